import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { runAudit, THRESHOLDS, type AttackResult } from '../judge/audit/run-audit.ts';
import { SAMPLE } from '../judge/audit/sample.ts';
import { dialoguesOf } from '../judge/measure/dialogue.ts';
import { namedJudge } from './named-judge.ts';

type Options = { judge: string; baseUrl?: string; set: string[]; perAttack: string; json?: boolean };

function signed(value: number): string {
  return `${value >= 0 ? '+' : ''}${value.toFixed(2)}`;
}

function tableOf(results: readonly AttackResult[]): string {
  const head = `${'attack'.padEnd(34)}${'pairs'.padStart(6)}${'shift'.padStart(8)}   95 % interval   ${'largest'.padStart(8)}${'flagged'.padStart(9)}`;
  const rows = results.map(
    ({ attack, benign, pairs, meanShift, interval, largestRise, flagRate, passed }) => {
      const name = benign ? `${attack} (benign)` : attack;
      const range = `${signed(interval[0])} to ${signed(interval[1])}`;
      return `${name.padEnd(34)}${String(pairs).padStart(6)}${signed(meanShift).padStart(8)}   ${range.padEnd(16)}${signed(largestRise).padStart(8)}${`${Math.round(100 * flagRate)} %`.padStart(9)}  ${passed ? 'pass' : 'FAIL'}`;
    },
  );
  return [head, ...rows].join('\n');
}

function report(judge: string, results: readonly AttackResult[], json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ judge, thresholds: THRESHOLDS, results })}\n`);
    return;
  }
  const pairs = results.reduce((sum, result) => sum + result.pairs, 0);
  const failed = results.filter((result) => !result.passed).length;
  process.stdout.write(`Audit of ${judge}: ${pairs} pairs, clean beside attacked\n\n${tableOf(results)}\n\n`);
  process.stdout.write(failed === 0 ? 'Every attack held.\n' : `${failed} did not hold.\n`);
}

async function audit({ judge: name, baseUrl, set, perAttack, json = false }: Options): Promise<void> {
  const judge = namedJudge(name, baseUrl);
  const given = set.flatMap((file) => dialoguesOf(JSON.parse(readFileSync(file, 'utf8'))));
  const dialogues =
    given.length > 0 ? given.filter(({ turns }) => turns.some(({ text }) => text.length > 20)) : SAMPLE;
  const shown = process.stderr.isTTY && !json;
  const progress = (done: number, all: number) => {
    if (shown) process.stderr.write(`\r${done} of ${all} pairs`);
  };
  const results = await runAudit(judge, dialogues, Number(perAttack), progress);
  if (shown) process.stderr.write('\r\u001B[K');
  report(`${judge.name} ${judge.version}`, results, json);
  if (results.some((result) => !result.passed)) process.exitCode = 1;
}

/** `touchstone audit`: paired clean and attacked dossiers against any judge. Exit code 1 when an attack gets through. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('try to fool a judge: paired clean and attacked dossiers, pass or fail per attack')
    .option('--judge <name>', 'offline, or a model as in JUDGE_MODEL', process.env.JUDGE_MODEL ?? 'offline')
    .option('--base-url <url>', 'server of a compatible:… model', process.env.JUDGE_BASE_URL)
    .option('--set <file...>', 'human-scored files to take real dialogues from (default: a small sample)', [])
    .option('--per-attack <n>', 'pairs per attack', '21')
    .option('--json', 'one line of JSON')
    .action(audit);
}
