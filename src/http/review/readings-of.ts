import { readingOf, type Band } from '../../core/band.ts';
import type { Skill } from '../../core/skill.ts';

type Reading = { x: number } | { band: Band; position: number };

/** A person's readings on 0–100. */
export function readingsOf(
  skills: Partial<Record<Skill, Reading | undefined>>,
): Partial<Record<Skill, number>> {
  const given = Object.entries(skills).flatMap(([skill, reading]) =>
    reading === undefined
      ? []
      : [[skill, 'x' in reading ? reading.x : readingOf(reading.band, reading.position)]],
  );
  return Object.fromEntries(given) as Partial<Record<Skill, number>>;
}
