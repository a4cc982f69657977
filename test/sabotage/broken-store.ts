import { vi } from 'vitest';
import type { Store, StoreOptions } from '../../src/store/store.ts';
import { intercept } from '../support/intercept.ts';

/** One way to break a rule: statements said otherwise, or one small module replaced. */
export type Break = {
  /** Statements by name, what each says (white space aside) and what it says instead. */
  sql?: readonly (readonly [statement: string, said: string, instead: string])[];
  /** A module by its path under src, and what it exports instead. */
  module?: readonly [path: string, exports: (real: Record<string, never>) => Record<string, unknown>];
};

/** A store that breaks one rule; `untouched` names what of the break met no statement, and so broke nothing. */
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
