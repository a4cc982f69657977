import type { Material } from '../material.ts';
import { guidanceOf } from './guidance.ts';
import { signal, type Signal } from '../signal.ts';
import { piecesOf } from '../../dossier/turn.ts';

const PRAISE =
  /\b(?:correct|right|great|excellent|good|well done|perfect|exactly|brilliant|super|fantastic|awesome|yes|spot on|that's it|amazing|nice|richtig|genau|gut|prima|stimmt|perfekt)\b/iu;
const DOUBT = /\b(?:not|isn'?t|incorrect|wrong|no|nope|nicht|falsch|leider|kein)\b/iu;

/**
 * How the coach closed. Plain approval at the end means that the work is done; a correction or an explanation means
 * that it is not. Only the coach's words count, never the learner's own praise.
 */
export function approval({ dossier }: Material): Signal | null {
  const last = guidanceOf(dossier).at(-1);
  if (last === undefined) return null;
  const text = piecesOf(last).join('\n');
  const approved = PRAISE.test(text) && !DOUBT.test(text);
  return signal(approved ? 5 : -6, approved ? 'brought it to a close that your coach agreed with' : null);
}
