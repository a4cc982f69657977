import type { Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Failure } from '../../ui/states.tsx';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { Tier } from '../../ui/tier.tsx';
import { texts } from './texts.ts';

type Props = { query: { data: Schemas['Reviewed'] | undefined; error: Error | null } };

/** What saving would do, as the API computed it: the same transaction, rolled back. */
export function Effect({ query: { data, error } }: Props) {
  const t = useTexts(texts);
  if (error) return <Failure problem={error} />;
  return (
    <section
      aria-label={t.effect}
      aria-live="polite"
      className="grid min-h-24 content-start gap-1 rounded bg-sunken p-3"
    >
      <h3 className="font-medium">{t.effect}</h3>
      {data === undefined && <p className="text-muted">{t.computing}</p>}
      {data?.correction === null && <p>{t.noEffect}</p>}
      {data?.correction && <Changes {...data.correction} />}
    </section>
  );
}

function Changes({ xp, before, after }: NonNullable<Schemas['Correction']>) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { signed, whole, tenth } = useFormat();
  const moved = SKILLS.filter(
    (skill) => Math.abs(after.snapshot.skills[skill].mean - before.snapshot.skills[skill].mean) >= 0.05,
  );
  const lines: [string, string][] = [
    [t.xp, signed(xp)],
    [t.total, t.fromTo(whole(before.total), whole(after.total))],
    [t.level, t.fromTo(whole(before.level), whole(after.level))],
    ...moved.map((skill): [string, string] => [
      names[skill],
      t.fromTo(tenth(before.snapshot.skills[skill].mean), tenth(after.snapshot.skills[skill].mean)),
    ]),
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
      <dt className="text-muted">{t.tier}</dt>
      <dd className="flex flex-wrap gap-2 font-medium">
        <Tier tier={before.snapshot.overall.tier} /> → <Tier tier={after.snapshot.overall.tier} />
      </dd>
    </dl>
  );
}
