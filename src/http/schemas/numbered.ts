import { z } from '@hono/zod-openapi';
import { learnerParam } from './learner-id.ts';

/** A number in a path. What is none is as unknown as a number that is not there, so 0 stands for both. */
const numberIn = (name: string, example: string) =>
  z
    .string()
    .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0))
    .openapi({ type: 'string', param: { name, in: 'path' }, example });

export const calibrationParam = learnerParam.extend({ number: numberIn('number', '1') });

export const entryParam = learnerParam.extend({ entry: numberIn('entry', '88') });
