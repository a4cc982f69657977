import { createApp } from '../app.ts';
import type { Dependencies } from '../environment.ts';
import { openApiDocument } from './openapi.ts';

/** The content of openapi.json. The routes are only registered, not called, so they need no dependencies. */
export function documentText(): string {
  const nothing = { store: {}, ringer: {}, logger: {}, metrics: {}, hub: {}, health: {} };
  const app = createApp(nothing as unknown as Dependencies);
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}
