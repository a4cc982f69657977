/**
 * An executable model of how one learner's events are awarded: intake, ring and hint, the workflow, workers that attend the
 * learner, and what may go wrong. Each move is one step that nothing can interrupt: a transaction, a message that arrives, or a
 * turn of an event loop. Time is not modelled: a wait may end at any moment.
 */

export const WORKERS = [0, 1] as const;
type Worker = (typeof WORKERS)[number];

/** An open activity that attends the learner, in the process of a worker. */
type Attendant = {
  worker: Worker;
  does: 'begin' | 'award' | 'awarded' | 'wait' | 'leave' | 'answer';
  /** A hint came since it last waited. */
  called: boolean;
  /** Why it ends, if it was told to: its process stops, or a later attendant of the process took its place. */
  told: 'leave' | 'replaced' | null;
  /** What its last award left: events, or a completion. */
  left: 'events' | 'completion' | null;
  /** What it answers: whether the workflow must look again. */
  more: boolean;
  /** The run that started it was renewed: its answer reaches nobody. */
  isOfEarlierRun?: boolean;
  seen?: Seen | undefined;
};

/** What an award has read, if the row is not locked from then on. */
type Seen = Pick<State, 'accepted' | 'awardedTo'>;

export type State = {
  /** The learner's row. */
  accepted: number;
  /** How often each accepted event was awarded. */
  awards: readonly number[];
  awardedTo: number;
  awake: boolean;
  attendedBy: Worker | null;
  /** A completion that waits for its verdict. */
  pending: boolean;
  erased: boolean;
  /** What the API process sends after its transaction. */
  sends: 'ring' | Worker | null;
  /** On the way: a signal to Temporal, hints to workers. */
  ring: boolean;
  hints: readonly Worker[];
  /** Hints to another process that the API watches. */
  watched: boolean;
  workers: readonly ('runs' | 'stops' | 'frozen' | 'dead')[];
  attendants: readonly Attendant[];
  workflow: {
    at: 'none' | 'award' | 'answered' | 'decide' | 'park';
    bell: boolean;
    /** The answer of its last award. */
    attendedBy: Worker | null;
    more: boolean;
    blocked: boolean;
    judging: boolean;
    /** Attendances whose answer it waits for. */
    open: number;
    seen?: Seen | undefined;
  };
  /** Faults that may still happen. */
  faults: Readonly<Record<Fault, number>>;
};

type Fault = 'kill' | 'freeze' | 'lose' | 'stop' | 'erase' | 'renew';

/** Rules of the product that can be left out, to see that each is needed. */
export const RULES = [
  'the row is locked while events are awarded',
  'who leaves says whether events are left',
  'who begins looks for events that came before',
  'the bell is cleared before the award, not after it',
  'a hint before the wait is remembered',
  'a hint for a learner whom nobody attends here rings',
  'a hint to a worker that died becomes a ring',
  'a run is not renewed during an attendance',
  'a new run begins with an award',
  'a completion ends the attendance, for the workflow to have it judged',
  'a verdict says whether events are left',
  'nothing is awarded after an erase',
  'the sweeper rings for what is pending',
] as const;
export type Rule = (typeof RULES)[number];

export type Model = {
  /** Events that are sent, of which the second completes something if `completes`. */
  events: number;
  completes?: boolean;
  faults?: Partial<Record<Fault, number>>;
  sweeper?: boolean;
  /** Hints go to workers in the process of the API, and so are not watched. */
  isOneProcess?: boolean;
  /** Most attendances at once; 2 by default. */
  attendants?: number;
  without?: Rule;
};

/**
 * A move from inside happens by itself soon. One from outside may never happen: an event, a fault, and the end of a long wait, for
 * which no event may have to wait.
 */
export type Move = { name: string; by: 'inside' | 'outside'; to: State; row?: RowMove | undefined };

/** What a move does to the learner's row, in one transaction. */
export type RowMove =
  | { does: 'accept' | 'award' | 'verdict' | 'erase' }
  | { does: 'begin' | 'leave'; worker: Worker };

const NO_FAULTS: Record<Fault, number> = { kill: 0, freeze: 0, lose: 0, stop: 0, erase: 0, renew: 0 };

export function firstState({ faults = {} }: Model): State {
  return {
    accepted: 0,
    awards: [],
    awardedTo: 0,
    awake: false,
    attendedBy: null,
    pending: false,
    erased: false,
    sends: null,
    ring: false,
    hints: [],
    watched: false,
    workers: ['runs', 'runs'],
    attendants: [],
    workflow: {
      at: 'none',
      bell: false,
      attendedBy: null,
      more: false,
      blocked: false,
      judging: false,
      open: 0,
    },
    faults: { ...NO_FAULTS, ...faults },
  };
}

