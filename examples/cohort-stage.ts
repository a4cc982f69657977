import type { Speaker } from './cloud-event.ts';
import { REFLECTIONS } from './cohort-scripts.ts';
import type { Level, StageScript } from './cohort-scripts.ts';
import type { Random } from './random.ts';

/** An event without learner and time, `waitMs` after the previous one. */
export type Step = {
  type: string;
  speaker: Speaker;
  touchpoint: string;
  waitMs: number;
  more: Record<string, unknown>;
};

/** One learner at one stage. */
export type Scene = { script: StageScript; ability: number; pace: number; passed: boolean; random: Random };

const CHECKS = [
  'states the rule',
  'limits and window',
  'says what is left out',
  'gives an example',
  'names what is open',
];

/** The events of a stage, from start to completion. */
export function stageSteps(scene: Scene): Step[] {
  const { script, ability, passed, random } = scene;
  const talker: Speaker = script.kind === 'scenario' ? 'assistant' : 'coach';
  // Two of the three questions, so that conversations differ between learners.
  const left = random.pick([0, 1, 2]);
  const talk = script.coach.flatMap((question, place) => {
    if (place === left) return [];
    const answer = fill(script.learner[levelNow(scene)][place] ?? '', random);
    return [
      step(scene, 'chat.turn_taken', talker, { text: question }),
      step(scene, 'chat.turn_taken', 'learner', { text: answer }),
    ];
  });
  if (random.chance(0.7 - ability))
    talk.splice(3, 0, step(scene, 'learn.hint_used', 'learner', { hint: script.hint }));
  return [
    step(scene, 'stage.started', 'system', {}, 'stage'),
    ...aroundTalk(scene, talk),
    { ...step(scene, 'stage.completed', 'system', { outcome: outcomeOf(passed) }, 'stage'), waitMs: 5_000 },
  ];
}

function outcomeOf(passed: boolean): string {
  return passed ? 'passed' : 'failed';
}

/** The debrief comes before the completion, because a verdict covers what came since the previous one. */
function debrief(scene: Scene): Step[] {
  const answer = scene.random.pick(REFLECTIONS[levelNow(scene)]);
  return [
    step(scene, 'chat.turn_taken', 'coach', { text: 'What would you do differently next time?' }, 'debrief'),
    step(scene, 'chat.turn_taken', 'learner', { text: answer }, 'debrief'),
  ];
}

/** The conversation of a stage, with the events of its kind. */
function aroundTalk(scene: Scene, talk: Step[]): Step[] {
  const { script, passed, random } = scene;
  const product = (): Record<string, unknown> => ({ text: fill(script.product[levelNow(scene)], random) });
  switch (script.kind) {
    case 'kickoff':
      return [
        ...talk,
        ...debrief(scene),
        step(scene, 'kickoff.understanding_completed', 'learner', product()),
      ];
    case 'notes':
      return [...talk, ...noteSteps(scene)];
    case 'cowork':
      return coworkSteps(scene, talk, product());
    case 'scenario':
      return [
        ...talk,
        step(scene, 'scenario.completed', 'system', { outcome: outcomeOf(passed) }),
        ...debrief(scene),
      ];
    case 'work':
      return [
        ...talk,
        step(scene, 'work.submitted', 'learner', { artefact: script.stage, revision: 1, ...product() }),
        ...debrief(scene),
      ];
    default:
      return script.kind satisfies never;
  }
}

/** Submits the note and checks it, until it passes or after three attempts. */
function noteSteps(scene: Scene): Step[] {
  const { script, random } = scene;
  const steps: Step[] = [];
  const sent = new Set<string>();
  let ability = scene.ability;
  for (let revision = 1; revision <= 3; revision += 1) {
    const artefact = { artefact: `${script.stage}-note`, revision };
    const level = levelNow({ ...scene, ability });
    const template = script.product[level];
    // The opening keeps a resubmitted text from counting as a repeat.
    const opening = sent.has(template) ? `Attempt ${revision}, with the checker's remarks in mind. ` : '';
    sent.add(template);
    const items = checkItems(level, random);
    const passed = items.filter((item) => item.passed).length >= 4;
    steps.push(
      step(scene, 'note.submitted', 'learner', { ...artefact, text: opening + fill(template, random) }),
      step(scene, 'note.check_attempted', 'learner', { ...artefact, passed, items }),
    );
    if (passed) break;
    const reveals = random.chance(0.6 - scene.ability);
    if (reveals)
      steps.push(step(scene, 'learn.answer_revealed', 'learner', { item: `Model answer: ${script.stage}` }));
    ability += reveals ? 0.3 : 0.2;
  }
  return steps;
}

function checkItems(level: Level, random: Random): { name: string; passed: boolean }[] {
  const likely = { weak: 0.3, fair: 0.8, strong: 0.97 }[level];
  return CHECKS.map((name) => ({ name, passed: random.chance(likely) }));
}

function coworkSteps(scene: Scene, talk: Step[], product: Record<string, unknown>): Step[] {
  const level = levelNow(scene);
  const accepts = level === 'weak';
  const action = (actor: Speaker, name: string, text: string): Step =>
    step(scene, 'cowork.action_taken', actor, { actor, action: name, text });
  return [
    step(scene, 'cowork.session_started', 'learner', {}),
    ...talk.slice(0, 3),
    action('assistant', 'suggested_edit', 'Add DISTINCT to remove the repeated rows.'),
    accepts
      ? action('learner', 'accepted_suggestion', 'Accepted as suggested.')
      : action('learner', 'rejected_suggestion', 'It hides the repeats and leaves the join wrong.'),
    ...(level === 'strong'
      ? [action('learner', 'tested_result', 'Compared the total with the finance ledger.')]
      : []),
    ...talk.slice(3),
    step(scene, 'work.submitted', 'learner', { artefact: scene.script.stage, revision: 1, ...product }),
    ...debrief(scene),
    step(scene, 'cowork.session_ended', 'learner', {}),
  ];
}

/** A step after a plausible delay: a stage has about a dozen steps, which together take par time times pace. */
function step(
  scene: Scene,
  type: string,
  speaker: Speaker,
  more: Record<string, unknown>,
  touchpoint = 'main',
): Step {
  const share = ((scene.script.parMinutes * 60_000) / 12) * scene.pace;
  const waitMs = Math.round((share * scene.random.between(0.4, 1.6)) / 1000) * 1000;
  return { type, speaker, touchpoint, waitMs, more };
}

/** The level of a moment varies around the ability. */
function levelNow({ ability, random }: Scene): Level {
  const form = ability + random.between(-0.18, 0.18);
  if (form < 0.33) return 'weak';
  return form < 0.66 ? 'fair' : 'strong';
}

function fill(text: string, random: Random): string {
  return text
    .replaceAll('{n}', () => String(Math.round(random.between(11, 68))))
    .replaceAll('{p}', () => `${Math.round(random.between(9, 16))} %`)
    .replaceAll('{q}', () => `${Math.round(random.between(71, 89))} %`);
}
