import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client.ts';
import { calibrationQuery } from '../../api/learner.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Loaded } from '../../ui/states.tsx';
import { SKILLS, skillTexts, type Skill } from '../../ui/skill-texts.ts';
import { Appeal } from './appeal.tsx';
import { Quoted } from '../../ui/quoted.tsx';
import { texts } from './texts.ts';

type Detail = Schemas['CalibrationDetail'];

/** One verdict: who judged, the reading of each skill, the quotes in their turns, and the appeal. */
export function CalibrationDetail({ learner, number }: { learner: string; number: number }) {
  const query = useQuery(calibrationQuery(learner, number));
  return (
    <div className="mt-3 grid gap-4 rounded-md bg-sunken p-3">
      <Loaded query={query}>
        {(detail) => (
          <>
            <Judged detail={detail} />
            {(detail.judge !== null || detail.quotes.length > 0) && <Quotes detail={detail} />}
            <Appeal learner={learner} number={number} review={detail.review} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Judged({
  detail: { judge, judgeVersion, replaces, observations, flags, dossier, trace },
}: {
  detail: Detail;
}) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, percent, whole } = useFormat();
  const seen = (skill: Skill) => observations.filter((one) => one.skill === skill);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      <dt className="text-muted">{t.judge}</dt>
      <dd>
        {judge === null ? t.person : t.judgedBy(judge, judgeVersion ?? '–')}
        {trace.tokens.input > 0 && (
          <span className="text-muted">{` · ${t.cost(whole(trace.tokens.input), whole(trace.tokens.output))}`}</span>
        )}
      </dd>
      {replaces !== null && (
        <>
          <dt className="text-muted">{t.corrects}</dt>
          <dd>{t.verdict(replaces)}</dd>
        </>
      )}
      {dossier?.rubric.title && (
        <>
          <dt className="text-muted">{t.rubric}</dt>
          <dd>{dossier.rubric.title}</dd>
        </>
      )}
      {SKILLS.filter((skill) => seen(skill).length > 0).map((skill) => (
        <div key={skill} className="contents">
          <dt className="text-muted">{names[skill]}</dt>
          <dd>
            {seen(skill)
              .map(({ x, confidence }) => t.reading(tenth(x), percent(confidence)))
              .join('; ')}
          </dd>
        </div>
      ))}
      {flags.length > 0 && (
        <>
          <dt className="text-muted">{t.flags}</dt>
          <dd>{flags.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function Quotes({ detail: { quotes, events } }: { detail: Detail }) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { moment } = useFormat();
  const turns = [...Map.groupBy(quotes, ({ seq }) => seq)];
  return (
    <div className="grid gap-3">
      <h3 className="font-medium">{t.quotes}</h3>
      {turns.length === 0 && <p className="text-muted">{t.noQuotes}</p>}
      {turns.map(([seq, found]) => (
        <div key={seq} className="grid gap-1">
          <p className="text-note text-muted">
            {[...new Set(found.map(({ skill }) => names[skill as Skill] ?? skill))].join(', ')}
            {found[0]?.turn && ` · ${moment(found[0].turn.at)}`}
          </p>
          <Quoted
            text={found[0]?.turn?.text ?? found.map(({ text }) => text).join(' … ')}
            quotes={found.map(({ text }) => text)}
          />
        </div>
      ))}
      {events.length > 0 && (
        <>
          <h3 className="font-medium">{t.events}</h3>
          <ul className="list-disc pl-5">
            {events.map(({ skill, seq, what }) => (
              <li key={`${skill} ${seq}`}>{`${names[skill as Skill] ?? skill}: ${what}`}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
