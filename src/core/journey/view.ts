import { isSettled, type JourneyState, type ProgramJourney, type StageRecord } from '../journey.ts';
import { own } from '../own.ts';
import type { PlacedStage, Program } from '../program.ts';

const STAGE_STATES = ['locked', 'open', 'in_progress', 'done', 'skipped'] as const;

export type StageState = (typeof STAGE_STATES)[number];

type Named = { id: string; title: string };

/** One stage as shown. Times are ISO 8601 in UTC; `waitsFor` lists the prerequisites neither done nor skipped. */
export type StageView = Named & {
  phase: string;
  kind: string;
  state: StageState;
  openedAt: string | null;
  startedAt: string | null;
  doneAt: string | null;
  skippedAt: string | null;
  attempts: number;
  parMinutes: number;
  /** The event of this stage that completes it. */
  completion: PlacedStage['completion'];
  waitsFor: Named[];
};

/** The facet `journey`: every stage in program order, and what is next, started work first. */
export type JourneyView = {
  program: string;
  version: number;
  title: string;
  startedAt: string | null;
  doneAt: string | null;
  done: number;
  skipped: number;
  of: number;
  stages: StageView[];
  next: (Named & { state: 'in_progress' | 'open' })[];
};

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** When a settled stage stopped blocking others. */
function settledAt({ doneAt, skippedAt }: StageRecord): number {
  return Math.min(doneAt ?? Infinity, skippedAt ?? Infinity);
}

function latest(times: Iterable<number>): number | null {
  let last: number | null = null;
  for (const at of times) last = last === null ? at : Math.max(last, at);
  return last;
}

function stageView(stage: PlacedStage, program: Program, journey: ProgramJourney): StageView {
  const record = own(journey.stages, stage.id);
  const before = stage.requires.map((id) => ({ id, record: own(journey.stages, id) }));
  const missing = before.filter(({ record }) => !isSettled(record));
  const opening = before.flatMap(({ record }) => (record ? [settledAt(record)] : []));
  const opened = missing.length > 0 ? null : latest(stage.requires.length === 0 ? [] : opening);
  return {
    id: stage.id,
    title: stage.title,
    phase: stage.phase,
    kind: stage.kind,
    state: record?.state ?? (missing.length > 0 ? 'locked' : 'open'),
    openedAt: iso(missing.length > 0 ? null : (opened ?? journey.startedAt)),
    startedAt: iso(record?.startedAt ?? null),
    doneAt: iso(record?.doneAt ?? null),
    skippedAt: iso(record?.skippedAt ?? null),
    attempts: record?.attempts ?? 0,
    parMinutes: stage.parMinutes,
    completion: stage.completion,
    waitsFor: missing.map(({ id }) => ({ id, title: program.stages.get(id)?.title ?? id })),
  };
}

/** The journey as shown, computed on read from the stored records. */
export function journeyView(program: Program, state: JourneyState): JourneyView {
  const journey = own(state.programs, program.id) ?? {
    version: program.version,
    startedAt: null,
    stages: {},
  };
  const inOrder = [...program.stages.values()].map((stage) => stageView(stage, program, journey));
  const byId = new Map(inOrder.map((stage) => [stage.id, stage]));
  const records = [...program.stages.keys()].map((id) => own(journey.stages, id));
  const settled = records.filter(isSettled);
  const under = (state: 'in_progress' | 'open') =>
    inOrder.filter((stage) => stage.state === state).map(({ id, title }) => ({ id, title, state }));
  return {
    program: program.id,
    version: program.version,
    title: program.title,
    startedAt: iso(journey.startedAt),
    doneAt: settled.length === records.length ? iso(latest(settled.map(settledAt))) : null,
    done: inOrder.filter(({ state }) => state === 'done').length,
    skipped: inOrder.filter(({ state }) => state === 'skipped').length,
    of: records.length,
    stages: program.phases.flatMap(({ stages }) => stages.map(({ id }) => byId.get(id) as StageView)),
    next: [...under('in_progress'), ...under('open')],
  };
}
