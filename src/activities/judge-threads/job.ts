import { judgeDossier } from '../../judge/chain.ts';
import { buildDossier, type Dossier } from '../../judge/dossier/build.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import type { DossierInput } from '../../judge/dossier/input.ts';
import { ground, type Grounded } from '../../judge/evidence/ground.ts';
import type { Judge } from '../../judge/judge.ts';
import type { ScoreStep } from '../../judge/answer.ts';

/**
 * Jobs whose CPU time is proportional to the texts of a dossier. Pure: the same in any thread. `offline` may have an
 * installation's own weights.
 */
export function jobsOf(offline: Judge) {
  async function build(input: DossierInput) {
    const dossier = buildDossier(input);
    return { dossier, hash: hashDossier(dossier) };
  }
  return {
    build,
    ground: async (given: { dossier: Dossier; score: ScoreStep }) => ground(given.dossier, given.score),
    check: (given: { dossier: Dossier; grounded: Grounded }) => offline.check(given.dossier, given.grounded),
    /** The whole chain of the offline judge. */
    read: (dossier: Dossier) => judgeDossier(offline, dossier),
    /** From what storage has to the offline judge's verdict. */
    async judge(input: DossierInput) {
      const built = await build(input);
      return { ...built, judged: await judgeDossier(offline, built.dossier) };
    },
  };
}

export type Jobs = ReturnType<typeof jobsOf>;
