import { readFileSync } from 'node:fs';
import { patched, type Mutant } from './mutants.ts';
import { search, type Options } from './simulate.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Plants each bug, looks for it for so many minutes, and prints a row of the table in docs/reliability.md. */
export async function hunt(mutants: readonly Mutant[], options: Options, minutes: number): Promise<boolean> {
  // A process that could not plant its bug would look as if it had found it.
  for (const mutant of mutants)
    patched(readFileSync(new URL(`../../src/${mutant.file}`, import.meta.url), 'utf8'), mutant);
  let missed = 0;
  say('| planted bug | found after | learner-days | seed | what was wrong |\n|---|---|---|---|---|');
  for (const { name, bug } of mutants) {
    const begun = Date.now();
    const { found, progress } = await search({ ...options, mutant: name, minutes }, () => undefined);
    const seconds = Math.round((Date.now() - begun) / 1000);
    if (!found) missed += 1;
    const { stories, why } = progress.broken;
    const broken = stories > 0 ? `${stories} stories could not be played: ${why.split('\n')[0]}` : '';
    const wrong = found?.wrong.split('\n')[0]?.slice(0, 110) ?? broken;
    say(
      `| \`${name}\`: ${bug} | ${found ? `${seconds} s` : `**not in ${seconds} s**`} | ${progress.learnerDays} | ${found?.story.seed ?? ''} | ${wrong} |`,
    );
  }
  say(`\n${mutants.length - missed} of ${mutants.length} were found.`);
  return missed === 0;
}
