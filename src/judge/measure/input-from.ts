import type { Touchpoint } from '../../core/anchor.ts';
import type { EventData, Speaker, StoredEvent } from '../../core/event.ts';
import { forEachSkill } from '../../core/skill.ts';
import type { DossierInput } from '../dossier/input.ts';

/** A piece of work: a task, the turns, and a reference answer if there is one. */
export type Dialogue = {
  id: string;
  task: string;
  reference?: string;
  turns: { speaker: Speaker; text: string }[];
};

/** An event without the fields that storage adds. */
type Line = { speaker: Speaker; type: string; data?: EventData };

const START = Date.UTC(2026, 0, 5, 9);
const BANDS: [string, string, string, string, string] = ['weak', 'partial', 'sound', 'strong', 'exceptional'];

function eventOf({ speaker, type, data }: Line, index: number): StoredEvent {
  const seq = index + 1;
  const time = new Date(START + seq * 60_000).toISOString();
  return {
    seq,
    id: `${seq}`,
    source: 'data-set',
    type,
    time,
    effectiveTime: time,
    acceptedAt: time,
    speaker,
    data: { stage: 'task', speaker, ...data },
  };
}

const END: Line = { speaker: 'system', type: 'stage.completed' };

function own(type: string, data: EventData = {}): Line {
  return { speaker: 'learner', type, data };
}

function turnsTaken(type: string, { turns }: Dialogue): Line[] {
  return turns.map(({ speaker, text }) => ({ speaker, type, data: { text } }));
}

function ownText({ turns }: Dialogue): string {
  return turns
    .filter(({ speaker }) => speaker === 'learner')
    .map(({ text }) => text)
    .join('\n');
}

/** A dialogue's events at each kind of touchpoint; the last one is the completion. */
const LINES: Readonly<Record<Touchpoint, (dialogue: Dialogue) => Line[]>> = {
  chat: (dialogue) => [...turnsTaken('chat.turn_taken', dialogue), END],
  scenario: (dialogue) => [
    ...turnsTaken('chat.turn_taken', dialogue),
    own('scenario.completed', { outcome: 'passed' }),
    END,
  ],
  presentation: (dialogue) => [
    ...turnsTaken('presentation.turn_taken', dialogue),
    own('presentation.completed'),
  ],
  voice: ({ turns }) => [own('voice.session_ended', { transcript: turns }), END],
  note: (dialogue) => [
    own('note.submitted', { artefact: 'note', revision: 1, text: ownText(dialogue) }),
    END,
  ],
  work: (dialogue) => {
    const file = { name: 'notes.md', mediaType: 'text/markdown', sha256: '0', text: ownText(dialogue) };
    return [own('work.submitted', { artefact: 'work', revision: 1, files: [file] }), END];
  },
  cowork: ({ turns }) => [
    ...turns.map(({ speaker: by, text }): Line => {
      const speaker = by === 'learner' ? by : 'assistant';
      return { speaker, type: 'cowork.action_taken', data: { actor: speaker, action: 'wrote', text } };
    }),
    own('cowork.session_ended'),
  ],
};

/** What a dossier input says of a learner of whom nothing is known yet. */
export function newLearner(): Pick<DossierInput, 'prior' | 'snapshot' | 'cohortMinutes' | 'parFactor'> {
  return {
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

/**
 * A dialogue as the input of one completed stage, as storage would give it, presented through `touchpoint`. The rubric has
 * all four skills, the data set's reference, and no points.
 */
export function inputFrom(dialogue: Dialogue, touchpoint: Touchpoint = 'chat'): DossierInput {
  const { id, task, reference } = dialogue;
  const opening: Line = { speaker: 'system', type: 'stage.started', data: { text: task } };
  const events = [opening, ...LINES[touchpoint](dialogue)].map(eventOf);
  const rubric = { title: task, skills: forEachSkill(() => ({ bands: BANDS })), points: [] };
  return {
    learner: id,
    completion: events.at(-1) as StoredEvent,
    events,
    context: [],
    rubric: {
      id: 'data-set',
      version: 1,
      body: { ...rubric, ...(reference !== undefined && { reference }) },
    },
    ...newLearner(),
  };
}
