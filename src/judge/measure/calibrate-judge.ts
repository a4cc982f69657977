import { SKILLS, type Skill } from '../../core/skill.ts';
import { judgeDossier } from '../chain.ts';
import { buildDossier } from '../dossier.ts';
import type { Judge } from '../judge.ts';
import { wordsOf } from '../offline/words.ts';
import { attainableSpearman, partialSpearman, pearson, quadraticKappa, spearman } from './agreement.ts';
import { bootstrap } from './bootstrap.ts';
import type { Dialogue } from './dialogue.ts';
import { fitCard, type Fit } from './fit-card.ts';
import { inputFrom } from './input-from.ts';
import { splitByGroup } from './split.ts';

type Scored = {
  id: string;
  group: string;
  human: number;
  /** The reading, null where the judge found no evidence or gave no readable answer. */
  x: number | null;
  /** All readings of the verdict, for halo. */
  all: Partial<Record<Skill, number>>;
  words: number;
  cost: number | null;
  tokens: number;
};

type Known = Scored & { x: number };
type Measure = { value: number; interval: [number, number] };

export type Calibration = {
  skill: Skill;
  fit: Fit;
  trained: number;
  heldOut: {
    dossiers: number;
    unread: number;
    groups: number;
    spearman: Measure;
    /** What `spearman` could be at most, given how many human scores are the same. */
    attainable: number;
    kappa: Measure;
    lengthEqual: number;
  };
  everything: { dossiers: number; spearman: number };
  /** Mean difference of a second reading of the same dossiers, in points; 0 for a deterministic judge. */
  retest: number;
  /** Mean correlation between the skills that one verdict reads: 1 would be one impression under four names. */
  halo: number | null;
  cost: number | null;
  tokens: number;
};

const RETESTED = 20;

function ownWords({ turns }: Dialogue): number {
  return turns
    .filter(({ speaker }) => speaker === 'learner')
    .reduce((sum, { text }) => sum + wordsOf(text).length, 0);
}

async function readOne(judge: Judge, dialogue: Dialogue, skill: Skill): Promise<Scored> {
  const { verdict, score, check } = await judgeDossier(judge, buildDossier(inputFrom(dialogue)));
  const judged = verdict.observations.filter(({ source }) => source === 'judge');
  const traces = [score.trace, check.trace];
  const costs = traces.map((trace) => trace.cost);
  return {
    id: dialogue.id,
    group: dialogue.task,
    human: dialogue.human ?? 0,
    x: judged.find((observation) => observation.skill === skill)?.x ?? null,
    all: Object.fromEntries(judged.map((observation) => [observation.skill, observation.x])),
    words: ownWords(dialogue),
    cost: costs.every((cost) => cost !== null) ? costs.reduce((sum, cost) => sum + cost, 0) : null,
    tokens: traces.reduce((sum, trace) => sum + trace.inputTokens + trace.outputTokens, 0),
  };
}

function known(scored: readonly Scored[]): Known[] {
  return scored.filter((one): one is Known => one.x !== null);
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
  judge: Judge,
  dialogues: readonly Dialogue[],
  skill: Skill,
  first: readonly Scored[],
): Promise<number> {
  const differences: number[] = [];
  for (const [index, dialogue] of dialogues.slice(0, RETESTED).entries()) {
    const [again, before] = [(await readOne(judge, dialogue, skill)).x, first[index]?.x ?? null];
    if (again !== null && before !== null) differences.push(Math.abs(again - before));
  }
  return differences.length === 0
    ? 0
    : differences.reduce((sum, value) => sum + value, 0) / differences.length;
}

/**
 * Reads every dialogue that people scored, fits the card on the training part and measures agreement on the fifth
 * that was held out. The card's numbers come from training alone.
 */
export async function calibrateJudge(
  judge: Judge,
  dialogues: readonly Dialogue[],
  onRead: (done: number, all: number) => void = () => {},
): Promise<Calibration> {
  const usable = dialogues.filter(({ human }) => human !== null);
  const skill: Skill = usable[0]?.kind === 'answer' ? 'quality' : 'independence';
  const scored: Scored[] = [];
  for (const dialogue of usable) {
    scored.push(await readOne(judge, dialogue, skill));
    onRead(scored.length, usable.length);
  }
  const { train, heldOut } = splitByGroup(scored, ({ group }) => group);
  const [trained, held] = [known(train), known(heldOut)];
  const x = (items: readonly Known[]) => items.map((item) => item.x);
  const human = (items: readonly Known[]) => items.map((item) => item.human);
  const measure = (agree: (a: number[], b: number[]) => number) =>
    bootstrap(
      held,
      ({ group }) => group,
      (items) => agree(x(items), human(items)),
    );
  const costs = scored.map(({ cost }) => cost);
  return {
    skill,
    fit: fitCard(x(trained), human(trained)),
    trained: trained.length,
    heldOut: {
      dossiers: held.length,
      unread: heldOut.length - held.length,
      groups: new Set(held.map(({ group }) => group)).size,
      spearman: measure(spearman),
      attainable: attainableSpearman(human(held)),
      kappa: measure(quadraticKappa),
      lengthEqual: partialSpearman(
        x(held),
        human(held),
        held.map(({ words }) => words),
      ),
    },
    everything: {
      dossiers: known(scored).length,
      spearman: spearman(x(known(scored)), human(known(scored))),
    },
    retest: await retestOf(judge, usable, skill, scored),
    halo: haloOf(scored),
    cost: costs.every((cost) => cost !== null)
      ? costs.reduce((sum, cost) => sum + cost, 0) / costs.length
      : null,
    tokens: scored.reduce((sum, { tokens }) => sum + tokens, 0) / scored.length,
  };
}
