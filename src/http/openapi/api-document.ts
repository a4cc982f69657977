import { createApp } from '../app.ts';
import type { Dependencies } from '../environment.ts';
import { openApiDocument } from './openapi.ts';

/**
 * The document of the API as openapi.json keeps it. Routes only
 * name their calls here: nothing is called, so nothing is needed.
 */
export function documentText(): string {
  const nothing = { store: {}, ringer: {}, logger: {}, metrics: {}, hub: {}, health: {} };
  const app = createApp(nothing as unknown as Dependencies);
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}
