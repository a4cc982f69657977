// Generates sdk/src/schema.ts from openapi.json: `node scripts/write-client-types.ts`. A test fails if it is outdated.
import { readFile, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

// The generator uses the compiler as a library, which TypeScript 7 no longer is.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'typescript' ? 'typescript-5' : specifier, context),
});
const { default: openapiTS, astToString } = await import('openapi-typescript');

const HEAD = '// Generated from openapi.json by `node scripts/write-client-types.ts`.\n\n';

const document = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
const text = HEAD + astToString(await openapiTS(document, { exportType: true }));
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(new URL('../sdk/src/schema.ts', import.meta.url), text);
