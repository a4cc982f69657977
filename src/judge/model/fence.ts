import { randomBytes } from 'node:crypto';
import { withoutTokens } from '../guard/template-token.ts';

/** Puts a text between two lines that only this call knows. */
export type Fence = { boundary: string; around(label: string, text: string): string };

const LABEL_UNSAFE = /[^\w .:=,@-]/gu;

/** A fence whose code the learner could not have known, since it is drawn after the dossier was hashed. */
export function createFence(boundary: string = randomBytes(12).toString('hex')): Fence {
  return {
    boundary,
    around(label, text) {
      // The code cannot be guessed; should a text hold it all the same, it stands there broken.
      // Nor may a server read a chat template's token, which would end the whole message.
      const safe = withoutTokens(text.replaceAll(boundary, boundary.split('').join('·')));
      return `[${boundary} ${label.replace(LABEL_UNSAFE, '_')}]\n${safe}\n[/${boundary}]`;
    },
  };
}
