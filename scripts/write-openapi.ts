// Generates openapi.json from the routes: `node scripts/write-openapi.ts`. A test fails if it is outdated.
import { writeFile } from 'node:fs/promises';
import { documentText } from '../src/http/openapi/api-document.ts';

await writeFile(new URL('../openapi.json', import.meta.url), documentText());
