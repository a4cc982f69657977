import { documentErrors, pointerOf, type Checked, type DocumentError } from '../document-error.ts';
import type { Rubric } from '../rubric.ts';
import { rubricSchema } from './rubric-schema.ts';

/** Bands with the same text, which no judge could distinguish. Checked for new documents, never for stored ones. */
export function sameBands({ skills }: Rubric, path: readonly string[] = []): DocumentError[] {
  return Object.entries(skills).flatMap(([skill, { bands }]) => {
    const texts = bands.map((text) => text.trim().toLowerCase());
    return texts.flatMap((text, index) => {
      const first = texts.indexOf(text);
      const pointer = pointerOf([...path, 'skills', skill, 'bands', index]);
      return first === index
        ? []
        : [{ pointer, detail: `says the same as band ${first + 1}: bands must differ` }];
    });
  });
}

/** A checked rubric, or everything that is wrong with it. Never throws. */
export function parseRubric(document: unknown): Checked<Rubric> {
  const parsed = rubricSchema.safeParse(document);
  if (!parsed.success) return { success: false, errors: documentErrors(parsed.error) };
  const errors = sameBands(parsed.data);
  return errors.length === 0 ? { success: true, data: parsed.data } : { success: false, errors };
}
