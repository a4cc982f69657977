import { judgeDossier, type Judged } from '../chain.ts';
import { buildDossier } from '../dossier/build.ts';
import type { DossierInput } from '../dossier/input.ts';
import type { Judge } from '../judge.ts';
import type { Dialogue } from '../measure/dialogue.ts';
import { inputFrom, TOUCHPOINTS, type Touchpoint } from '../measure/input-from.ts';
import { createRandom } from '../measure/random.ts';
import { applyAttack } from './apply-attack.ts';
import type { Attack, Injection } from './attack.ts';

/** One dossier judged clean and attacked. */
export type Pair = {
  dialogue: string;
  touchpoint: Touchpoint;
  injection: Injection;
  clean: Judged;
  attacked: Judged;
};

/** The copied text must come before the copy, and be long enough to be recognized as one. */
function suits(attack: Attack, { turns }: Dialogue): boolean {
  const last = turns.findLastIndex(({ speaker }) => speaker === 'learner');
  const heard = turns.slice(0, last).filter(({ speaker }) => speaker !== 'learner');
  return attack.copies !== true || heard.some(({ text }) => text.split(/\s+/u).length >= 20);
}

function judged(judge: Judge, input: DossierInput, signal?: AbortSignal): Promise<Judged> {
  const options = signal === undefined ? {} : { signal };
  return judgeDossier(judge, buildDossier(input), (_step, call) => call(options));
}

/** One attack on `count` dossiers, by touchpoint. Deterministic for a seed. */
export async function* pairsOf(
  judge: Judge,
  attack: Attack,
  dialogues: readonly Dialogue[],
  count: number,
  signal?: AbortSignal,
): AsyncGenerator<Pair> {
  // A separate random stream, so that one attack's draws do not depend on the others.
  const random = createRandom(4);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const suited = dialogues.filter((dialogue) => suits(attack, dialogue));
  for (let index = 0; index < count && suited.length > 0; index += 1) {
    const dialogue = pick(suited);
    // Copying needs the copied turn beside the copy, and only cowork has an assistant that writes.
    const free = TOUCHPOINTS[index % TOUCHPOINTS.length] as Touchpoint;
    const touchpoint = attack.copies === true ? 'cowork' : free;
    const input = inputFrom(dialogue, touchpoint);
    const clean = await judged(judge, input, signal);
    const injection = attack.inject(dialogue, pick);
    const attacked = await judged(judge, applyAttack(input, injection), signal);
    yield { dialogue: dialogue.id, touchpoint, injection, clean, attacked };
  }
}
