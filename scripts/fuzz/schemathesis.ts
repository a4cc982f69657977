import { spawnSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '4.32.5';
const OLDEST_MINOR = 11;
const PYTHONS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];

function isNewEnough(python: string): boolean {
  const asked = `import sys; sys.exit(0 if sys.version_info >= (3, ${OLDEST_MINOR}) else 1)`;
  return spawnSync(python, ['-c', asked]).status === 0;
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/** The schemathesis command, installed into a virtual environment under `cache` at the first call. */
export function schemathesisIn(cache: string): string {
  const home = join(cache, `schemathesis-${VERSION}`);
  const command = join(home, process.platform === 'win32' ? 'Scripts' : 'bin', 'schemathesis');
  if (existsSync(command)) return command;
  const python = PYTHONS.find(isNewEnough);
  if (python === undefined)
    throw new Error(
      `The fuzz run needs Python 3.${OLDEST_MINOR} or newer, with venv and pip, as \`python3\` on the PATH.`,
    );
  console.log(`Installing schemathesis ${VERSION} under ${home}, once…`);
  mkdirSync(cache, { recursive: true });
  run(python, ['-m', 'venv', home]);
  const pip = join(command, '..', 'python');
  run(pip, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]);
  return command;
}

/** Runs schemathesis in a folder, where it keeps what it finds, and returns its exit code. */
export function runSchemathesis(command: string, args: string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
