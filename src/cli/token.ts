import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { PERSON_KINDS, type PersonKind } from '../core/person.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles, readPersonKeys } from '../services/person-keys.ts';
import { prepareDataDir } from '../embedded/data-dir.ts';
import { Failed } from './failure.ts';
import { say, sayJson } from './say.ts';

const HOUR_S = 3600;
const LONGEST_HOURS = 24 * 365;

function idOf(text: string): string {
  if (!/^[A-Za-z0-9._:-]{1,128}$/.test(text))
    throw new InvalidArgumentError('must be an opaque id, never an address or a name.');
  return text;
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= LONGEST_HOURS))
    throw new InvalidArgumentError(`must be a number of hours above 0 and at most ${LONGEST_HOURS}.`);
  return hours;
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const keys = () =>
  new Command('keys')
    .description('make the key pair that signs tokens for trying out; the local API reads its public half')
    .option('--replace', 'a new pair in the place of the one there; its tokens are good no more')
    .action(async ({ replace = false }: { replace?: boolean }) => {
      const { dataDir } = readConfig(process.env);
      if (!replace && (await readPersonKeys(dataDir)))
        throw new Failed('There is a key pair already: --replace makes another.');
      prepareDataDir(dataDir);
      await makePersonKeys(dataDir);
      say(`The key set is in ${personKeyFiles(dataDir).keySet}.`);
    });

type NewToken = { sub: string; kind: PersonKind; groups: string[]; hours: number; json?: boolean };

async function mint({ sub, kind, groups, hours, json }: NewToken): Promise<void> {
  const { dataDir, tokenJwksUrl } = readConfig(process.env);
  prepareDataDir(dataDir);
  const key = (await readPersonKeys(dataDir)) ?? (await makePersonKeys(dataDir));
  const token = await mintPersonToken(
    key,
    { sub, kind, groups },
    { now: new Date(), seconds: Math.round(hours * HOUR_S) },
  );
  if (json) sayJson({ token, sub, kind, groups, hours });
  else say(token);
  if (tokenJwksUrl !== undefined) {
    process.stderr.write(
      `TOKEN_JWKS_URL is set, so the API believes that key set and not this pair: serve ${personKeyFiles(dataDir).keySet} there.\n`,
    );
  }
}

const create = () =>
  new Command('new')
    .description('a token that says who a person is, for trying out; makes the key pair when there is none')
    .requiredOption('--sub <id>', 'the person’s opaque id; a learner’s is the learner id', idOf)
    .addOption(
      new Option('--kind <kind>', 'what the person is').choices([...PERSON_KINDS]).makeOptionMandatory(),
    )
    .option('--groups <list>', 'comma-separated; a coach sees the learners of these', listOf, [])
    .option('--hours <hours>', 'how long it is good', hoursOf, 12)
    .option('--json', 'one JSON document')
    .action(mint);

/** `touchstone token`: person tokens for trying out, signed by a key pair of one's own. */
export function tokenCommand(): Command {
  const token = new Command('token').description('tokens of people, for trying out');
  for (const command of [keys(), create()]) token.addCommand(command.exitOverride());
  return token;
}
