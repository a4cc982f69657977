import type { StoredEvent } from '../../core/event.ts';
import type { DossierInput, PriorCalibration, SnapshotView } from './input.ts';
import { keepEndsOf, labelsOf, type Label, isOwnEvent, piecesOf, turnsOf, type Turn } from './turn.ts';
import type { Rubric } from '../../core/rubric.ts';
import { timingOf, type Timing } from './timing.ts';

type CoworkAction = { seq: number; at: string; own: boolean; type: string; action: string };

type LearnUse = { seq: number; at: string; kind: 'lesson_opened' | 'hint_used' | 'answer_revealed' };

type NoteCheck = {
  seq: number;
  at: string;
  passed: boolean | null;
  items: { name: string; passed: boolean }[];
};

/** An event of the evidence: when it happened and whether the learner caused it. */
type EventLine = { seq: number; type: string; at: string; own: boolean };

/** Everything a judge gets about one completion: plain JSON, frozen once stored. */
export type Dossier = {
  form: 1;
  learner: string;
  completion: {
    seq: number;
    type: string;
    stage: string | null;
    touchpoint: string | null;
    outcome: string | null;
  };
  rubric: { id: string; version: number; body: Rubric };
  turns: Turn[];
  context: Turn[];
  events: EventLine[];
  cowork: CoworkAction[];
  learn: LearnUse[];
  checks: NoteCheck[];
  /** Learner texts in other fields. Read by the guard only; missing in older dossiers. */
  labels?: Label[];
  timing: Timing;
  /** What did not fit, by part. Empty if everything fits. */
  leftOut: { part: string; items: number; characters: number }[];
  /** Only for the checker: a scorer that sees earlier numbers is biased towards them. */
  background: { prior: PriorCalibration[]; snapshot: SnapshotView };
};

/** Size limits of the parts: characters for texts, items for lists. */
export const LIMITS = {
  turns: 60_000,
  context: 12_000,
  events: 600,
  cowork: 200,
  learn: 200,
  checks: 20,
  labels: 12_000,
  prior: 20,
};
const ACTION_LIMIT = 300;

function sizeOfTurn(turn: Turn): number {
  return piecesOf(turn).reduce((sum, piece) => sum + piece.length, 40 + (turn.name?.length ?? 0));
}

function sizeOfLabel({ text }: Label): number {
  return 20 + text.length;
}

function one(): number {
  return 1;
}

function shortText(value: unknown, limit: number): string {
  return typeof value === 'string' ? value.slice(0, limit).toWellFormed() : '';
}

function coworkOf(event: StoredEvent, learner: string): CoworkAction {
  const action = shortText(event.data.action ?? event.data.text, ACTION_LIMIT);
  return { seq: event.seq, at: event.time, own: isOwnEvent(event, learner), type: event.type, action };
}

const LEARN_KINDS: readonly LearnUse['kind'][] = ['lesson_opened', 'hint_used', 'answer_revealed'];

function learnOf(event: StoredEvent): LearnUse[] {
  const kind = LEARN_KINDS.find((name) => event.type === `learn.${name}`);
  return kind === undefined ? [] : [{ seq: event.seq, at: event.time, kind }];
}

function checkOf(event: StoredEvent): NoteCheck[] {
  if (event.type !== 'note.check_attempted') return [];
  const items = Array.isArray(event.data.items) ? event.data.items : [];
  return [
    {
      seq: event.seq,
      at: event.time,
      passed: typeof event.data.passed === 'boolean' ? event.data.passed : null,
      items: items.slice(0, 100).map(({ name, passed }) => ({ name: shortText(name, ACTION_LIMIT), passed })),
    },
  ];
}

/**
 * Builds the dossier of one completion: pure, deterministic, JSON. Parts over their limit lose their middle, and
 * `leftOut` says how much.
 */
