import { RE2JS } from 're2js';
import { spend } from './budget.ts';

/** A back-reference by name. The translation to RE2 would drop it silently. */
const NAMED_REFERENCE = /(?:^|[^\\])(?:\\\\)*\\k</;

/**
 * Compiles a pattern for an engine whose time grows linearly with the text. Throws for what the engine cannot express:
 * look-around, back-references and more than 1,000 repetitions. `\s`, `\d` and `\w` are ASCII.
 */
export function linearPattern(pattern: string): { test(text: string): boolean; toString(): string } {
  // Also checks that it is a pattern by the standard: RE2 knows some that are not.
  const standard = new RegExp(pattern, 'u');
  if (NAMED_REFERENCE.test(pattern)) throw new Error('back-references are not supported');
  const engine = RE2JS.compile(RE2JS.translateRegExp(standard));
  const size = engine.programSize();
  return {
    test(text) {
      spend(size * (text.length + 1));
      return engine.test(text);
    },
    // The validator keeps one engine for each text.
    toString: () => pattern,
  };
}
