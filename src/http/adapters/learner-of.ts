import { createHash, createHmac } from 'node:crypto';
import { isPlatformId } from '../schemas/values.ts';

/** What is needed to turn another system's name of a person into a learner id. */
export type LearnerIds = {
  /** The learner prefix of the sender's key. */
  prefix: string | null;
  /** Key of the digests; absent if only names that are ids may be sent. */
  salt: string | undefined;
};

/** The person's name in their system, or the SHA-1 of `mailto:` and the e-mail, as xAPI has it. */
export type PersonName = { name: string } | { mailboxSha1: string };

const withoutScheme = (name: string) => name.replace(/^mailto:/i, '');

/** The SHA-1 of a mailbox, as in `mbox_sha1sum`: the same for every sender that knows the address. */
const mailboxSha1 = (email: string) =>
  createHash('sha1')
    .update(`mailto:${withoutScheme(email).trim().toLowerCase()}`)
    .digest('hex');

/**
 * The learner id of a person: the name itself if it can be an id, else a keyed digest, so that no e-mail is stored. Null
 * if a digest is needed and there is no salt.
 */
export function learnerOf(person: PersonName, { prefix, salt }: LearnerIds): string | null {
  const within = (id: string) => (prefix === null || id.startsWith(prefix) ? id : `${prefix}${id}`);
  if ('name' in person && isPlatformId(within(person.name))) return within(person.name);
  if (!salt) return null;
  const digest = createHmac('sha256', salt).update(hidden(person)).digest('hex').slice(0, 40);
  return within(`h-${digest}`);
}

function hidden(person: PersonName): string {
  if ('mailboxSha1' in person) return person.mailboxSha1.toLowerCase();
  return person.name.includes('@') ? mailboxSha1(person.name) : person.name;
}
