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
    throw new InvalidArgumentError('must be an opaque id, not an e-mail address or a name.');
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
    .description('create the key pair that signs test tokens; the local API uses its public key')
    .option('--replace', 'replace the existing pair; its tokens stop working')
    .action(async ({ replace = false }: { replace?: boolean }) => {
      const { dataDir } = readConfig(process.env);
      if (!replace && (await readPersonKeys(dataDir)))
        throw new Failed('A key pair already exists: use --replace to create another.');
      prepareDataDir(dataDir);
      await makePersonKeys(dataDir);
      say(`Key set written to ${personKeyFiles(dataDir).keySet}.`);
    });

type NewToken = {
  sub: string;
  kind: PersonKind;
  groups: string[];
  tenant?: string;
  hours: number;
  json?: boolean;
};

async function mint({ sub, kind, groups, tenant, hours, json }: NewToken): Promise<void> {
  const { dataDir, tokenJwksUrl } = readConfig(process.env);
  prepareDataDir(dataDir);
  const key = (await readPersonKeys(dataDir)) ?? (await makePersonKeys(dataDir));
  const token = await mintPersonToken(
    key,
    { sub, kind, groups },
    { now: new Date(), seconds: Math.round(hours * HOUR_S), tenant },
  );
  if (json) sayJson({ token, sub, kind, groups, tenant, hours });
  else say(token);
  if (tokenJwksUrl !== undefined) {
    process.stderr.write(
      `TOKEN_JWKS_URL is set, so the API ignores this key pair unless that URL serves ${personKeyFiles(dataDir).keySet}.\n`,
    );
  }
}

const create = () =>
  new Command('new')
    .description('create a test token for a person; creates the key pair if there is none')
    .requiredOption('--sub <id>', 'opaque id of the person; for a learner, the learner id', idOf)
    .addOption(new Option('--kind <kind>', 'kind of person').choices([...PERSON_KINDS]).makeOptionMandatory())
    .option('--groups <list>', 'comma-separated groups whose learners a coach can see', listOf, [])
    .option('--tenant <id>', 'tenant to which the person belongs')
    .option('--hours <hours>', 'validity in hours', hoursOf, 12)
    .option('--json', 'print one JSON document')
    .action(mint);

/** `touchstone token`: test tokens for people, signed by a local key pair. */
export function tokenCommand(): Command {
  const token = new Command('token').description('create test tokens for people');
  for (const command of [keys(), create()]) token.addCommand(command.exitOverride());
  return token;
}
