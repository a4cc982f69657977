import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { calibrationQuery, calibrationsQuery, learnerQuery, useLearner } from '../../api/learner.ts';
import { useName } from '../../api/names.ts';
import type { Calibration } from '../../api/stream.ts';
import type { Visit } from '../../app/scene.ts';
import { BandLine } from '../../charts/band-line.tsx';
import { inOrder } from '../../charts/in-order.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { BlindNote } from '../../ui/blind-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Loaded, Loading } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { CalibrationDetail } from './calibration-detail.tsx';
import { corrects, readingOf, timeOf, type SkillName } from './reading-of.ts';
import { RubricBands, rubricQuery } from './rubric-bands.tsx';
import { texts } from './texts.ts';

const NAMES = ['overall', ...SKILLS] as const;

const skillOf = (asked: string | undefined): SkillName => NAMES.find((name) => name === asked) ?? 'overall';

/** The newest verdict that read the skill, which is shown first. */
const newestOf = (rows: readonly Calibration[], skill: SkillName): Calibration | undefined =>
  rows.findLast((row) => readingOf(row, skill) !== null) ?? rows.at(-1);

/** The verdicts, then the newest of them, then its rubric. */
async function askVerdict({ client, params: { learner = '', skill } }: Visit): Promise<void> {
  const { rows } = await client.fetchQuery(calibrationsQuery(learner));
  const newest = newestOf(rows, skillOf(skill));
  if (!newest) return;
  const detail = await client.fetchQuery(calibrationQuery(learner, newest.number));
  if (skillOf(skill) !== 'overall' && detail.dossier) await client.prefetchQuery(rubricQuery(detail));
}

export function ask(visit: Visit): void {
  void visit.client.prefetchQuery(learnerQuery(visit.params.learner ?? ''));
  askVerdict(visit).catch(() => undefined);
}

export function Scene() {
  const names = useTexts(skillTexts);
  const { learner, skill: asked } = useParams({ strict: false }) as { learner: string; skill: string };
  const skill = skillOf(asked);
  const layer = useLearner(learner);
  const calibrations = useQuery(calibrationsQuery(learner));
  return (
    <Page title={`${names[skill]} · ${useName(learner)}`} aside={<StreamBadge state={layer.stream} />}>
      <BlindNote learner={learner} />
      <nav aria-label={names[skill]} className="flex flex-wrap gap-1">
        {NAMES.map((name) => (
          <Link
            key={name}
            to="/learners/$learner/skills/$skill"
            params={{ learner, skill: name }}
            className="rounded border border-line px-3 py-1 text-ink no-underline aria-[current=page]:border-edge aria-[current=page]:bg-wash"
          >
            {names[name]}
          </Link>
        ))}
      </nav>
      <Loaded query={calibrations}>{(rows) => <Verdicts {...{ learner, skill, rows }} />}</Loaded>
    </Page>
  );
}

type Props = { learner: string; skill: SkillName; rows: readonly Calibration[] };

function Verdicts({ learner, skill, rows }: Props) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<number | null>(null);
  const number = chosen ?? newestOf(rows, skill)?.number;
  if (number === undefined) return <Empty title={t.none}>{t.noneText}</Empty>;
  return (
    <>
      <Panel title={t.overTime}>
        <Curve {...{ skill, rows }} selected={number} onSelect={setChosen} />
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t.changes}>
          <Changes {...{ skill, rows }} selected={number} onSelect={setChosen} />
        </Panel>
        <Chosen {...{ learner, skill, number }} />
      </div>
    </>
  );
}

/** One verdict below the rubric by which it read the skill. Both are shown at once, so that nothing moves. */
function Chosen({ learner, skill, number }: Omit<Props, 'rows'> & { number: number }) {
  const t = useTexts(texts);
  const detail = useQuery(calibrationQuery(learner, number));
  const rubric = useQuery(rubricQuery(detail.data));
  if (detail.isPending || rubric.isLoading)
    return (
      <Panel title={t.verdict(number)}>
        <Loading />
      </Panel>
    );
  return (
    <div className="grid gap-4">
      {skill !== 'overall' && <RubricBands {...{ learner, skill, number }} />}
      <Panel title={t.verdict(number)}>
        <CalibrationDetail key={number} learner={learner} number={number} />
      </Panel>
    </div>
  );
}

type ListProps = Omit<Props, 'learner'> & { selected: number; onSelect: (number: number) => void };

const meanOf = (row: Calibration, skill: SkillName) =>
  skill === 'overall' ? row.after.overall : row.after.skills[skill];

function Curve({ skill, rows, selected, onSelect }: ListProps) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { tenth, whole, moment } = useFormat();
  const times = inOrder(rows.map((row) => ({ time: Date.parse(timeOf(row)), corrects: corrects(row) })));
  const points = rows.map((row, index) => {
    const { mean, sd } = meanOf(row, skill);
    return { key: row.number, at: times[index] as number, mean, sd };
  });
  const last = points.at(-1)?.mean ?? 50;
  const clip = (value: number) => tenth(Math.min(100, Math.max(0, value)));
  const table = {
    head: [t.when, t.mean, t.interval, t.why],
    rows: points.map(({ at, mean, sd }, index) => [
      moment(at),
      tenth(mean),
      `${clip(mean - 1.96 * sd)} – ${clip(mean + 1.96 * sd)}`,
      rows[index]?.reason ?? '–',
    ]),
  };
  const finding = t.finding(names[skill], tenth(50), tenth(last), whole(rows.length));
  return <BandLine {...{ points, finding, table, selected }} onSelect={(key) => onSelect(Number(key))} />;
}

function Changes({ skill, rows, selected, onSelect }: ListProps) {
  const t = useTexts(texts);
  const { moment, signedTenth, tenth, percent } = useFormat();
  return (
    <ol className="divide-y divide-line">
      {rows.toReversed().map((row) => {
        const reading = readingOf(row, skill);
        const before = rows.find(({ number }) => number === row.number - 1);
        const by = meanOf(row, skill).mean - (before ? meanOf(before, skill).mean : 50);
        return (
          <li key={row.number}>
            <button
              type="button"
              aria-pressed={row.number === selected}
              className="grid w-full gap-0.5 px-2 py-2 text-left hover:bg-sunken aria-pressed:bg-wash"
              onClick={() => onSelect(row.number)}
            >
              <span className="flex flex-wrap gap-x-3">
                <span className="font-medium">{t.verdict(row.number)}</span>
                <span className="text-muted">{moment(timeOf(row))}</span>
                <span className="ml-auto font-medium">{signedTenth(by)}</span>
              </span>
              {skill !== 'overall' && (
                <span className="text-note text-muted">
                  {reading ? t.reading(tenth(reading.x), percent(reading.confidence)) : t.notRead}
                </span>
              )}
              {row.reason !== null && <span className="text-muted">{row.reason}</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
