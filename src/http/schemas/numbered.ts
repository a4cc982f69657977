import { z } from '@hono/zod-openapi';
import { learnerParam } from './learner-id.ts';
import { countedNumber, LARGEST_INT } from './values.ts';

/** A number in a path. Invalid numbers become 0, which no item has, so they answer 404 like unknown ones. */
const numberIn = (name: string, example: string) =>
  z
    .string()
    .transform((text) => countedNumber(text, LARGEST_INT) ?? 0)
    .openapi({ type: 'string', param: { name, in: 'path' }, example });

export const calibrationParam = learnerParam.extend({ number: numberIn('number', '1') });

export const itemParam = z.object({ item: numberIn('item', '17') });

export const entryParam = learnerParam.extend({ entry: numberIn('entry', '88') });
