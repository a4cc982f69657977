import type { Dossier } from '../../dossier/build.ts';
import type { Turn } from '../../dossier/turn.ts';

/**
 * The turns of the guide: the coach, or the assistant if no coach spoke. An assistant's turns in a cowork session
 * are work, not guidance.
 */
export function guidanceOf({ turns }: Dossier): Turn[] {
  const coach = turns.filter((turn) => turn.speaker === 'coach');
  if (coach.length > 0) return coach;
  return turns.filter((turn) => turn.speaker === 'assistant' && !turn.type.startsWith('cowork.'));
}
