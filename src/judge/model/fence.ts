import { randomBytes } from 'node:crypto';
import { withoutTokens } from '../guard/template-token.ts';

/** Puts a text between two lines with a code unique to this call. */
export type Fence = { boundary: string; around(label: string, text: string): string };

const LABEL_UNSAFE = /[^\w .:=,@-]/gu;

/** Creates a fence whose code the learner cannot know, since it is drawn after the dossier was hashed. */
export function createFence(boundary: string = randomBytes(12).toString('hex')): Fence {
  return {
    boundary,
    around(label, text) {
      // The code cannot be guessed, but if a text contains it, it is broken up. Chat template tokens are broken up
      // too, since a server could end the message at them.
      const safe = withoutTokens(text.replaceAll(boundary, boundary.split('').join('·')));
      return `[${boundary} ${label.replace(LABEL_UNSAFE, '_')}]\n${safe}\n[/${boundary}]`;
    },
  };
}
