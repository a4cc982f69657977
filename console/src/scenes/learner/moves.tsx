import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Calibration } from '../../api/stream.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { timeOf } from '../skill/reading-of.ts';
import { texts } from './texts.ts';

const CalibrationDetail = lazy(() =>
  import('../skill/calibration-detail.tsx').then(({ CalibrationDetail }) => ({ default: CalibrationDetail })),
);

const SHOWN = 12;

/** Every verdict, newest first, with what it changed; each opens to its evidence. */
export function Moves({ learner, rows }: { learner: string; rows: readonly Calibration[] }) {
  const t = useTexts(texts);
  const newest = rows.toReversed().slice(0, SHOWN);
  return (
    <Panel title={t.moved}>
      {newest.length === 0 ? (
        <Empty title={t.nothingMoved}>{t.nothingMovedText}</Empty>
      ) : (
        <ol className="divide-y divide-line">
          {newest.map((row) => (
            <Move
              key={row.number}
              learner={learner}
              row={row}
              before={rows.find(({ number }) => number === row.number - 1)}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Move({
  learner,
  row,
  before,
}: {
  learner: string;
  row: Calibration;
  before: Calibration | undefined;
}) {
  const t = useTexts(texts);
  const { moment, tenth } = useFormat();
  const [open, setOpen] = useState(false);
  const judge = row.source === 'review' ? t.byPerson : t.by(row.judge ?? '–');
  return (
    <li className="py-2">
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="grid gap-1">
          <span className="flex flex-wrap gap-x-3">
            <span className="flex items-center gap-1 font-medium">
              <ChevronRight aria-hidden size={14} className="text-accent group-open:rotate-90" />
              {t.verdict(row.number)}
            </span>
            <time dateTime={timeOf(row)} className="text-muted">
              {moment(timeOf(row))}
            </time>
            <span className="text-muted">{judge}</span>
            <span className="ml-auto">
              {row.unscored === null
                ? t.overallMoved(tenth(before?.after.overall.mean ?? 50), tenth(row.after.overall.mean))
                : t.unscored(row.unscored)}
            </span>
          </span>
          <Changes row={row} before={before} />
          {row.reason !== null && <span className="text-muted">{row.reason}</span>}
        </summary>
        {open && (
          <Suspense fallback={<Loading />}>
            <CalibrationDetail learner={learner} number={row.number} />
          </Suspense>
        )}
      </details>
    </li>
  );
}

/** The skills that a verdict moved by at least a tenth of a point. */
function Changes({ row, before }: { row: Calibration; before: Calibration | undefined }) {
  const names = useTexts(skillTexts);
  const { signedTenth } = useFormat();
  const changes = SKILLS.map((skill) => ({
    skill,
    by: row.after.skills[skill].mean - (before?.after.skills[skill].mean ?? 50),
  })).filter(({ by }) => Math.abs(by) >= 0.05);
  return (
    <span className="flex flex-wrap gap-x-4">
      {changes.map(({ skill, by }) => (
        <span key={skill}>
          {names[skill]} <span className={by > 0 ? 'text-good' : 'text-bad'}>{signedTenth(by)}</span>
        </span>
      ))}
    </span>
  );
}
