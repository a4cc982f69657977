import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { didOf } from '../credential/did-document.ts';
import { newKeys, openSigners } from '../services/credentials/issuer-keys.ts';
import { ensureIssuerSecret, issuerSecret } from '../services/credentials/issuer-secret.ts';
import { rootSigner } from '../services/credentials/issue.ts';
import type { IssuerKey } from '../store/issuer/issuer.ts';
import type { SignRoot } from '../store/roots/append-root.ts';
import type { Store } from '../store/store.ts';
import { dayOf } from './day-of.ts';
import { Failed, UsageError } from './failure.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

const MOST_LETTERS = 200;
const NO_ISSUER =
  'There is no issuer yet. Create one with: touchstone issuer create --url https://learn.example --name "…"';

/** The secret, or a message that says how to set one. */
function requireSecret(found: string | undefined): string {
  if (found !== undefined) return found;
  throw new Failed(
    'Set ISSUER_SECRET to at least 32 random characters, such as those of: openssl rand -base64 32',
  );
}

type CreateOptions = { url: string; name: string; json?: boolean };

const create = () =>
  new Command('create')
    .description('create the issuer of credentials, with its keys; once for an installation')
    .requiredOption(
      '--url <url>',
      'where strangers reach the API, such as https://learn.example; never changes',
    )
    .requiredOption('--name <name>', 'who issues, as people read it')
    .option('--json', 'print one JSON document')
    .action(({ url, name, json }: CreateOptions) => {
      const did = didOf(url);
      if (did === null)
        throw new UsageError('--url must be an origin with https, without a path; http only for localhost.');
      if (name.trim() === '' || name.length > MOST_LETTERS)
        throw new UsageError(`--name must have 1 to ${MOST_LETTERS} letters.`);
      return withStore(async (store) => {
        const secret = requireSecret(ensureIssuerSecret(readConfig(process.env)));
        const issuer = { did, url: new URL(url).origin, name: name.trim() };
        if (!(await store.issuer.create(issuer, await newKeys(did, secret))))
          throw new Failed('There is an issuer already: credentials name it, so it cannot be replaced.');
        if (json) sayJson(issuer);
        else say(`Issuer ${did} is created. Its keys are at ${issuer.url}/.well-known/did.json.`);
      });
    });

const rotate = () =>
  new Command('rotate')
    .description('make new keys; the old ones stay in the DID document, so earlier credentials stay valid')
    .option('--json', 'print one JSON document')
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const secret = requireSecret(issuerSecret(readConfig(process.env)));
        const issuer = await store.issuer.find();
        if (!issuer) throw new Failed(NO_ISSUER);
        const keys = await newKeys(issuer.did, secret);
        await store.issuer.rotate(keys);
        const ids = keys.map(({ id }) => id);
        if (json) sayJson({ keys: ids });
        else say(`New keys sign from now on:\n${ids.map((id) => `  ${id}`).join('\n')}`);
      }),
    );

const revoke = () =>
  new Command('revoke')
    .description('declare that a rotated key was stolen: everything that it signed is invalid from now on')
    .argument('<key>', 'key id, as listed')
    .action((key: string) =>
      withStore(async (store) => {
        const sign = await signerOf(store);
        if (!(await store.issuer.revoke(key)))
          throw new Failed(`There is no rotated key ${key}. Rotate the keys first, then revoke the old one.`);
        await store.roots.confirm(sign);
        say(`Key ${key} is revoked. A new root confirms those that it signed.`);
      }),
    );

function lineOf({ id, algorithm, createdAt, retiredAt, revokedAt }: IssuerKey): string {
  const until = retiredAt === null ? 'signs' : `signed to ${dayOf(retiredAt)}`;
  const state = revokedAt === null ? until : `revoked ${dayOf(revokedAt)}`;
  return `${id}  ${algorithm}  since ${dayOf(createdAt)}  ${state}`;
}

const list = () =>
  new Command('list')
    .description('show the issuer and all keys that it ever had')
    .option('--json', 'print one JSON document')
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const issuer = await store.issuer.find();
        const keys = await store.issuer.keys();
        const shown = keys.map(({ secret: _secret, ...key }) => key);
        if (json) return sayJson({ issuer, keys: shown });
        if (!issuer) return say(NO_ISSUER);
        say(`${issuer.name}, ${issuer.did}`);
        for (const key of keys) say(`  ${lineOf(key)}`);
      }),
    );

/** Signs roots with the keys of the issuer. */
async function signerOf(store: Store): Promise<SignRoot> {
  if (!(await store.issuer.find())) throw new Failed(NO_ISSUER);
  const signers = await openSigners(store, issuerSecret(readConfig(process.env)));
  if (!signers)
    throw new Failed('ISSUER_SECRET is missing or is not the one that encrypted the issuer’s keys.');
  return rootSigner(signers);
}

const roots = () =>
  new Command('publish-roots')
    .description('bring the ledgers that changed under a new root, now; workers do it once a day')
    .option('--json', 'print one JSON document')
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const done = await store.roots.seal(await signerOf(store));
        if (json) sayJson(done);
        else say(`Published ${done.roots} roots over ${done.learners} learners.`);
      }),
    );

export function issuerCommand(): Command {
  const issuer = new Command('issuer').description('manage who signs credentials, and with which keys');
  for (const command of [create(), rotate(), revoke(), list(), roots()])
    issuer.addCommand(command.exitOverride());
  return issuer;
}
