import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { CloudEvent, Speaker } from './cloud-event.ts';

type Turn = { role: 'coach' | 'learner'; text: string };

/** A tutoring dialogue. The type omits the human label `selfCorrectness`, so that no event can contain it. */
export type Dialogue = { id: string; task: string; reference: string; turns: Turn[] };

const HELP = `Usage: node examples/mathdial.ts FILE [-o OUT.jsonl]

Turns tutoring dialogues (MathDial as JSON) into CloudEvents, one JSON object a line:
one learner a dialogue, every turn a chat.turn_taken, then one stage.completed.
The human label of a dialogue is never part of an event, nor is an outcome: a judge is scored against that label.

  -o, --out OUT.jsonl   write there and not to standard output
  -h, --help            this text

Exit code 0: written; 1: FILE cannot be read, is not of this form, or OUT cannot be written; 2: used wrongly.
MathDial is CC BY-SA 4.0 (Macina et al., EMNLP 2023); what is made from it carries the same licence.
`;

/** Spacing that keeps all synthetic times in the past. */
const FIRST_START = Date.parse('2024-09-02T08:00:00.000Z');
const BETWEEN_STARTS_MS = 10 * 60_000;

/** Plausible seconds for a turn: some thinking, then typing at 40 words per minute. */
function turnMs(turn: Turn): number {
  const words = turn.text.split(/\s+/u).filter(Boolean).length;
  return Math.round((turn.role === 'learner' ? 20 : 12) + words * 1.5) * 1000;
}

/** The learner id of a dialogue. Ids repeat in the file: the second `6000025-1` becomes `mathdial:6000025-1.2`. */
function learnerOf(id: string, occurrence: number): string {
  return `mathdial:${id}${occurrence > 1 ? `.${occurrence}` : ''}`;
}

/**
 * The events of one dialogue: start, every turn, completion. Pure. `index` is its position in the file, which sets the
 * synthetic times; `occurrence` counts repeated ids from 1.
 */
export function dialogueEvents(dialogue: Dialogue, index: number, occurrence = 1): CloudEvent[] {
  const subject = learnerOf(dialogue.id, occurrence);
  // Dialogues on the same problem share a stage, because cohorts and rubrics are per stage.
  const stage = `problem-${createHash('sha256').update(dialogue.task).digest('hex').slice(0, 12)}`;
  const problem = { task: dialogue.task, reference: dialogue.reference };
  let time = FIRST_START + index * BETWEEN_STARTS_MS;
  const event = (
    number: number,
    type: string,
    speaker: Speaker,
    more: Record<string, unknown>,
  ): CloudEvent => ({
    specversion: '1.0',
    id: `${subject}:${number}`,
    source: 'https://github.com/eth-nlped/mathdial',
    type,
    subject,
    time: new Date(time).toISOString(),
    datacontenttype: 'application/json',
    data: { program: 'mathdial', stage, touchpoint: `${subject}:chat`, speaker, ...more },
  });

  const started = event(0, 'stage.started', 'system', problem);
  const turns = dialogue.turns.map((turn, place) => {
    time += turnMs(turn);
    return event(place + 1, 'chat.turn_taken', turn.role, { text: turn.text, language: 'en' });
  });
  time += 5_000;
  // No outcome: the judge has to decide whether the learner solved it alone.
  return [started, ...turns, event(turns.length + 1, 'stage.completed', 'system', problem)];
}

/** The events of all dialogues, in file order. */
export function mathdialEvents(dialogues: readonly Dialogue[]): CloudEvent[] {
  const seen = new Map<string, number>();
  return dialogues.flatMap((dialogue, index) => {
    const occurrence = (seen.get(dialogue.id) ?? 0) + 1;
    seen.set(dialogue.id, occurrence);
    return dialogueEvents(dialogue, index, occurrence);
  });
}

/** Extracts the dialogues of a parsed file. Throws an Error that names the first invalid one. */
export function parseDialogues(document: unknown): Dialogue[] {
  const dialogues = (document as { dialogues?: unknown } | null)?.dialogues;
  if (!Array.isArray(dialogues)) throw new Error('expected an object with a list "dialogues"');
  return dialogues.map((dialogue: unknown, index) => {
    const wrong = whatIsWrong(dialogue as Partial<Dialogue> | null);
    if (wrong) throw new Error(`dialogues[${index}]: ${wrong}`);
    return dialogue as Dialogue;
  });
}

function whatIsWrong(dialogue: Partial<Dialogue> | null): string | null {
  // 100 characters leave room for prefix and suffix within the 128 of a learner id; no dot, so that no id looks suffixed.
  if (typeof dialogue?.id !== 'string' || !/^[A-Za-z0-9_-]{1,100}$/.test(dialogue.id))
    return 'id must be 1 to 100 of A-Z a-z 0-9 _ -';
  if (typeof dialogue.task !== 'string') return 'task must be text';
  if (typeof dialogue.reference !== 'string') return 'reference must be text';
  if (!Array.isArray(dialogue.turns)) return 'turns must be a list';
  const odd = dialogue.turns.findIndex(
    (turn: Partial<Turn> | null) =>
      typeof turn?.text !== 'string' || (turn.role !== 'coach' && turn.role !== 'learner'),
  );
  return odd < 0 ? null : `turns[${odd}] needs a text, and a role that is coach or learner`;
}

class UsageError extends Error {}

function parseCommand(args: string[]): { help: boolean; file: string; out: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string', short: 'o' }, help: { type: 'boolean', short: 'h' } },
    });
    const [file, ...others] = positionals;
    if (values.help) return { help: true, file: '', out: undefined };
    if (file === undefined || others.length > 0) throw new UsageError('give one FILE');
    return { help: false, file, out: values.out };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function run(args: string[]): Promise<void> {
  const { help, file, out } = parseCommand(args);
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const events = mathdialEvents(parseDialogues(JSON.parse(await readFile(file, 'utf8'))));
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (out === undefined) process.stdout.write(lines);
  else await writeFile(out, lines);
  const learners = new Set(events.map((event) => event.subject)).size;
  process.stderr.write(`${events.length} events of ${learners} learners\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // `… | head` closes the pipe early; that is not an error.
  process.stdout.on('error', () => process.exit(0));
  run(process.argv.slice(2)).catch((error: Error) => {
    const usage = error instanceof UsageError;
    process.stderr.write(`mathdial: ${error.message}\n${usage ? 'See --help.\n' : ''}`);
    process.exitCode = usage ? 2 : 1;
  });
}
