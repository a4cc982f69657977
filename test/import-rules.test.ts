import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const HOME = fileURLToPath(new URL('..', import.meta.url));

type Room = { name: string; file: boolean; imports: string[]; asTypes: string[]; packages: string[] };

/** The table of layers in ARCHITECTURE.md: a row for each folder of src, and for its configuration. */
function layers(): Room[] {
  const page = readFileSync(join(HOME, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `src\/(.+?)` \|.*?\| (.*?) \| (.*?) \|$/gm)];
  return rows.map(([, path = '', may = '', kept = '']) => {
    const named = may === 'nothing' ? [] : may.split(/[,;] /);
    return {
      name: path.replace(/\/$|\.ts$/, ''),
      file: path.endsWith('.ts'),
      imports: named.filter((name) => !name.endsWith(' as types')),
      asTypes: named.filter((name) => name.endsWith(' as types')).map((name) => name.split(' ')[0] as string),
      packages: [...kept.matchAll(/`(.+?)`/g)].map(([, name]) => name as string),
    };
  });
}

const rooms = layers();

type Probe = { of: Room; what: string; code: string; allowed: boolean };

/** How a file of `room` names a file of `other`, from the top of the room or from a folder in it. */
function pathTo(other: Room, nested: boolean): string {
  const up = nested ? '../../../' : '../';
  return other.file ? `${up}${other.name}.ts` : `${up}${other.name}/${nested ? 'deep/er/' : ''}file.ts`;
}

function probesOf(of: Room): Probe[] {
  const others = rooms.filter((room) => room !== of);
  const toRooms = others.flatMap((other) =>
    [true, false].flatMap((nested) => {
      const path = of.file ? pathTo(other, nested).replace(/^(\.\.\/)+/, './') : pathTo(other, nested);
      const allowed = of.imports.includes(other.name);
      const asType = allowed || of.asTypes.includes(other.name);
      const what = `${other.name}${nested ? ', nested' : ''}`;
      return [
        { of, what, code: `import { a } from '${path}';`, allowed },
        { of, what: `${what}, as a type`, code: `import type { a } from '${path}';`, allowed: asType },
        { of, what: `${what}, handed on`, code: `export { a } from '${path}';`, allowed },
      ];
    }),
  );
  const toPackages = of.packages.flatMap((name) =>
    [name.replace('*', 'a'), `${name.replace('*', 'a')}/b`].map((path) => ({
      of,
      what: path,
      code: `import { a } from '${path}';`,
      allowed: false,
    })),
  );
  const own = of.file ? [] : [{ of, what: 'itself', code: `import { a } from '../own.ts';`, allowed: true }];
  return [...toRooms, ...toPackages, ...own];
}

const probes = rooms.flatMap(probesOf);

// Probes are linted in a folder of the same shape outside the sources, so that no other test meets them.
const folder = mkdtempSync(join(tmpdir(), 'touchstone-import-rules-'));
const fileOf = (probe: Probe): string => {
  const name = `probe-${probes.indexOf(probe)}.ts`;
  if (probe.of.file) return `src/${probe.of.name}-${name}`;
  return `src/${probe.of.name}/${probe.what.includes('nested') || probe.what === 'itself' ? 'a/b/' : ''}${name}`;
};
const refused = new Set<string>();

beforeAll(() => {
  copyFileSync(join(HOME, '.oxlintrc.json'), join(folder, 'rules.json'));
  for (const probe of probes) {
    const path = join(folder, fileOf(probe));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${probe.code}\n`);
  }
  const { stdout } = spawnSync(
    join(HOME, 'node_modules/.bin/oxlint'),
    ['--config', 'rules.json', '--format', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  for (const { code, filename } of diagnostics)
    if (code.includes('no-restricted-imports')) refused.add(filename.replaceAll('\\', '/'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(rooms)('$name', (room) => {
  test('imports what the table allows and nothing else', () => {
    const own = probes.filter(({ of }) => of === room);
    expect(own.length).toBeGreaterThan(rooms.length);
    const outcome = (allowed: (probe: Probe) => boolean) =>
      own.map((probe) => `${probe.what}: ${allowed(probe) ? 'allowed' : 'refused'}`);
    expect(outcome((probe) => !refused.has(fileOf(probe)))).toEqual(outcome(({ allowed }) => allowed));
  });
});

test('every folder of src is in the table, and in the list of README', () => {
  const folders = readdirSync(join(HOME, 'src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const names = folders.map(({ name }) => name).sort();
  expect(
    rooms
      .filter(({ file }) => !file)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names);
  const listed = readFileSync(join(HOME, 'README.md'), 'utf8').matchAll(/^src\/(.+)\/ /gm);
  expect([...listed].map(([, name]) => name as string).sort()).toEqual(names);
});

test('no folder within a room is named like a room, since the rules go by names', () => {
  const inside = execFileSync('git', ['ls-files', 'src'], { cwd: HOME, encoding: 'utf8' }).split('\n');
  const named = new Set(rooms.map(({ name }) => name));
  expect(
    inside.filter((path) =>
      path
        .split('/')
        .slice(2, -1)
        .some((part) => named.has(part)),
    ),
  ).toEqual([]);
});

test('how long something took is measured by a clock that is never set', () => {
  // The workflow's own clock is Temporal's, and the command line is not running when clocks are set.
  const wall = /Date\.now\(\) *[-<>]|[-<>] *Date\.now\(\)|\bnow = Date\.now\b/u;
  const files = readdirSync(join(HOME, 'src'), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(cli|workflows)\//u.test(file))
    .filter((file) => wall.test(readFileSync(join(HOME, 'src', file), 'utf8')));
  expect(found).toEqual([]);
});
