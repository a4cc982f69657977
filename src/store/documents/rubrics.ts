import { readFile } from 'node:fs/promises';
import type { Rubric } from '../../core/rubric.ts';

/** A rubric under the name and version by which calibrations can say what they were judged by. */
export type NamedRubric = { id: string; version: number; body: Rubric };

const SHIPPED = new URL('../../../programs/rubrics/', import.meta.url);

/** Which shipped rubric judges a completion that no program places. */
const BY_TYPE: Record<string, string> = {
  'note.check_attempted': 'note',
  'presentation.completed': 'presentation',
  'kickoff.understanding_completed': 'kickoff',
  'cowork.session_ended': 'cowork',
  'scenario.completed': 'scenario',
  'voice.session_ended': 'voice',
  'work.submitted': 'work',
};

const known = new Map<string, Promise<NamedRubric>>();

async function load(id: string): Promise<NamedRubric> {
  const body = JSON.parse(await readFile(new URL(`${id}.json`, SHIPPED), 'utf8')) as Rubric;
  return { id, version: 1, body };
}

/** The shipped rubric for a type of completion: its kind's, else the default one. */
export function shippedRubric(type: string): Promise<NamedRubric> {
  const id = BY_TYPE[type] ?? 'default';
  const rubric = known.get(id) ?? load(id);
  known.set(id, rubric);
  return rubric;
}
