import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { Platform } from './platform.ts';

/** The issuer's identifier is made from it; nothing is fetched from there. */
const ISSUER_URL = 'https://split.example';

type Issued = { id: string };

/**
 * Issues a credential about a learner, and lets `touchstone verify` check the file with what the issuer publishes: on another
 * machine that would need neither network nor database. The same file with another sum must fail.
 */
export async function credentialFaults(
  { touchstone, folder }: Pick<Cluster, 'touchstone' | 'folder'>,
  platform: Platform,
  learner: string,
): Promise<string[]> {
  await touchstone('issuer', 'create', '--url', ISSUER_URL, '--name', 'Split');
  const path = `/v1/learners/${encodeURIComponent(learner)}/credentials`;
  const { id } = await platform.write<Issued>('POST', path, { kind: 'level' });
  const save = async (from: string, name: string): Promise<string> => {
    const file = join(folder, name);
    writeFileSync(file, await platform.text(from));
    return file;
  };
  const file = await save(`/v1/credentials/${id}.json`, 'credential.json');
  const did = await save('/.well-known/did.json', 'did.json');
  const roots = await save('/.well-known/touchstone/roots', 'roots.txt');
  const status = await save('/.well-known/touchstone/status/0', 'status.json');
  const published = ['--issuer', did, '--roots', roots, '--status', status];
  const isValid = (credential: string): Promise<boolean> =>
    touchstone('verify', '--credential', credential, ...published).then(
      () => true,
      () => false,
    );
  const forged = join(folder, 'forged.json');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(
    /("xp":\s*)(\d+)/u,
    (_, name: string, xp: string) => `${name}${Number(xp) + 1}`,
  );
  writeFileSync(forged, changed);
  return [
    ...((await isValid(file)) ? [] : [`the credential of ${learner} does not verify`]),
    ...(changed === text ? ['the credential has no XP that could be changed'] : []),
    ...((await isValid(forged)) ? [`a changed credential of ${learner} verifies`] : []),
  ];
}
