import type { Dossier } from './build.ts';

/** Whether the rubric has a reference answer to compare work with. */
export function hasReference({ rubric }: Dossier): boolean {
  return (rubric.body.reference ?? '').trim() !== '';
}
