import { vi } from 'vitest';
import type { Store, StoreOptions } from '../../src/store/store.ts';
import { intercept } from '../support/intercept.ts';

/** One way to break a rule: changed statements, or one replaced module. */
export type Break = {
  /** By statement name: a part of its text (white space aside) and the replacement. */
  sql?: readonly (readonly [statement: string, said: string, instead: string])[];
  /** A module path under src, and its replaced exports. */
  module?: readonly [path: string, exports: (real: Record<string, never>) => Record<string, unknown>];
};

/** A store that breaks one rule; `untouched` lists the changed statements that were never run. */
export async function brokenStore(
  options: StoreOptions,
  { sql = [], module }: Break,
): Promise<{ store: Store; untouched(): string[] }> {
  const left = new Set(sql.map(([statement]) => statement));
  const { createStore } = module ? await importWith(module) : await import('../../src/store/store.ts');
  const store = createStore(options);
  intercept(store.database, {
    rewrite: (text, name) => {
      let changed = text.replaceAll(/\s+/g, ' ');
      for (const [statement, said, instead] of sql) {
        if (statement !== name || !changed.includes(said)) continue;
        left.delete(statement);
        changed = changed.replaceAll(said, instead);
      }
      return changed;
    },
  });
  return { store, untouched: () => [...left] };
}

async function importWith([path, exports]: NonNullable<Break['module']>): Promise<
  typeof import('../../src/store/store.ts')
> {
  const file = new URL(`../../src/${path}`, import.meta.url).pathname;
  const real = await vi.importActual<Record<string, never>>(file);
  vi.resetModules();
  vi.doMock(file, () => ({ ...real, ...exports(real) }));
  try {
    return await import('../../src/store/store.ts');
  } finally {
    vi.doUnmock(file);
    vi.resetModules();
  }
}
