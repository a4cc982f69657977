import type { Dossier } from '../../dossier/build.ts';
import type { Turn } from '../../dossier/turn.ts';

/**
 * The turns of whoever guides: the coach, or where none spoke the assistant who stands in for one. What an assistant
 * does in a cowork session is work and no guidance.
 */
export function guidanceOf({ turns }: Dossier): Turn[] {
  const coach = turns.filter((turn) => turn.speaker === 'coach');
  if (coach.length > 0) return coach;
  return turns.filter((turn) => turn.speaker === 'assistant' && !turn.type.startsWith('cowork.'));
}
