import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { SKILLS, skillTexts, type Skill } from '../../ui/skill-texts.ts';
import { Loaded } from '../../ui/states.tsx';
import { bandOf, verdictQuery, workQuery, type Bands, type Item } from './reviews.ts';
import { texts } from './texts.ts';

const BANDS = [1, 2, 3, 4, 5] as const;

export type Choice = { bands: Bands; marked: Skill; onBand: (skill: Skill, band: number) => void };

/** Five bands a skill: the judge's with its confidence, those of other readers, and the reviewer's own. */
export function RubricPane({ item, ...choice }: { item: Item } & Choice) {
  const t = useTexts(texts);
  const work = useQuery(workQuery(item));
  return (
    <Panel title={t.rubric} note={item.open ? t.rubricHelp : undefined}>
      <Loaded query={work}>
        {({ rubric }) => (
          <div className="grid gap-3">
            <p className="font-medium">{rubric.title}</p>
            {SKILLS.map((skill) => (
              <SkillBands
                key={skill}
                {...choice}
                item={item}
                skill={skill}
                bands={rubric.skills[skill] ?? []}
                chosen={choice.bands[skill]}
              />
            ))}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

type Props = Omit<Choice, 'bands'> & {
  item: Item;
  skill: Skill;
  bands: readonly string[];
  chosen: number | undefined;
};

function SkillBands({ item, skill, bands, chosen, marked, onBand }: Props) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const current = item.open && marked === skill;
  return (
    <section
      aria-labelledby={`skill-${skill}`}
      aria-current={current}
      data-skill={skill}
      className="grid gap-1 rounded border border-line p-2 aria-[current=true]:border-accent"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={`skill-${skill}`} className="font-medium">
          {names[skill]}
        </h3>
        <div role="group" aria-label={names[skill]} className="ml-auto flex gap-1">
          {BANDS.map((band) => (
            <button
              key={band}
              type="button"
              disabled={!item.open}
              aria-pressed={chosen === band}
              title={bands[band - 1]}
              className="size-7 rounded border border-edge hover:bg-sunken disabled:opacity-60 aria-pressed:border-transparent aria-pressed:bg-accent aria-pressed:text-on-accent"
              onClick={() => onBand(skill, band)}
            >
              {band}
            </button>
          ))}
        </div>
      </div>
      <Readings item={item} skill={skill} chosen={chosen} />
      {bands.length === 0 ? (
        <p className="text-note text-muted">{t.noBands}</p>
      ) : (
        <details open={current}>
          <summary className="text-note text-accent">{t.rubric}</summary>
          <ol className="grid gap-0.5 text-note">
            {bands.map((text, index) => (
              <li key={text} className={`px-1 ${chosen === index + 1 ? 'rounded bg-wash font-medium' : ''}`}>
                {index + 1}. {text}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Readings({ item, skill, chosen }: Pick<Props, 'item' | 'skill' | 'chosen'>) {
  const t = useTexts(texts);
  const { tenth, percent } = useFormat();
  const { data: verdict } = useQuery(verdictQuery(item));
  const judged = verdict?.observations.find((one) => one.skill === skill);
  const read = (verdict?.readings ?? []).flatMap(({ by, skills }) => {
    const x = skills[skill];
    return x === undefined ? [] : [t.readBy(by, bandOf(x))];
  });
  const byJudge = judged
    ? t.judgeRead(bandOf(judged.x), tenth(judged.x), percent(judged.confidence))
    : t.judgeNothing;
  const lines = [
    item.hidden ? t.judgeHidden : verdict && byJudge,
    ...read,
    chosen === undefined ? undefined : t.chosen(chosen),
  ];
  return (
    <p className="flex flex-wrap gap-x-3 text-note text-muted">
      {lines.map((line) => line && <span key={line}>{line}</span>)}
    </p>
  );
}
