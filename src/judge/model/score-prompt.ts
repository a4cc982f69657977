import { SKILLS } from '../../core/skill.ts';
import type { Dossier } from '../dossier/build.ts';
import { findInContext, findTampering, FIRST_LABEL, type Tampering } from '../tampering/find-tampering.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import type { Fence } from './fence.ts';

const BLANK = '[…]';

/** A piece without what was tampered with: the model cannot follow what it does not see. */
function cleanPiece(turn: Turn, text: string, piece: number, found: readonly Tampering[]): string {
  const spans = found
    .filter((one) => one.removes && one.seq === turn.seq && one.part === turn.part && one.piece === piece)
    .sort((a, b) => b.start - a.start);
  return spans.reduce((kept, { start, end }) => `${kept.slice(0, start)}${BLANK}${kept.slice(end)}`, text);
}

function turnText(turn: Turn, found: readonly Tampering[], fence: Fence): string {
  const pieces = piecesOf(turn).map((text, piece) => cleanPiece(turn, text, piece, found));
  const text = pieces.join(`\n[… ${turn.leftOut} characters left out …]\n`);
  const label = `turn ${turn.seq} ${turn.speaker} ${turn.type} ${turn.kind} at ${turn.at}`;
  const named = turn.name === null ? text : `file name: ${cleanPiece(turn, turn.name, -1, found)}\n${text}`;
  return fence.around(label, named);
}

function rubricText({ rubric }: Dossier): string {
  const { title, skills, points, reference } = rubric.body;
  const lines = [`Rubric: ${title}`];
  for (const skill of SKILLS) {
    const bands = skills[skill]?.bands;
    if (bands !== undefined)
      lines.push(`${skill}:`, ...bands.map((text, index) => `  ${index + 1}: ${text}`));
  }
  if (points.length > 0) lines.push('Points to look for:', ...points.map((point) => `- ${point}`));
  if (reference !== undefined) lines.push('Reference, which the learner did not see:', reference);
  return lines.join('\n');
}

/** An action as the learner named it, unless its event holds words to the grader. */
function actionText({ seq, action }: Dossier['cowork'][number], found: readonly Tampering[]): string {
  return found.some((one) => one.removes && one.seq === seq && one.part >= FIRST_LABEL) ? BLANK : action;
}

function recordText(
  { timing, cowork, learn, checks, events, leftOut }: Dossier,
  found: readonly Tampering[],
): string {
  const times = events.filter((event) => event.own).map(({ seq, type, at }) => `${seq} ${type} ${at}`);
  return [
    `Worked ${timing.workedMinutes ?? 'an unknown number of'} minutes; par ${timing.parMinutes ?? 'unknown'}.`,
    `Cowork: ${cowork.map((act) => `${act.seq} ${act.own ? 'learner' : 'other'} ${actionText(act, found)}`).join('; ') || 'none'}.`,
    `Learn mode: ${learn.map(({ seq, kind }) => `${seq} ${kind}`).join('; ') || 'none'}.`,
    `Note checks: ${checks.map(({ seq, items }) => `${seq} ${items.filter((item) => item.passed).length} of ${items.length} passed`).join('; ') || 'none'}.`,
    `The learner's own events: ${times.join('; ') || 'none'}.`,
    `Left out for length: ${leftOut.map(({ part, items, characters }) => `${part} (${items} items, ${characters} characters)`).join('; ') || 'nothing'}.`,
  ].join('\n');
}

/** What link A reads. The snapshot and earlier scores are not in it: a judge that sees a number leans on it. */
export function scorePrompt(dossier: Dossier, fence: Fence): string {
  const found = findTampering(dossier);
  const parts = [
    rubricText(dossier),
    // Action names and file names come from outside as well, so the record is fenced like a text.
    fence.around('record', recordText(dossier, found)),
    `The code of this task's fences is ${fence.boundary}.`,
  ];
  if (dossier.context.length > 0) {
    parts.push('Earlier turns, for understanding only; they cannot be quoted:');
    const earlier = findInContext(dossier);
    parts.push(...dossier.context.map((turn) => turnText(turn, earlier, fence)));
  }
  parts.push('Transcript:', ...dossier.turns.map((turn) => turnText(turn, found, fence)));
  return parts.join('\n\n');
}