export function buildDossier(input: DossierInput): Dossier {
  const { learner, completion, events } = input;
  const leftOut: Dossier['leftOut'] = [];
  const fit = <T>(part: keyof typeof LIMITS, items: readonly T[], sizeOf: (item: T) => number): T[] => {
    const cut = keepEndsOf(items, sizeOf, LIMITS[part]);
    const characters = sizeOf === one ? 0 : cut.leftOut.reduce((sum, item) => sum + sizeOf(item), 0);
    if (cut.leftOut.length > 0) leftOut.push({ part, items: cut.leftOut.length, characters });
    return cut.kept;
  };
  const turns = fit(
    'turns',
    events.flatMap((event) => turnsOf(event, learner, true)),
    sizeOfTurn,
  );
  const context = fit(
    'context',
    input.context.flatMap((event) => turnsOf(event, learner, false)),
    sizeOfTurn,
  );
  const cut = [...turns, ...context].filter((turn) => turn.leftOut > 0);
  for (const turn of cut) leftOut.push({ part: `turn ${turn.seq}`, items: 0, characters: turn.leftOut });
  const cowork = events.filter((event) => event.type.startsWith('cowork.'));
  const { rubric } = input;
  const dossier: Dossier = {
    form: 1,
    learner,
    completion: {
      seq: completion.seq,
      type: completion.type,
      stage: completion.data.stage ?? null,
      touchpoint: completion.data.touchpoint ?? null,
      outcome: completion.data.outcome ?? null,
    },
    rubric: { id: rubric.id, version: rubric.version, body: rubric.body },
    turns,
    context,
    events: fit(
      'events',
      events.map((event) => lineOf(event, learner)),
      one,
    ),
    cowork: fit(
      'cowork',
      cowork.map((event) => coworkOf(event, learner)),
      one,
    ),
    learn: fit('learn', events.flatMap(learnOf), one),
    checks: fit('checks', events.flatMap(checkOf), one),
    labels: fit(
      'labels',
      events.flatMap((event) => labelsOf(event, learner)),
      sizeOfLabel,
    ),
    timing: timingOf(events, rubric.body.parMinutes, input.parFactor, input.cohortMinutes),
    leftOut,
    background: { prior: input.prior.slice(-LIMITS.prior), snapshot: input.snapshot },
  };
  return wellFormedJson(dossier);
}

/** The value as storage returns it: plain JSON without unpaired surrogates, which canonical JSON rejects. */
function wellFormedJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed() : part,
  ) as T;
}

function lineOf(event: StoredEvent, learner: string): EventLine {
  return { seq: event.seq, type: event.type, at: event.time, own: isOwnEvent(event, learner) };
}

/** The share of each part that is kept after a request about the whole dossier was rejected. */
export const CUT_SHARE = 0.25;

const sizeOf = (turn: Turn): number => piecesOf(turn).reduce((sum, piece) => sum + piece.length, 0);

const sum = (turns: readonly Turn[]): number => turns.reduce((total, turn) => total + sizeOf(turn), 0);

/** Cuts a turn to `limit` characters: two thirds from its beginning, one third from its end. */
function cutTurn(turn: Turn, limit: number): Turn {
  const size = sizeOf(turn);
  if (size <= limit) return turn;
  const head = Math.min(turn.text.length, Math.ceil((limit * 2) / 3));
  const tail = limit - head;
  const last = turn.end ?? turn.text;
  const text = turn.text.slice(0, head).toWellFormed();
  const end = tail > 0 ? last.slice(-tail).toWellFormed() : '';
  return {
    ...turn,
    text,
    end: end === '' ? null : end,
    leftOut: turn.leftOut + size - text.length - end.length,
  };
}

/**
 * Cuts each part of the dossier to a quarter, from both ends: a quarter of the part's limit (`limit`), or of its
 * actual size if that is smaller (`size`). The cut is recorded in `leftOut` as in `buildDossier`. Pure: the stored
 * dossier stays whole, and quotes are searched in it.
 */
export function cutDossier(dossier: Dossier, of: 'limit' | 'size'): Dossier {
  const leftOut = [...dossier.leftOut];
  const budgetOf = (part: keyof typeof LIMITS, whole: number): number =>
    Math.ceil(CUT_SHARE * (of === 'limit' ? LIMITS[part] : Math.min(LIMITS[part], whole)));
  const listOf = <T>(part: keyof typeof LIMITS, items: readonly T[]): T[] => {
    const ends = keepEndsOf(items, () => 1, budgetOf(part, items.length));
    if (ends.leftOut.length > 0) leftOut.push({ part, items: ends.leftOut.length, characters: 0 });
    return ends.kept;
  };
  const turnsOf = (part: 'turns' | 'context'): Turn[] => {
    const turns = dossier[part];
    const budget = budgetOf(part, sum(turns));
    // A long turn may take half of the budget, so that more than one is left.
    const shorter = turns.map((turn) => cutTurn(turn, Math.ceil(budget / Math.min(2, turns.length))));
    const ends = keepEndsOf(shorter, sizeOf, budget);
    const characters = sum(turns) - sum(ends.kept);
    if (characters > 0) leftOut.push({ part, items: ends.leftOut.length, characters });
    return ends.kept;
  };
  return {
    ...dossier,
    turns: turnsOf('turns'),
    context: turnsOf('context'),
    events: listOf('events', dossier.events),
    cowork: listOf('cowork', dossier.cowork),
    learn: listOf('learn', dossier.learn),
    checks: listOf('checks', dossier.checks),
    leftOut,
    background: { ...dossier.background, prior: dossier.background.prior.slice(-LIMITS.prior * CUT_SHARE) },
  };
}

/** A stored dossier with another rubric: its bands, points, demand and par. */
export function withRubric(dossier: Dossier, rubric: { id: string; version: number; body: Rubric }): Dossier {
  const { timing } = dossier;
  const { parMinutes } = rubric.body;
  return {
    ...dossier,
    rubric,
    timing: { ...timing, parMinutes: parMinutes === undefined ? null : parMinutes * timing.parFactor },
  };
}