export const isDone = (state: State): boolean =>
  state.erased || (state.awardedTo === state.accepted && !state.pending);

const more = (state: State): boolean => state.accepted > state.awardedTo;

const spend = (state: State, fault: Fault): State => ({
  ...state,
  faults: { ...state.faults, [fault]: state.faults[fault] - 1 },
});

/** The award transaction: one event, or nothing while a verdict is pending. */
function awarded(model: Model, state: State, seen: Seen = state): State {
  const isRefused = state.erased && model.without !== 'nothing is awarded after an erase';
  if (isRefused || state.pending || seen.awardedTo >= seen.accepted) return state;
  const seq = seen.awardedTo + 1;
  return {
    ...state,
    awardedTo: seq,
    awards: state.awards.map((times, index) => (index === seq - 1 ? times + 1 : times)),
    awake: seen.accepted > seq,
    pending: model.completes === true && seq === 2,
  };
}

/** One event is accepted: whoever finds the learner asleep rings, or hints at the worker that attends. */
function accepted(state: State): State {
  const sends = state.awake ? null : (state.attendedBy ?? ('ring' as const));
  return {
    ...state,
    accepted: state.accepted + 1,
    awards: [...state.awards, 0],
    awake: true,
    sends,
  };
}

const begun = (state: State, worker: Worker): State =>
  state.erased ? state : { ...state, attendedBy: worker };

const left = (state: State, worker: Worker): State =>
  state.attendedBy === worker ? { ...state, attendedBy: null } : state;

function withAttendant(state: State, index: number, change: Partial<Attendant> | null): State {
  const attendants = state.attendants.flatMap((attendant, at) =>
    at !== index ? [attendant] : change === null ? [] : [{ ...attendant, ...change }],
  );
  return { ...state, attendants };
}

const withWorkflow = (state: State, change: Partial<State['workflow']>): State => ({
  ...state,
  workflow: { ...state.workflow, ...change },
});

const call = (state: State): State => withWorkflow(state, { bell: true });

/** A signal reaches the workflow, or starts it. */
function arrived(state: State): State {
  const { at } = state.workflow;
  return at === 'none' ? withWorkflow(state, { at: 'award', bell: false }) : call(state);
}

function* intakeMoves({ events, ...model }: Model, state: State): Generator<Move> {
  const { sends } = state;
  if (state.accepted < events && sends === null && !state.erased)
    yield { name: 'accept', by: 'outside', to: accepted(state), row: { does: 'accept' } };
  if (sends !== null) {
    const sent = { ...state, sends: null };
    if (sends === 'ring') yield { name: 'ring', by: 'inside', to: { ...sent, ring: true } };
    else {
      const hints = WORKERS.filter((worker) => worker === sends || state.hints.includes(worker));
      yield { name: 'hint', by: 'inside', to: { ...sent, hints, watched: model.isOneProcess !== true } };
    }
    if (state.faults.lose > 0) yield { name: 'lose', by: 'outside', to: spend(sent, 'lose') };
  }
  if (state.ring) yield { name: 'signal', by: 'inside', to: arrived({ ...state, ring: false }) };
  const { attendedBy } = state;
  const isGone = attendedBy === null || ['frozen', 'dead'].includes(state.workers[attendedBy]!);
  const waits = more(state) && !state.pending;
  if (state.watched && (isGone || !waits)) {
    const rings = isGone && waits && model.without !== 'a hint to a worker that died becomes a ring';
    yield { name: 'watch', by: 'inside', to: { ...state, watched: false, ring: state.ring || rings } };
  }
  const isDue = more(state) || state.pending;
  if (model.sweeper && isDue && !state.erased && model.without !== 'the sweeper rings for what is pending')
    yield { name: 'sweep', by: 'inside', to: arrived(state) };
}

/** Whether a hint to the worker reaches this attendant. */
const isHere = (one: Attendant, worker: Worker): boolean =>
  one.worker === worker && one.does !== 'answer' && one.told !== 'replaced';

function* hintMoves(model: Model, state: State): Generator<Move> {
  for (const worker of state.hints) {
    if (state.workers[worker] === 'frozen') continue;
    const rest = { ...state, hints: state.hints.filter((other) => other !== worker) };
    const here = state.attendants.findIndex((one) => isHere(one, worker));
    if (state.workers[worker] === 'dead') yield { name: 'hint is lost', by: 'inside', to: rest };
    else if (here >= 0) {
      const forgets =
        model.without === 'a hint before the wait is remembered' && state.attendants[here]!.does !== 'wait';
      yield {
        name: 'hint arrives',
        by: 'inside',
        to: forgets ? rest : withAttendant(rest, here, { called: true }),
      };
    } else {
      const rings = model.without !== 'a hint for a learner whom nobody attends here rings';
      const to = { ...left(rest, worker), ring: rest.ring || rings };
      yield { name: 'hint finds nobody', by: 'inside', to, row: { does: 'leave', worker } };
    }
  }
}

