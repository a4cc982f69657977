import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { mutantNamed, patched } from './mutants.ts';

// Loaded before everything else (`node --import`): the product's own code gets a Postgres driver, timers and an SDK of
// Temporal that the simulation decides about. A mutant is a changed text of one of its modules.

const SRC = new URL('../../src/', import.meta.url).href;
const standIn = (name: string) => new URL(`./stand-ins/${name}.ts`, import.meta.url).href;

const STAND_INS: Record<string, string> = {
  pg: standIn('pg'),
  'node:crypto': standIn('crypto'),
  'node:timers/promises': standIn('timers'),
  '@temporalio/workflow': standIn('workflow'),
  '@temporalio/activity': standIn('activity'),
};

const { SIMULATE_MUTANT } = process.env;
const mutant = SIMULATE_MUTANT ? mutantNamed(SIMULATE_MUTANT) : null;

registerHooks({
  resolve(specifier, context, next) {
    const url = context.parentURL?.startsWith(SRC) ? STAND_INS[specifier] : undefined;
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
  },
  load(url, context, next) {
    if (mutant === null || url !== SRC + mutant.file) return next(url, context);
    const source = patched(readFileSync(fileURLToPath(url), 'utf8'), mutant);
    return { ...next(url, context), source: stripped(source) };
  },
});

/** Node has removed the types of what it loaded; the changed text still has them. */
function stripped(source: string): string {
  return stripTypeScriptTypes(source);
}
