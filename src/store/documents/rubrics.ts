import { readdir, readFile } from 'node:fs/promises';
import { own } from '../../core/own.ts';
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

/** A shipped rubric by its id. */
export function sharedRubric(id: string): Promise<NamedRubric> {
  const rubric = known.get(id) ?? load(id);
  known.set(id, rubric);
  return rubric;
}

/** Ids of the shipped rubrics, which any program may name. */
export async function sharedRubricIds(): Promise<Set<string>> {
  const files = await readdir(SHIPPED);
  return new Set(files.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])));
}

/** The shipped rubric for a type of completion: its kind's, else the default one. */
export function shippedRubric(type: string): Promise<NamedRubric> {
  return sharedRubric(own(BY_TYPE, type) ?? 'default');
}
