import { answerFile } from '../console/answer-file.ts';
import type { ConsoleAsset } from '../console/console-files.ts';
import type { App } from '../environment.ts';

/** Its name has no hash, so that pages can name it; browsers ask again after five minutes. */
const CACHE = 'public, max-age=300';

/** Pages of any origin may load the script: it is public, and what it reads needs a token and an allowed origin. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** The element `<touchstone-learner>`, for pages of other sites; 404 if it was not built. */
export function embedRoute(app: App, embed: ConsoleAsset | undefined): void {
  if (embed) app.get('/embed/touchstone-learner.js', (c) => answerFile(c, embed, CACHE, ANY_ORIGIN));
}
