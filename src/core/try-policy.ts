import type { Speaker } from './event.ts';
import type { Guard } from './guard.ts';
import { multiplierOf, xpOf } from './ladder.ts';
import type { Policy, PolicyBody } from './policy.ts';
import type { ShownTier } from './tier.ts';

/** An award as it was made, with what the guards saw of its event. */
export type PastAward = {
  type: string;
  speaker: Speaker;
  words: number;
  completes: boolean;
  xp: number;
  reason: Guard | null;
  tier: ShownTier;
  overall: number;
};

/** What it would have been. `assumed`: a guard depends on more than is stored, and is taken to be as it was. */
export type TriedAward = { xp: number; reason: Guard | null; completes: boolean; assumed: boolean };

/** Guards that look at earlier events, in order of precedence. */
const LOOKING_BACK = ['once', 'repeat', 'rate'] as const;

type LookingBack = (typeof LOOKING_BACK)[number];

/** Whether a policy has the guard for a type, and in which form. */
function formOf(policy: PolicyBody, type: string, guard: LookingBack): string | null {
  const rule = policy.types[type];
  if (!rule) return null;
  switch (guard) {
    case 'once':
      return rule.once;
    case 'repeat':
      return `${policy.repeatWords} ${rule.once}`;
    case 'rate':
      return rule.rate && `${rule.rate.max} ${rule.rate.windowMs}`;
    default:
      return guard satisfies never;
  }
}

/** Whether an earlier guard hid what this one would have said. */
function isHidden(guard: LookingBack, reason: Guard | null): boolean {
  if (reason === null || reason === 'rate') return false;
  return (
    !(LOOKING_BACK as readonly string[]).includes(reason) ||
    LOOKING_BACK.indexOf(reason as LookingBack) < LOOKING_BACK.indexOf(guard)
  );
}

/**
 * An award again under another policy, at the snapshot that it was made with. Guards that look back keep their answer
 * where their rule is the same; that other events would have been paid differently is not considered.
 */
export function tryAward(past: PastAward, before: PolicyBody, after: PolicyBody): TriedAward {
  const { type, speaker, words } = past;
  const rule = after.types[type];
  if (!rule) return { xp: 0, reason: null, completes: false, assumed: false };
  let assumed = false;
  const lookingBack = (guard: LookingBack): boolean => {
    const form = formOf(after, type, guard);
    if (form === null) return false;
    if (form !== formOf(before, type, guard) || isHidden(guard, past.reason)) assumed = true;
    return past.reason === guard;
  };
  const reason =
    rule.words && speaker !== 'learner'
      ? 'not_learner'
      : rule.words && words === 0
        ? 'empty'
        : (LOOKING_BACK.find(lookingBack) ?? null);
  const snapshot = { tier: past.tier === 'unrated' ? null : past.tier, mean: past.overall };
  return {
    xp: reason === null ? xpOf(rule.base, multiplierOf(snapshot, after.ladder)) : 0,
    reason,
    completes: rule.path === 'heavy' && (reason === null || (reason === 'once' && past.completes)),
    assumed,
  };
}

type Sums = { xp: number; paid: number; completions: number };

/** What awards of one type, or of all, came to and would have come to. */
export type Trial = { events: number; before: Sums; after: Sums; assumed: number };

const noSums = (): Sums => ({ xp: 0, paid: 0, completions: 0 });

function add(sums: Sums, { xp, reason, completes }: Pick<TriedAward, 'xp' | 'reason' | 'completes'>): void {
  sums.xp += xp;
  if (reason === null && xp > 0) sums.paid += 1;
  if (completes) sums.completions += 1;
}

/** Awards again under another policy; `policyOf` is the one that each was made with. */
export function tryPolicy<Award extends PastAward>(
  awards: readonly Award[],
  policyOf: (award: Award) => Policy,
  policy: PolicyBody,
): Trial & { types: (Trial & { type: string })[] } {
  const noTrial = (): Trial => ({ events: 0, before: noSums(), after: noSums(), assumed: 0 });
  const all = noTrial();
  const types = new Map<string, Trial>();
  for (const past of awards) {
    const tried = tryAward(past, policyOf(past), policy);
    const own = types.get(past.type) ?? noTrial();
    types.set(past.type, own);
    for (const trial of [all, own]) {
      trial.events += 1;
      add(trial.before, past);
      add(trial.after, tried);
      if (tried.assumed) trial.assumed += 1;
    }
  }
  const byType = [...types].map(([type, trial]) => ({ type, ...trial }));
  return { ...all, types: byType.sort((a, b) => (a.type < b.type ? -1 : 1)) };
}
