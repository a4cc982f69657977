import { Option, type Command } from 'commander';
import {
  DEFAULT_LIMITS,
  LIMIT_NAMES,
  type LimitChanges,
  type LimitName,
  type Limits,
} from '../store/keys/limits.ts';
import { countOption } from './number-option.ts';

/** Resets a limit. Not null, which commander would turn into an empty text. */
const DEFAULT = 'default';

/** The options of limits, as commander parses them. */
export type LimitOptions = Partial<Record<LimitName, number | typeof DEFAULT>>;

const FLAGS: Record<LimitName, { flag: string; about: string }> = {
  eventsPerSecond: { flag: 'events-per-second', about: 'events sent per second' },
  bytesPerSecond: { flag: 'bytes-per-second', about: 'bytes of events sent per second' },
  streams: { flag: 'streams', about: 'open streams, in each API process' },
  waiting: { flag: 'waiting', about: 'requests with Prefer: wait at the same time, in each API process' },
  completions: { flag: 'completions', about: 'completions that wait for a verdict' },
};

/** Adds an option for each limit to a command. `resettable`: they also take the word `default`. */
export function addLimitOptions(command: Command, { resettable }: { resettable: boolean }): Command {
  for (const name of LIMIT_NAMES) {
    const { flag, about } = FLAGS[name];
    const parse = (text: string) => (resettable && text === DEFAULT ? DEFAULT : countOption(text));
    const value = resettable ? '<n|default>' : '<n>';
    const more = resettable ? '' : ` (default: ${DEFAULT_LIMITS[name]})`;
    command.addOption(new Option(`--${flag} ${value}`, `limit of ${about}${more}`).argParser(parse));
  }
  return command;
}

/** The limits among the options of a command. */
export function limitsIn(options: LimitOptions): LimitChanges {
  const given = LIMIT_NAMES.filter((name) => options[name] !== undefined);
  return Object.fromEntries(
    given.map((name) => [name, options[name] === DEFAULT ? null : (options[name] as number)]),
  );
}

/** Limits in words, such as `events-per-second 100`; empty if all have their defaults. */
export function describeLimits(limits: Partial<Limits>): string {
  const set = LIMIT_NAMES.filter((name) => limits[name] !== undefined);
  return set.map((name) => `${FLAGS[name].flag} ${limits[name]}`).join(', ');
}
