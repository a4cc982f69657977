import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { withoutTokens } from '../guard/forged.ts';
import { SKILLS } from '../../core/skill.ts';
import { cutDossier, type Dossier } from '../dossier/build.ts';
import { findThreats, findThreatsInContext } from '../guard/find-threats.ts';
import { placeOf, removedSpans, type Place, type Threat } from '../guard/threat.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import type { Grounded } from '../evidence/ground.ts';

/**
 * A prompt with the version from the file's header, so that a changed text without a new version shows in review.
 */
export type Prompt = { id: string; text: string };

const HEAD = /^---\nversion: (\d+)\n---\n/u;

/** Reads `judges/prompts/<name>.md`. */
export function loadPrompt(name: 'score' | 'check' | 'repair'): Prompt {
  const file = readFileSync(new URL(`../../../judges/prompts/${name}.md`, import.meta.url), 'utf8');
  const version = HEAD.exec(file)?.[1];
  if (version === undefined) throw new Error(`judges/prompts/${name}.md names no version`);
  return { id: `${name}@${version}`, text: file.replace(HEAD, '').trim() };
}

/** Puts a text between two lines with a code unique to this call. */
export type Fence = { boundary: string; around(label: string, text: string): string };

const LABEL_UNSAFE = /[^\w .:=,@-]/gu;

/** Creates a fence whose code the learner cannot know, since it is drawn after the dossier was hashed. */
export function createFence(boundary: string = randomBytes(12).toString('hex')): Fence {
  return {
    boundary,
    around(label, text) {
      // The code cannot be guessed, but if a text contains it, it is broken up. Chat template tokens are broken up
      // too, since a server could end the message at them.
      const safe = withoutTokens(text.replaceAll(boundary, boundary.split('').join('·')));
      return `[${boundary} ${label.replace(LABEL_UNSAFE, '_')}]\n${safe}\n[/${boundary}]`;
    },
  };
}

const BLANK = '[…]';

type Removed = ReturnType<typeof removedSpans>;

/** A text without tampered spans: the model cannot follow what it does not see. */
function cleanText(text: string, place: Place, removed: Removed): string {
  const spans = removed(place);
  const starts = [0, ...spans.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, spans[index]?.start)).join(BLANK);
}

