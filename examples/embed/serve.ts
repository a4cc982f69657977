// Shows <touchstone-learner> in a page of another origin. In two shells:
//   CORS_ORIGINS=http://127.0.0.1:4800 npm start
//   npx node examples/embed/serve.ts maya
// A real platform signs its own tokens (TOKEN_JWKS_URL); this one takes test tokens of `touchstone token`.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPlatform } from './platform.ts';

const [learner = 'maya'] = process.argv.slice(2);
const command = fileURLToPath(new URL('../../scripts/touchstone.mjs', import.meta.url));
const html = await readFile(new URL('index.html', import.meta.url), 'utf8');

async function tokenOf(): Promise<string> {
  const options = ['--sub', learner, '--kind', 'learner', '--hours', '0.25'];
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'token', 'new', ...options]);
  return stdout.trim();
}

const page = html.replace('learner="maya"', `learner="${learner}"`);
const touchstone = process.env.TOUCHSTONE_URL ?? 'http://127.0.0.1:4700';
createPlatform({ page, touchstone, tokenOf }).listen(4800, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:4800 shows ${learner}`);
});
