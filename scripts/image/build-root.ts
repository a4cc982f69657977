import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { only, readDockerfile, type Stage } from './dockerfile.ts';

const TIMEOUT_MS = 900_000;

/** What the last stage of an image says about how to run it. */
export type Image = { root: string; stage: Stage; env: Record<string, string> };

/**
 * Runs the steps of a Dockerfile in folders below `folder`, with this machine in place of the base images.
 * @throws Error with the output of the step that failed
 */
export function buildRoot(source: string, folder: string, say: (line: string) => void): Image {
  const roots = new Map<string, string>();
  let image: Image | undefined;
  for (const stage of readDockerfile(readFileSync(join(source, 'Dockerfile'), 'utf8'))) {
    requireSameNode(stage);
    const root = join(folder, stage.alias ?? 'final');
    let workdir = '/';
    for (const { name, text } of stage.instructions) {
      const at = join(root, workdir);
      if (name === 'WORKDIR') workdir = text;
      if (name === 'RUN') run(text, at, say);
      if (name === 'COPY') copy(text, { source, roots, root, workdir });
      mkdirSync(join(root, workdir), { recursive: true });
    }
    if (stage.alias !== undefined) roots.set(stage.alias, root);
    image = { root, stage, env: environmentOf(stage) };
  }
  only(image!.stage, 'USER');
  return image!;
}

/** The Node of a base image must be the one that runs this, since its steps are run with it. */
function requireSameNode({ base }: Stage): void {
  const version = /^node:([\d.]+)/u.exec(base)?.[1];
  if (version !== undefined && version !== process.versions.node)
    throw new Error(`Dockerfile: ${base}, but this is Node ${process.versions.node}.`);
}

function run(command: string, cwd: string, say: (line: string) => void): void {
  say(`RUN ${command}`);
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const env = { ...process.env, PATH: path };
  const { status, stdout, stderr, error } = spawnSync('sh', ['-c', command], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  if (status !== 0) throw new Error(`RUN ${command}\n${error?.message ?? ''}${stdout}${stderr}`);
}

type Places = { source: string; roots: Map<string, string>; root: string; workdir: string };

function copy(text: string, { source, roots, root, workdir }: Places): void {
  const words = text.split(/\s+/u);
  const from = words[0]!.startsWith('--from=') ? words.shift()!.slice('--from='.length) : undefined;
  const to = words.pop()!;
  const target = resolve('/', workdir, to);
  for (const word of words) {
    if (from === undefined && word === '.') {
      copyContext(source, join(root, target));
      continue;
    }
    const path = from === undefined ? join(source, word) : inStage(roots.get(from), word);
    const into = to.endsWith('/') || words.length > 1 ? join(target, word.split('/').at(-1)!) : target;
    cpSync(path, join(root, into), { recursive: true });
  }
}

/** A path in an earlier stage; its base image has Node where this machine may have it elsewhere. */
function inStage(root: string | undefined, path: string): string {
  if (root === undefined) throw new Error(`Dockerfile: ${path} is copied from an unknown stage.`);
  return path === '/usr/local/bin/node' ? process.execPath : join(root, path);
}

/** Copies the files under version control, without those that `.dockerignore` leaves out. */
function copyContext(source: string, target: string): void {
  const ignored = readFileSync(join(source, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: source, encoding: 'utf8' }).split('\0');
  for (const name of names.filter((name) => name !== '' && existsSync(join(source, name)))) {
    if (ignored.some((entry) => name === entry || name.startsWith(`${entry}/`))) continue;
    if (!statSync(join(source, name)).isFile()) continue;
    mkdirSync(dirname(join(target, name)), { recursive: true });
    cpSync(join(source, name), join(target, name));
  }
}

function environmentOf(stage: Stage): Record<string, string> {
  const pairs = stage.instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ text }) => text.split(/\s+/u));
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}
