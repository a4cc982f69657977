import { readFileSync, statSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createClient, type ClientOptions } from './client.ts';
import { Failed, UsageError } from './failure.ts';
import { say } from './say.ts';
import { sendBatch } from './send-batch.ts';
import { decodeText, readTranscript } from './transcript/read-transcript.ts';
import { speakerMapOption, type SpeakerMap } from './transcript/speaker-map.ts';
import { transcriptEvent, type Session } from './transcript/transcript-event.ts';

type Options = ClientOptions & Session & { speakerMap?: SpeakerMap; dryRun?: boolean };

/** Larger than any transcript that fits into an event. */
const FILE_BYTES = 64 * 1024 * 1024;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/iu;

function timeOption(text: string): number {
  const time = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError('must be a time such as 2026-10-05T09:00:00Z.');
  return time;
}

function bytesOf(file: string): Uint8Array {
  try {
    if (statSync(file).size <= FILE_BYTES) return readFileSync(file);
  } catch {
    throw new UsageError('the file does not exist or cannot be read.');
  }
  throw new UsageError('the file is larger than 64 MiB.');
}

function eventOf(file: string, options: Options) {
  const { speakerMap = new Map() } = options;
  try {
    return transcriptEvent(readTranscript(decodeText(bytesOf(file)), speakerMap), speakerMap, options);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${file}: ${error.message}`) : error;
  }
}

async function importTranscript(file: string, options: Options): Promise<void> {
  const event = eventOf(file, options);
  if (options.dryRun) return say(JSON.stringify(event, null, 2));
  const [result] = await sendBatch(createClient(options), [event]);
  if (result?.status === 'conflict')
    throw new Failed(
      `Event ${event.id} was sent before with other speakers, times or places. Void it first to import the file again.`,
    );
  if (result === undefined || result.status === 'invalid') {
    const [first] = result?.problem?.errors ?? [];
    throw new Failed(
      `The server refused the event: ${first ? `${first.pointer} ${first.detail}` : (result?.problem?.detail ?? '')}`,
    );
  }
  const { transcript } = event.data;
  say(
    `${result.status}: ${event.type} of ${event.subject} with ${transcript.length} lines, event ${event.id}`,
  );
}

function transcriptCommand(): Command {
  return new Command('transcript')
    .description(
      'send a transcript as one event; safe to repeat. Reads WebVTT (Zoom, Teams, Meet), SRT, Slack export JSON (one day of a channel), and a log of lines “Name: text”, with or without [hh:mm:ss]',
    )
    .argument('<file>', 'the transcript, in UTF-8')
    .requiredOption('--learner <id>', 'whose session it is')
    .requiredOption('--touchpoint <id>', 'id of the interaction')
    .option(
      '--speaker-map <map>',
      'NAME=SPEAKER,…, a JSON object, or the path of one (.json); repeatable. A speaker is learner, coach, assistant, system, or text for a word before a colon that is no name; the name * stands for lines without a name. Without a map, the command lists the names',
      speakerMapOption,
    )
    .option('--stage <id>', 'id of the stage')
    .option('--program <id>', 'id of the program')
    .addOption(
      new Option('--type <type>', 'type of the event')
        .choices(['voice.session_ended', 'presentation.completed'])
        .default('voice.session_ended'),
    )
    .option(
      '--started-at <time>',
      'when the first line was said, if the file has no date (default: lines without times, and the time of arrival)',
      timeOption,
    )
    .option('--dry-run', 'print the event and send nothing')
    .option('--url <url>', 'server URL (default: the local server)')
    .option('--key <key>', 'API key (default: the local server’s own key)')
    .action(importTranscript);
}

export function importCommand(): Command {
  return new Command('import')
    .description('send what other tools export')
    .addCommand(transcriptCommand().exitOverride());
}
