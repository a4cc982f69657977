import type { Dossier } from './build.ts';

/** Whether the rubric holds a reference answer that work can be compared with. */
export function hasReference({ rubric }: Dossier): boolean {
  return (rubric.body.reference ?? '').trim() !== '';
}
