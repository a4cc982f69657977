import { memo } from 'react';
import type { Award, Calibration } from '../../api/stream.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { LearnerLink } from '../../ui/learner-link.tsx';
import { Tier } from '../../ui/tier.tsx';
import { useGuardName } from '../../ui/use-guard-name.ts';
import type { FeedItem } from './feed.ts';
import { texts } from './texts.ts';

/** Drawn once: what happened does not change. */
export const FeedLine = memo(({ item }: { item: FeedItem }) => {
  const t = useTexts(texts);
  const { clock } = useFormat();
  if (item.kind === 'missed') return <li className="py-2 text-warn">{t.missed}</li>;
  return (
    <li
      data-entry={item.kind === 'award' ? item.award.entry : undefined}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-1.5 sm:grid-cols-[auto_7rem_minmax(0,1fr)]"
    >
      <time dateTime={item.at} className="text-muted text-note leading-5">
        {item.at === '' ? '' : clock(item.at)}
      </time>
      <span className="truncate">
        <LearnerLink id={item.learner} />
      </span>
      <div className="col-span-2 min-w-0 sm:col-span-1">
        {item.kind === 'award' && <AwardLine award={item.award} raisedFrom={item.raisedFrom} />}
        {item.kind === 'verdict' && <VerdictLine calibration={item.calibration} />}
        {item.kind === 'level' && <p className="font-semibold text-good">{t.level(item.level)}</p>}
      </div>
    </li>
  );
});

function AwardLine({ award, raisedFrom }: { award: Award; raisedFrom: number | null }) {
  const t = useTexts(texts);
  const { whole, factor, signed } = useFormat();
  const guardName = useGuardName();
  if (award.kind !== 'award')
    return <p className="font-medium">{t.correction(t[award.kind], signed(award.xp))}</p>;
  const paid = t.award(whole(award.base ?? 0), factor(award.multiplier ?? 1), whole(award.xp));
  return (
    <>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>{award.eventType}</span>
        <span className={award.reason === null ? 'font-medium' : 'text-muted'}>
          {award.reason === null ? paid : t.notPaid(guardName(award.reason))}
        </span>
      </p>
      {raisedFrom !== null && (
        <p className="font-medium text-accent">
          {t.raised(factor(raisedFrom), factor(award.multiplier ?? 1))}
        </p>
      )}
    </>
  );
}

function VerdictLine({ calibration }: { calibration: Calibration }) {
  const t = useTexts(texts);
  const { tenth } = useFormat();
  const { number, judge, unscored, reason, after } = calibration;
  const { mean, sd, tier } = after.overall;
  return (
    <div className="rounded-sm bg-wash px-2 py-1">
      <p className="flex flex-wrap gap-x-3 font-medium">
        {t.verdict(number)}
        {unscored === null ? <Tier tier={tier} /> : t.unscored(unscored)}
        <span>{t.overall(tenth(mean), tenth(1.96 * sd))}</span>
        {judge !== null && <span className="font-normal text-muted">{t.judgedBy(judge)}</span>}
      </p>
      {reason !== null && <p className="text-muted">{reason}</p>}
    </div>
  );
}