const readsFirst = ({ without }: Model, seen: Seen | undefined): boolean =>
  without === 'the row is locked while events are awarded' && seen === undefined;

const seenOf = ({ accepted, awardedTo }: State): Seen => ({ accepted, awardedTo });

function leftBy(state: State): Attendant['left'] {
  if (state.pending) return 'completion';
  return more(state) && !state.erased ? 'events' : null;
}

/** What an attendant does with the answer of its award. */
function afterAward(model: Model, { left: rest, told }: Attendant): Partial<Attendant> {
  if (rest !== 'completion') return { does: rest === 'events' ? 'award' : 'wait', left: null };
  const says = model.without !== 'a completion ends the attendance, for the workflow to have it judged';
  return { does: told === 'replaced' ? 'answer' : 'leave', more: says, left: null };
}

/** The next step of an attendant whose process runs. */
function attendantMove(model: Model, state: State, index: number): Move {
  const attendant = state.attendants[index]!;
  const { worker, does, called, told, seen } = attendant;
  const step = (name: string, to: State, change: Partial<Attendant> | null, row?: RowMove): Move => ({
    name,
    by: 'inside',
    to: withAttendant(to, index, change),
    row,
  });
  const awardStep = () => {
    const to = awarded(model, state, seen);
    return step('award', to, { does: 'awarded', seen: undefined, left: leftBy(to) }, { does: 'award' });
  };
  switch (does) {
    case 'begin': {
      const looks = more(state) && model.without !== 'who begins looks for events that came before';
      const next = looks ? 'award' : 'wait';
      return step(
        'begin',
        begun(state, worker),
        { does: state.erased ? 'answer' : next },
        { does: 'begin', worker },
      );
    }
    case 'award':
      if (readsFirst(model, seen)) return step('read', state, { seen: seenOf(state) });
      return awardStep();
    case 'awarded':
      return step('answered', state, afterAward(model, attendant));
    case 'wait':
      if (told !== null) return step('ends', state, { does: told === 'leave' ? 'leave' : 'answer' });
      return called
        ? step('wakes', state, { does: 'award', called: false })
        : { ...step('waited long', state, { does: 'leave' }), by: 'outside' };
    case 'leave': {
      const isLeft = state.attendedBy === worker && more(state);
      const says = isLeft && model.without !== 'who leaves says whether events are left';
      return step(
        'leave',
        left(state, worker),
        { does: 'answer', more: attendant.more || says },
        { does: 'leave', worker },
      );
    }
    case 'answer': {
      if (attendant.isOfEarlierRun) return step('answer', state, null);
      const to = withWorkflow(state, { open: state.workflow.open - 1 });
      return step('answer', attendant.more ? call(to) : to, null);
    }
    default:
      return does satisfies never;
  }
}

function* attendantMoves(model: Model, state: State): Generator<Move> {
  for (const [index, { worker }] of state.attendants.entries())
    if (state.workers[worker] === 'runs' || state.workers[worker] === 'stops')
      yield attendantMove(model, state, index);
}

/** Temporal ends the attendances whose worker is gone, after a long time. */
function* lostMoves(state: State): Generator<Move> {
  const { open } = state.workflow;
  if (open > state.attendants.filter((one) => !one.isOfEarlierRun).length)
    yield { name: 'attendance times out', by: 'outside', to: call(withWorkflow(state, { open: open - 1 })) };
}

/** After an award that left nothing: leaves for a worker that is gone, attends, or just waits for the bell. */
function* decideMoves({ attendants: most = 2 }: Model, state: State): Generator<Move> {
  const { attendedBy, open } = state.workflow;
  const park = (to: State) => withWorkflow(to, { at: 'park' });
  if (attendedBy !== null) {
    const isAlive = ['runs', 'stops'].includes(state.workers[attendedBy]!);
    // Another process only knows that the worker runs.
    if (isAlive) yield { name: 'is attended', by: 'inside', to: park(state) };
    if (isAlive && state.attendants.some((one) => isHere(one, attendedBy))) return;
    const isLeft = state.attendedBy === attendedBy && more(state);
    const to = left(state, attendedBy);
    const next = isLeft ? withWorkflow(to, { at: 'award', bell: false }) : park(to);
    yield { name: 'leave for it', by: 'inside', to: next, row: { does: 'leave', worker: attendedBy } };
    return;
  }
  yield { name: 'park', by: 'inside', to: park(state) };
  for (const worker of WORKERS) {
    if (state.workers[worker] !== 'runs' || state.attendants.length >= most) continue;
    const attendants = state.attendants.map((one) =>
      one.worker === worker ? { ...one, told: one.told ?? ('replaced' as const) } : one,
    );
    const mine: Attendant = { worker, does: 'begin', called: false, told: null, left: null, more: false };
    const to = { ...withWorkflow(state, { open: open + 1 }), attendants: [...attendants, mine] };
    yield { name: 'attend', by: 'inside', to: park(to) };
  }
}

