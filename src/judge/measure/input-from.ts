import type { Touchpoint } from '../../core/anchor.ts';
import type { EventData, Speaker, StoredEvent } from '../../core/event.ts';
import type { Rubric } from '../../core/rubric.ts';
import { forEachSkill } from '../../core/skill.ts';
import type { DossierInput } from '../dossier/input.ts';

/** A piece of real work from a data set: a task, the turns, and a reference answer. */
export type Dialogue = {
  id: string;
  task: string;
  reference: string;
  turns: { speaker: Speaker; text: string }[];
  /** People's score on 0–100; null if there is none. */
  human: number | null;
  /** Whether people scored an answer (quality) or how far the learner got without help (independence). */
  kind: 'answer' | 'dialogue';
};

/** The part of a dialogue that a judge gets. */
type DialogueInput = Pick<Dialogue, 'id' | 'task' | 'turns'> & Partial<Dialogue>;

/** One event of a generated stage, without the fields that storage adds. */
type Line = { speaker: Speaker; type: string; data?: EventData };

const START = Date.UTC(2026, 0, 5, 9);
const BANDS: [string, string, string, string, string] = ['weak', 'partial', 'sound', 'strong', 'exceptional'];

function eventOf({ speaker, type, data }: Line, seq: number): StoredEvent {
  const time = new Date(START + seq * 60_000).toISOString();
  const full: EventData = { stage: 'task', speaker, ...data };
  return {
    seq,
    id: `${seq}`,
    source: 'data-set',
    type,
    time,
    effectiveTime: time,
    acceptedAt: time,
    speaker,
    data: full,
  };
}

/** A dossier input of these lines as storage would give it; the last line is the completion. */
function inputOfLines(learner: string, lines: readonly Line[], rubric: Rubric): DossierInput {
  const events = lines.map((line, index) => eventOf(line, index + 1));
  return {
    learner,
    completion: events.at(-1) as StoredEvent,
    events,
    context: [],
    rubric: { id: 'data-set', version: 1, body: rubric },
    prior: [],
    snapshot: {
      version: 0,
      skills: forEachSkill(() => ({ mean: 50, sd: 20, observations: 0 })),
      overall: { mean: 50, sd: 18, tier: 'unrated' },
    },
    cohortMinutes: null,
    parFactor: 1,
  };
}

function turnLines(type: string, { turns }: DialogueInput): Line[] {
  return turns.map(({ speaker, text }) => ({ speaker, type, data: { text } }));
}

function ownText({ turns }: DialogueInput): string {
  return turns
    .filter(({ speaker }) => speaker === 'learner')
    .map(({ text }) => text)
    .join('\n');
}

function coworkLines({ turns }: DialogueInput): Line[] {
  return turns.map(({ speaker, text }) => {
    const actor = speaker === 'learner' ? 'learner' : 'assistant';
    return { speaker: actor, type: 'cowork.action_taken', data: { actor, action: 'wrote', text } };
  });
}

function linesOf(dialogue: DialogueInput, touchpoint: Touchpoint): Line[] {
  const text = ownText(dialogue);
  const own = (type: string, data: EventData = {}): Line => ({ speaker: 'learner', type, data });
  const end: Line = { speaker: 'system', type: 'stage.completed' };
  const file = { name: 'notes.md', mediaType: 'text/markdown', sha256: '0', text };
  switch (touchpoint) {
    case 'chat':
      return [...turnLines('chat.turn_taken', dialogue), end];
    case 'presentation':
      return [...turnLines('presentation.turn_taken', dialogue), own('presentation.completed')];
    case 'voice':
      return [own('voice.session_ended', { transcript: dialogue.turns }), end];
    case 'note':
      return [own('note.submitted', { artefact: 'note', revision: 1, text }), end];
    case 'work':
      return [own('work.submitted', { artefact: 'work', revision: 1, files: [file] }), end];
    case 'cowork':
      return [...coworkLines(dialogue), own('cowork.session_ended')];
    default:
      return [
        ...turnLines('chat.turn_taken', dialogue),
        own('scenario.completed', { outcome: 'passed' }),
        end,
      ];
  }
}

/** The task's rubric: all four skills, the data set's reference, and no points. */
function rubricFor({ task, reference }: DialogueInput): Rubric {
  const rubric = { title: task, skills: forEachSkill(() => ({ bands: BANDS })), points: [] };
  return reference === undefined ? rubric : { ...rubric, reference };
}

/** A dialogue as the dossier input of one completed stage, presented through `touchpoint`. */
export function inputFrom(dialogue: DialogueInput, touchpoint: Touchpoint = 'chat'): DossierInput {
  const opening: Line = { speaker: 'system', type: 'stage.started', data: { text: dialogue.task } };
  return inputOfLines(dialogue.id, [opening, ...linesOf(dialogue, touchpoint)], rubricFor(dialogue));
}
