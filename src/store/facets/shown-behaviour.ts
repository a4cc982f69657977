import { behaviourAt, nextDue } from '../../core/behaviour/at.ts';
import type { Policies } from '../documents/policies.ts';
import type { Database, Tx } from '../database.ts';
import type { CheapFold } from './fold-event.ts';
import type { StoredBehaviour } from './facet.ts';

/** The behaviour at `at` (epoch ms), and when silence changes it next; null when it never does. */
export async function showBehaviour(
  on: Database | Tx,
  policies: Policies,
  behaviour: CheapFold['behaviour'],
  at: number,
): Promise<{ stored: StoredBehaviour | null; due: number | null }> {
  if (!behaviour) return { stored: null, due: null };
  const { fold, policy } = behaviour;
  const { behaviour: thresholds } = await policies.read(on, policy);
  return {
    stored: { fold, policy, shown: behaviourAt(fold, at, thresholds) },
    due: nextDue(fold, at, thresholds),
  };
}
