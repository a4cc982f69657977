// Writes openapi.json anew from the routes: `node scripts/write-openapi.ts`. A test fails when it is stale.
import { writeFile } from 'node:fs/promises';
import { documentText } from '../src/http/openapi/api-document.ts';

await writeFile(new URL('../openapi.json', import.meta.url), documentText());
