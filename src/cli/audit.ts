import { Command } from 'commander';
import { runAudit, summaryOf, THRESHOLDS, type AttackResult } from '../judge/audit/run-audit.ts';
import { SAMPLE } from '../judge/audit/attack.ts';
import { dialoguesOf } from '../judge/measure/scored-work.ts';
import { namedJudge } from './named-judge.ts';
import { countOption } from './number-option.ts';
import { readJson } from './read-json.ts';

type Options = { judge: string; baseUrl?: string; set: string[]; perAttack: number; json?: boolean };

function signed(value: number): string {
  return `${value >= 0 ? '+' : ''}${value.toFixed(2)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

function kindOf({ benign, structural }: AttackResult): string {
  if (benign) return 'honest';
  return structural ? 'form' : 'words';
}

function tableOf(results: readonly AttackResult[]): string {
  const head = `${'text'.padEnd(34)}${'kind'.padEnd(8)}${'pairs'.padStart(6)}${'shift'.padStart(8)}   95 % interval   ${'largest'.padStart(8)}${'flagged'.padStart(9)}`;
  const rows = results.map((result) => {
    const { attack, pairs, meanShift, interval, largestRise, flagRate, passed } = result;
    const range = `${signed(interval[0])} to ${signed(interval[1])}`;
    return `${attack.padEnd(34)}${kindOf(result).padEnd(8)}${String(pairs).padStart(6)}${signed(meanShift).padStart(8)}   ${range.padEnd(16)}${signed(largestRise).padStart(8)}${percent(flagRate).padStart(9)}  ${passed ? 'pass' : 'FAIL'}`;
  });
  return [head, ...rows].join('\n');
}

function report(judge: string, results: readonly AttackResult[], json: boolean): void {
  const summary = summaryOf(results);
  if (!summary.passed) process.exitCode = 1;
  if (json) {
    process.stdout.write(`${JSON.stringify({ judge, thresholds: THRESHOLDS, summary, results })}\n`);
    return;
  }
  const { pairs, meanShift, structuralFlagged, benignFlagged, notHeld } = summary;
  process.stdout.write(`Audit of ${judge}: ${pairs} pairs, clean beside changed\n\n${tableOf(results)}\n\n`);
  const lines = [
    `Attacks move a reading by ${signed(meanShift)} on average.`,
    `Structural attacks are flagged in ${percent(structuralFlagged)}; code does not judge wording.`,
    `Honest texts are flagged in ${percent(benignFlagged)} (at most ${percent(THRESHOLDS.benignFlags)}).`,
    notHeld.length === 0 ? 'Every check passed.' : `Failed: ${notHeld.join(', ')}.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function audit({ judge: name, baseUrl, set, perAttack, json = false }: Options): Promise<void> {
  const judge = namedJudge(name, baseUrl);
  const given = set.flatMap((file) => dialoguesOf(readJson(file)));
  const dialogues =
    given.length > 0 ? given.filter(({ turns }) => turns.some(({ text }) => text.length > 20)) : SAMPLE;
  const shown = process.stderr.isTTY && !json;
  const progress = (done: number, all: number) => {
    if (shown) process.stderr.write(`\r${done} of ${all} pairs`);
  };
  const results = await runAudit(judge, dialogues, perAttack, progress);
  if (shown) process.stderr.write('\r\u001B[K');
  report(`${judge.name} ${judge.version}`, results, json);
}

/** `touchstone audit`: runs a judge on paired clean and attacked dossiers. Exit code 1 if it misses a threshold. */
export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'attack a judge with paired clean and attacked dossiers; report how far readings move and what is flagged',
    )
    .option('--judge <name>', 'offline, or a model as in JUDGE_MODEL', process.env.JUDGE_MODEL ?? 'offline')
    .option('--base-url <url>', 'server of a compatible:… model', process.env.JUDGE_BASE_URL)
    .option('--set <file...>', 'human-scored files to take dialogues from (default: a small sample)', [])
    .option('--per-attack <n>', 'pairs per attack', countOption, 21)
    .option('--json', 'print one line of JSON')
    .action(audit);
}
