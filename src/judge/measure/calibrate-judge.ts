import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Judge } from '../judge.ts';
import { attainableSpearman, partialSpearman, pearson, quadraticKappa, spearman } from './agreement.ts';
import { bootstrap } from './bootstrap.ts';
import type { Dialogue } from './dialogue.ts';
import { fitCard, type Fit } from './fit-card.ts';
import { readDialogue, type Scored } from './read-dialogue.ts';
import { readersOf } from './readers.ts';
import { fifthsOf, FIFTHS } from './split.ts';

type Known = Scored & { x: number };
type Measure = { value: number; interval: [number, number] };

/** Agreement with people on what tuned neither weights nor card. */
type Agreement = {
  dossiers: number;
  unread: number;
  groups: number;
  spearman: Measure;
  /** Each fifth alone, where each was held out in turn. */
  byFifth?: { dossiers: number; spearman: number }[];
  /** What `spearman` could be at most, given how many human scores are the same. */
  attainable: number;
  kappa: Measure;
  lengthEqual: number;
};

export type Calibration = {
  skill: Skill;
  fit: Fit;
  /** How many dossiers the card was fitted on. */
  trained: number;
  heldOut: Agreement;
  everything: { dossiers: number; spearman: number };
  /** Mean difference of a second reading of the same dossiers, in points; 0 for a deterministic judge. */
  retest: number;
  /** Mean correlation between the skills that one verdict reads: 1 would be one impression under four names. */
  halo: number | null;
  cost: number | null;
  tokens: number;
  /** Weights fitted on the whole set; null for a judge that has none for this skill, or none of this set. */
  weights: Readonly<Record<string, number>> | null;
};

type Options = {
  /** Fit the judge's weights to this set, whether or not they were fitted to it before. */
  fits?: boolean;
  onRead?: (done: number, all: number) => void;
};

const RETESTED = 20;

function known(scored: readonly Scored[]): Known[] {
  return scored.filter((one): one is Known => one.x !== null);
}

const readingsOf = (items: readonly Known[]): number[] => items.map(({ x }) => x);
const humanOf = (items: readonly Known[]): number[] => items.map(({ human }) => human);

function rankAgreement(items: readonly Known[]): number {
  return spearman(readingsOf(items), humanOf(items));
}

function agreementOf(scored: readonly Scored[]): Agreement {
  const held = known(scored);
  const measure = (statistic: (items: readonly Known[]) => number) =>
    bootstrap(held, ({ group }) => group, statistic);
  return {
    dossiers: held.length,
    unread: scored.length - held.length,
    groups: new Set(held.map(({ group }) => group)).size,
    spearman: measure(rankAgreement),
    attainable: attainableSpearman(humanOf(held)),
    kappa: measure((items) => quadraticKappa(readingsOf(items), humanOf(items))),
    lengthEqual: partialSpearman(
      readingsOf(held),
      humanOf(held),
      held.map(({ words }) => words),
    ),
  };
}

function haloOf(scored: readonly Scored[]): number | null {
  const values: number[] = [];
  for (const [index, a] of SKILLS.entries()) {
    for (const b of SKILLS.slice(index + 1)) {
      const both = scored.filter(({ all }) => all[a] !== undefined && all[b] !== undefined);
      const value =
        both.length < 10
          ? Number.NaN
          : pearson(
              both.map(({ all }) => all[a] ?? 0),
              both.map(({ all }) => all[b] ?? 0),
            );
      if (Number.isFinite(value)) values.push(value);
    }
  }
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function retestOf(
  readAgain: (dialogue: Dialogue) => Promise<Scored>,
  dialogues: readonly Dialogue[],
  first: readonly Scored[],
): Promise<number> {
  const differences: number[] = [];
  for (const [index, dialogue] of dialogues.slice(0, RETESTED).entries()) {
    const [again, before] = [(await readAgain(dialogue)).x, first[index]?.x ?? null];
    if (again !== null && before !== null) differences.push(Math.abs(again - before));
  }
  return differences.length === 0
    ? 0
    : differences.reduce((sum, value) => sum + value, 0) / differences.length;
}

/** Throws where a set is too small to hold a fifth of its tasks out, or weights are asked for where a judge has none. */
function checkSet(judge: Judge, usable: readonly Dialogue[], skill: Skill, fits: boolean): void {
  const tasks = new Set(usable.map(({ task }) => task)).size;
  if (tasks < FIFTHS) {
    throw new Error(
      `a fifth of the tasks is held out, so at least ${FIFTHS} need work that people scored: here ${tasks} have some`,
    );
  }
  if (fits && judge.fitting?.skill !== skill) {
    throw new Error(`${judge.name} has no weights to fit for ${skill}, which is what this set scores`);
  }
}

/**
 * Reads every dialogue that people scored, fits the card and measures agreement on what tuned neither: the fifth that
 * was held out, or where weights are fitted, every fifth read by weights from the other four. `fits` asks for weights. Throws
 * for a set of fewer tasks than parts, or whose scores do not vary.
 */
export async function calibrateJudge(
  judge: Judge,
  dialogues: readonly Dialogue[],
  { fits = false, onRead = () => {} }: Options = {},
): Promise<Calibration> {
  const usable = dialogues.filter(({ human }) => human !== null);
  const skill: Skill = usable[0]?.kind === 'answer' ? 'quality' : 'independence';
  checkSet(judge, usable, skill, fits);
  const readers = readersOf(judge, usable, skill, fits);
  const read = async (dialogue: Dialogue) => readDialogue(readers.of(dialogue), dialogue, skill);
  const scored: Scored[] = [];
  for (const dialogue of usable) {
    scored.push(await read(dialogue));
    onRead(scored.length, usable.length);
  }
  const fifths = fifthsOf(scored.map(({ group }) => group));
  const inFifth = (held: number) => scored.filter(({ group }) => fifths.get(group) === held);
  const isFitted = readers.weights !== null;
  const heldOut = agreementOf(isFitted ? scored : inFifth(0));
  if (isFitted) {
    const parts = Array.from({ length: FIFTHS }, (_, fifth) => known(inFifth(fifth)));
    heldOut.byFifth = parts.map((part) => ({ dossiers: part.length, spearman: rankAgreement(part) }));
  }
  const trained = known(isFitted ? scored : scored.filter(({ group }) => fifths.get(group) !== 0));
  const fit = fitCard(readingsOf(trained), humanOf(trained));
  if (![fit.slope, fit.sigma, heldOut.spearman.value, heldOut.kappa.value].every(Number.isFinite)) {
    throw new Error('scores or readings do not vary enough to measure how well they agree');
  }
  const costs = scored.map(({ cost }) => cost);
  return {
    skill,
    fit,
    trained: trained.length,
    heldOut,
    everything: { dossiers: known(scored).length, spearman: rankAgreement(known(scored)) },
    retest: await retestOf(read, usable, scored),
    halo: haloOf(scored),
    cost: costs.every((cost) => cost !== null)
      ? costs.reduce((sum, cost) => sum + cost, 0) / costs.length
      : null,
    tokens: scored.reduce((sum, { tokens }) => sum + tokens, 0) / scored.length,
    weights: readers.weights,
  };
}
