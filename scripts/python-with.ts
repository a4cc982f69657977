import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

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

/** The folder of commands of a virtual environment with a package of PyPI, made under `cache` at the first call. */
export function pythonWith(cache: string, name: string, version: string): string {
  const home = join(cache, `${name}-${version}`);
  const commands = join(home, process.platform === 'win32' ? 'Scripts' : 'bin');
  if (existsSync(join(home, 'installed'))) return commands;
  const python = PYTHONS.find(isNewEnough);
  if (python === undefined)
    throw new Error(
      `${name} needs Python 3.${OLDEST_MINOR} or newer, with venv and pip, as \`python3\` on the PATH.`,
    );
  console.log(`Installing ${name} ${version} under ${home}, once…`);
  mkdirSync(cache, { recursive: true });
  run(python, ['-m', 'venv', home]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `${name}==${version}`];
  run(join(commands, 'python'), pip);
  // Written last, so that an interrupted installation is repeated.
  mkdirSync(join(home, 'installed'));
  return commands;
}
