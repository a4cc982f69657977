import { sumSimple } from 'simple-statistics';
import type { StoredEvent } from '../../core/event.ts';
import type { DossierInput, PriorCalibration, SnapshotView } from './input.ts';
import {
  isOwnEvent,
  keepEnds,
  keepEndsOf,
  type Label,
  labelsOf,
  piecesOf,
  shortText,
  type Turn,
  turnsOf,
} from './turn.ts';
import { parOf, timingOf, type Timing } from './timing.ts';

const LEARN_KINDS = ['lesson_opened', 'hint_used', 'answer_revealed'] as const;

type LearnUse = { seq: number; at: string; kind: (typeof LEARN_KINDS)[number] };

type NoteCheck = {
  seq: number;
  at: string;
  passed: boolean | null;
  items: { name: string; passed: boolean }[];
};

/** `own`: whether the learner caused it. */
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
  rubric: DossierInput['rubric'];
  turns: Turn[];
  context: Turn[];
  events: EventLine[];
  cowork: (EventLine & { action: string })[];
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
type Part = keyof typeof LIMITS;

const ACTION_LIMIT = 300;
const MOST_ITEMS = 100;

const sizeOfTurn = (turn: Turn) => sumSimple(piecesOf(turn).map(({ length }) => length));

/** Cuts parts to their budgets, in characters or else in items; `whole` is the size of a part. */
function cutTo(leftOut: Dossier['leftOut'], budgetOf: (part: Part, whole: number) => number) {
  return <T>(part: Part, items: readonly T[], charactersOf?: (item: T) => number): T[] => {
    const sizeOf = charactersOf ?? (() => 1);
    const ends = keepEndsOf(items, sizeOf, budgetOf(part, sumSimple(items.map(sizeOf))));
    const characters = charactersOf ? sumSimple(ends.leftOut.map(charactersOf)) : 0;
    if (ends.leftOut.length > 0) leftOut.push({ part, items: ends.leftOut.length, characters });
    return ends.kept;
  };
}

function lineOf(event: StoredEvent, learner: string): EventLine {
  return { seq: event.seq, type: event.type, at: event.time, own: isOwnEvent(event, learner) };
}

function learnOf({ seq, time, type }: StoredEvent): LearnUse[] {
  const kind = LEARN_KINDS.find((name) => type === `learn.${name}`);
  return kind === undefined ? [] : [{ seq, at: time, kind }];
}

function checkOf({ seq, time, data }: StoredEvent): NoteCheck {
  const { passed = null, items = [] } = data;
  const checked = items.slice(0, MOST_ITEMS);
  return {
    seq,
    at: time,
    passed,
    items: checked.map((item) => ({ name: shortText(item.name, ACTION_LIMIT), passed: item.passed })),
  };
}

/** Pure and deterministic. Parts over their limit lose their middle, and `leftOut` says how much. */
export function buildDossier(input: DossierInput): Dossier {
  const { learner, completion, events, rubric } = input;
  const leftOut: Dossier['leftOut'] = [];
  const fit = cutTo(leftOut, (part) => LIMITS[part]);
  const turnsIn = (part: 'turns' | 'context', from: readonly StoredEvent[]) =>
    fit(
      part,
      from.flatMap((event) => turnsOf(event, learner, part === 'turns')),
      (turn) => 40 + (turn.name?.length ?? 0) + sizeOfTurn(turn),
    );
  const [turns, context] = [turnsIn('turns', events), turnsIn('context', input.context)];
  for (const turn of [...turns, ...context]) {
    if (turn.leftOut > 0) leftOut.push({ part: `turn ${turn.seq}`, items: 0, characters: turn.leftOut });
  }
  const cowork = events.filter(({ type }) => type.startsWith('cowork.'));
  const checks = events.filter(({ type }) => type === 'note.check_attempted');
  return wellFormedJson<Dossier>({
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
    ),
    cowork: fit(
      'cowork',
      cowork.map((event) => ({
        ...lineOf(event, learner),
        action: shortText(event.data.action ?? event.data.text ?? '', ACTION_LIMIT),
      })),
    ),
    learn: fit('learn', events.flatMap(learnOf)),
    checks: fit('checks', checks.map(checkOf)),
    labels: fit(
      'labels',
      events.flatMap((event) => labelsOf(event, learner)),
      ({ text }) => 20 + text.length,
    ),
    timing: timingOf(events, rubric.body.parMinutes, input.parFactor, input.cohortMinutes),
    leftOut,
    background: { prior: input.prior.slice(-LIMITS.prior), snapshot: input.snapshot },
  });
}

/** How JSON begins an unpaired surrogate; other characters are written as they are, or escaped otherwise. */
const UNPAIRED = String.raw`\ud`;

/** The value as storage returns it: plain JSON without unpaired surrogates, which canonical JSON rejects. */
function wellFormedJson<T>(value: T): T {
  const text = JSON.stringify(value);
  // A reviver makes parsing many times slower, and hardly any text needs it.
  if (!text.includes(UNPAIRED)) return JSON.parse(text) as T;
  return JSON.parse(text, (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed() : part,
  ) as T;
}

export const CUT_SHARE = 0.25;

/**
 * The dossier after a request about the whole was rejected: each part cut to a quarter of its limit (`limit`), or of its
 * actual size if that is smaller (`size`). Quotes are searched in the stored dossier, which stays whole.
 */
export function cutDossier(dossier: Dossier, of: 'limit' | 'size'): Dossier {
  const leftOut = [...dossier.leftOut];
  const budgetOf = (part: Part, whole: number): number =>
    Math.ceil(CUT_SHARE * (of === 'limit' ? LIMITS[part] : Math.min(LIMITS[part], whole)));
  const cut = cutTo(leftOut, budgetOf);
  const turnsOf = (part: 'turns' | 'context'): Turn[] => {
    const turns = dossier[part];
    const whole = sumSimple(turns.map(sizeOfTurn));
    const budget = budgetOf(part, whole);
    // A long turn may take half of the budget, so that more than one is left.
    const most = Math.ceil(budget / Math.min(2, turns.length));
    const shorter = turns.map((turn) => ({ ...turn, ...keepEnds(turn, most) }));
    const ends = keepEndsOf(shorter, sizeOfTurn, budget);
    const characters = whole - sumSimple(ends.kept.map(sizeOfTurn));
    if (characters > 0) leftOut.push({ part, items: ends.leftOut.length, characters });
    return ends.kept;
  };
  return {
    ...dossier,
    turns: turnsOf('turns'),
    context: turnsOf('context'),
    events: cut('events', dossier.events),
    cowork: cut('cowork', dossier.cowork),
    learn: cut('learn', dossier.learn),
    checks: cut('checks', dossier.checks),
    leftOut,
    background: { ...dossier.background, prior: dossier.background.prior.slice(-LIMITS.prior * CUT_SHARE) },
  };
}

/** A stored dossier with another rubric: its bands, points, demand and par. */
export function withRubric(dossier: Dossier, rubric: Dossier['rubric']): Dossier {
  const { timing } = dossier;
  const parMinutes = parOf(rubric.body.parMinutes, timing.parFactor);
  return { ...dossier, rubric, timing: { ...timing, parMinutes } };
}
