import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execForm, only } from './dockerfile.ts';
import type { Image } from './build-root.ts';

const STOP_WITHIN_MS = 30_000;
/** Every container has /proc; the mount ends with the process. */
const LOCKED =
  'mount --rbind /proc "$0/proc" && user=$1 && shift && exec chroot --userspec="$user" "$0" "$@"';

/** Whether a process can be locked into the folder: it must be started as root. */
export const isRoot = process.getuid?.() === 0;

/** Copies the shared libraries that a base image without Node has, as found on this machine. */
export function addLibraries({ root, env }: Image): void {
  const bridges = join(root, 'app/node_modules/@temporalio/core-bridge/releases');
  const programs = [
    join(root, 'usr/local/bin/node'),
    ...readdirSync(bridges).map((name) => join(bridges, name, 'index.node')),
  ];
  for (const program of programs) {
    const found = execFileSync('ldd', [program], { encoding: 'utf8' }).matchAll(/(\/\S+\.so\S*)/gu);
    for (const [path] of found) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      copyFileSync(path, join(root, path));
    }
  }
  mkdirSync(join(root, 'proc'), { recursive: true });
  for (let path = join(root, env['TOUCHSTONE_DATA']!); path.startsWith(dirname(root)); path = dirname(path))
    if (existsSync(path)) chmodSync(path, 0o755);
}

/** How a process of the image is started: its user may write nowhere. */
export function containerOf(image: Image, more: Record<string, string>) {
  const { root, stage } = image;
  const user = only(stage, 'USER').text;
  const entrypoint = execForm(only(stage, 'ENTRYPOINT'));
  const workdir = only(stage, 'WORKDIR').text;
  const env = { PATH: process.env['PATH'], ...image.env, ...more };
  const locked = (command: string[]): [string, string[]] => {
    if (isRoot) return ['unshare', ['--mount', 'sh', '-c', LOCKED, root, user, ...command]];
    return [join(root, command[0]!), command.slice(1)];
  };
  const inWorkdir = (command: string[]) =>
    command.map((word) => (word === 'src/main.ts' ? `${isRoot ? '' : root}${workdir}/${word}` : word));

  /** Runs a command of `touchstone` to its end and gives its output. */
  function run(...args: string[]): string {
    const [file, words] = locked(inWorkdir([...entrypoint, ...args]));
    const { status, stdout, stderr } = spawnSync(file, words, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`touchstone ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Starts a role; `stop` sends SIGTERM and gives the exit code. */
  function start(role: string, roleEnv: Record<string, string>) {
    const [file, words] = locked(inWorkdir([...entrypoint, role]));
    const child = spawn(file, words, { env: { ...env, ...roleEnv }, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        log = `${log}${chunk.toString()}`.slice(-8000);
      });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    const isHealthy = () => {
      const [check, checkWords] = locked(execForm(only(stage, 'HEALTHCHECK')));
      return spawnSync(check, checkWords, { env: { ...env, ...roleEnv } }).status === 0;
    };
    return {
      role,
      isHealthy,
      log: () => log,
      async stop(): Promise<number | null> {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
        const code = await ended;
        clearTimeout(late);
        return code;
      },
    };
  }
  return { run, start };
}