/** A new run takes the place of this one. */
function renewed(model: Model, state: State): State {
  const attendants = state.attendants.map((one) => ({ ...one, isOfEarlierRun: true }));
  const at = model.without === 'a new run begins with an award' ? 'park' : 'award';
  return withWorkflow({ ...spend(state, 'renew'), attendants }, { at, bell: false, open: 0 });
}

/** What a run does with the answer of its award. */
function answered(model: Model, state: State): State {
  const clearsLate = model.without === 'the bell is cleared before the award, not after it';
  const heard = clearsLate ? withWorkflow(state, { bell: false }) : state;
  const { more: goesOn, blocked, judging } = heard.workflow;
  if (blocked) return withWorkflow(heard, { at: 'park', judging: judging || heard.pending });
  return withWorkflow(heard, goesOn ? { at: 'award', bell: false } : { at: 'decide' });
}

function* workflowMoves(model: Model, state: State): Generator<Move> {
  const { at, bell, open, judging, seen } = state.workflow;
  if (at === 'award' && readsFirst(model, seen))
    yield { name: 'read', by: 'inside', to: withWorkflow(state, { seen: seenOf(state) }) };
  else if (at === 'award') {
    const to = awarded(model, state, seen);
    const answer = {
      attendedBy: to.attendedBy,
      more: more(to) && !to.erased,
      blocked: to.pending || to.erased,
    };
    yield {
      name: 'award',
      by: 'inside',
      to: withWorkflow(to, { ...answer, at: 'answered', seen: undefined }),
      row: { does: 'award' },
    };
  }
  if (at === 'answered') yield { name: 'answered', by: 'inside', to: answered(model, state) };
  if (at === 'decide') yield* decideMoves(model, state);
  if (at === 'park' && bell)
    yield { name: 'hears', by: 'inside', to: withWorkflow(state, { at: 'award', bell: false }) };
  const isQuiet = open === 0 || model.without === 'a run is not renewed during an attendance';
  if (at === 'park' && bell && state.faults.renew > 0 && !judging && isQuiet)
    yield { name: 'renew', by: 'outside', to: renewed(model, state) };
  if (judging) {
    const to = withWorkflow({ ...state, pending: false }, { judging: false });
    const says = more(to) && model.without !== 'a verdict says whether events are left';
    yield { name: 'verdict', by: 'inside', to: says ? call(to) : to, row: { does: 'verdict' } };
  }
}

function* faultMoves(state: State): Generator<Move> {
  const { faults, workers } = state;
  for (const worker of WORKERS) {
    const how = workers[worker];
    const become = (next: State['workers'][number], to = state): State => ({
      ...to,
      workers: workers.map((before, index) => (index === worker ? next : before)),
    });
    // One worker always goes on.
    const isLast = how === 'runs' && workers.filter((other) => other === 'runs').length === 1;
    const attendants = state.attendants.filter((one) => one.worker !== worker);
    if (faults.kill > 0 && how !== 'dead' && !isLast)
      yield { name: 'kill', by: 'outside', to: { ...become('dead', spend(state, 'kill')), attendants } };
    if (faults.freeze > 0 && how === 'runs' && !isLast)
      yield { name: 'freeze', by: 'outside', to: become('frozen', spend(state, 'freeze')) };
    if (how === 'frozen') yield { name: 'thaw', by: 'outside', to: become('runs') };
    if (faults.stop > 0 && how === 'runs' && !isLast) {
      const told = state.attendants.map((one) =>
        one.worker === worker ? { ...one, told: one.told ?? ('leave' as const) } : one,
      );
      yield {
        name: 'stop',
        by: 'outside',
        to: { ...become('stops', spend(state, 'stop')), attendants: told },
      };
    }
    if (how === 'stops' && attendants.length === state.attendants.length)
      yield { name: 'stopped', by: 'inside', to: become('dead') };
  }
  if (faults.erase > 0 && !state.erased)
    yield {
      name: 'erase',
      by: 'outside',
      to: { ...spend(state, 'erase'), erased: true, attendedBy: null },
      row: { does: 'erase' },
    };
}

/** All moves that are possible in a state. */
export function* movesOf(model: Model, state: State): Generator<Move> {
  yield* intakeMoves(model, state);
  yield* hintMoves(model, state);
  yield* attendantMoves(model, state);
  yield* lostMoves(state);
  yield* workflowMoves(model, state);
  yield* faultMoves(state);
}