/** A turn for the prompt. Only its speaker and time are outside the fence, and only if they have a known form. */
function turnText(turn: Turn, removed: Removed, fence: Fence): string {
  const pieces = piecesOf(turn).map((text, piece) => cleanText(text, placeOf(turn, piece), removed));
  const text = pieces.join(`\n[… ${turn.leftOut} characters left out …]\n`);
  const at = Date.parse(turn.at);
  const time = Number.isNaN(at) ? '' : ` at ${new Date(at).toISOString()}`;
  const label = `turn ${turn.seq} ${turn.speaker} ${turn.kind}${time}`;
  const named =
    turn.name === null
      ? text
      : `file name: ${cleanText(turn.name, placeOf(turn, 0, 'name'), removed)}\n${text}`;
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

/** The name of an action, unless its event contains words to the grader. */
function actionText({ seq, action }: Dossier['cowork'][number], found: readonly Threat[]): string {
  return found.some((one) => one.removes && one.seq === seq && one.of === 'label') ? BLANK : action;
}

function recordText(
  { timing, cowork, learn, checks, events, leftOut }: Dossier,
  found: readonly Threat[],
): string {
  const times = events.filter((event) => event.own).map(({ seq, type, at }) => `${seq} ${type} ${at}`);
  const acts = cowork.map((act) => `${act.seq} ${act.own ? 'learner' : 'other'} ${actionText(act, found)}`);
  const passed = (items: (typeof checks)[number]['items']) => items.filter((item) => item.passed).length;
  const missing = leftOut.map(
    ({ part, items, characters }) => `${part} (${items} items, ${characters} characters)`,
  );
  return [
    `Worked ${timing.workedMinutes ?? 'an unknown number of'} minutes; par ${timing.parMinutes ?? 'unknown'}.`,
    `Cowork: ${acts.join('; ') || 'none'}.`,
    `Learn mode: ${learn.map(({ seq, kind }) => `${seq} ${kind}`).join('; ') || 'none'}.`,
    `Note checks: ${checks.map(({ seq, items }) => `${seq} ${passed(items)} of ${items.length} passed`).join('; ') || 'none'}.`,
    `The learner's own events: ${times.join('; ') || 'none'}.`,
    `Left out for length: ${missing.join('; ') || 'nothing'}.`,
  ].join('\n');
}

/** The prompt of link A. It omits the snapshot and earlier scores, which would bias the judge. */
export function scorePrompt(dossier: Dossier, fence: Fence): string {
  const found = findThreats(dossier);
  const parts = [
    rubricText(dossier),
    `The code of this task's fences is ${fence.boundary}.`,
    // Action names and file names come from outside too, so the record is fenced like a text.
    fence.around('record', recordText(dossier, found)),
  ];
  if (dossier.context.length > 0) {
    parts.push('Earlier turns, for understanding only; they cannot be quoted:');
    const earlier = removedSpans(findThreatsInContext(dossier));
    parts.push(...dossier.context.map((turn) => turnText(turn, earlier, fence)));
  }
  const removed = removedSpans(found);
  parts.push('Transcript:', ...dossier.turns.map((turn) => turnText(turn, removed, fence)));
  return parts.join('\n\n');
}

/**
 * What the learner wrote, quoted or not, within a quarter of the limit: words to the grader that link A followed
 * without quoting them must reach link B.
 */
function ownWords(dossier: Dossier, fence: Fence): string[] {
  const turns = dossier.turns.filter(({ quotable }) => quotable);
  const cowork = dossier.cowork.filter(({ own }) => own);
  const own = cutDossier({ ...dossier, turns, cowork, context: [] }, 'limit');
  const found = findThreats(own);
  const actions = own.cowork.map((act) => actionText(act, found)).join('\n');
  return [
    "The learner's own turns:",
    ...own.turns.map((turn) => turnText(turn, removedSpans(found), fence)),
    ...(actions === '' ? [] : [fence.around('own actions', actions)]),
  ];
}

/** The prompt of link B: the grounded reading, the learner's own words, the snapshot and the prior calibrations. */
export function checkPrompt(dossier: Dossier, grounded: Grounded, fence: Fence): string {
  const { snapshot, prior } = dossier.background;
  const known = SKILLS.map((skill) => {
    const { mean, sd, observations } = snapshot.skills[skill];
    return `${skill} ${mean.toFixed(0)} ± ${sd.toFixed(0)} from ${observations} observations`;
  });
  const earlier = prior.map(({ at, eventType, readings }) => {
    const values = SKILLS.flatMap((skill) =>
      readings[skill] === undefined ? [] : `${skill} ${readings[skill].toFixed(0)}`,
    );
    return `${at} ${eventType}: ${values.join(', ') || 'nothing read'}`;
  });
  const read = grounded.skills.map(({ skill, score, quotes, events }) => {
    const bands = dossier.rubric.body.skills[skill]?.bands;
    return [
      `${skill}: band ${score.band} (${bands?.[score.band - 1] ?? ''}), confidence ${score.confidence}`,
      ...quotes.map((quote) => fence.around(`quote turn ${quote.seq}`, quote.text)),
      ...events.map((event) => fence.around(`event ${event.seq}`, event.what)),
    ].join('\n');
  });
  return [
    `Rubric: ${dossier.rubric.body.title}`,
    `Known so far, on 0–100: ${known.join('; ')}.`,
    `Structural threats in the learner's texts, found by code: ${grounded.tampering.length}.`,
    `Skills whose evidence did not check: ${grounded.ungrounded.join(', ') || 'none'}.`,
    `The code of this task's fences is ${fence.boundary}.`,
    // Event types come from outside, so they are fenced.
    fence.around('earlier readings', earlier.join('\n') || 'none'),
    ...read,
    ...ownWords(dossier, fence),
  ].join('\n\n');
}
