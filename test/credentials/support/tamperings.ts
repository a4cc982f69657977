import type { CheckName } from '../../../src/credential/verify/check.ts';

/** What a file of a credential holds, as far as it is changed here. */
type Parts = Record<string, any>; // eslint-disable-line

/** A change to a credential, and the step that must find it. */
export type Tampering = {
  what: string;
  change: (credential: Parts, other: Parts) => void;
  /** The step that fails although the issuer signs the change; otherwise only the signature finds it. */
  found: CheckName;
};

const ledger = (credential: Parts): Parts => credential.evidence[0].ledgerProof as Parts;
const statement = (credential: Parts): Parts => credential.credentialSubject.statement as Parts;

/** Each is tried on a signed file, where the signature must fail, and signed again by the issuer, where `found` must fail. */
export const TAMPERINGS: readonly Tampering[] = [
  {
    what: 'the XP of a disclosed award raised',
    change: (one) => (ledger(one).disclosed[0].entry.xp += 100),
    found: 'entries',
  },
  {
    what: 'the base of a disclosed award raised with its XP',
    change: (one) => Object.assign(ledger(one).disclosed[0].entry, { base: 40, multiplier: 10, xp: 400 }),
    found: 'sums',
  },
  {
    what: 'the time of a disclosed award moved',
    change: (one) => (ledger(one).disclosed[1].entry.at = '2026-11-01T08:00:00.000Z'),
    found: 'root',
  },
  {
    what: 'a disclosed entry removed',
    change: (one) => ledger(one).disclosed.shift(),
    found: 'sums',
  },
  {
    what: 'two disclosed entries exchanged',
    change: (one) => ledger(one).disclosed.reverse(),
    found: 'entries',
  },
  {
    what: 'the XP of the rest raised, with the total',
    change: (one) => {
      ledger(one).rest.at(-1).added += 1000;
      ledger(one).sums.added += 1000;
      statement(one).xp.total += 1000;
    },
    found: 'root',
  },
  {
    what: 'XP that was taken back left out',
    change: (one) => {
      const part = ledger(one).rest.find(({ removed }: Parts) => removed > 0);
      ledger(one).sums.removed -= part.removed;
      part.removed = 0;
    },
    found: 'sums',
  },
  {
    what: 'the total raised',
    change: (one) => (ledger(one).sums.added += 5000),
    found: 'sums',
  },
  {
    what: 'the root of another ledger',
    change: (one, other) => (ledger(one).root = ledger(other).root),
    found: 'root',
  },
  {
    what: 'a hash on the path changed',
    change: (one) => (ledger(one).path[0] = 'ab'.repeat(32)),
    found: 'root',
  },
  {
    what: 'the level raised',
    change: (one) => Object.assign(statement(one), { claim: { kind: 'level', level: 9 } }),
    found: 'statement',
  },
  {
    what: 'the interval made narrower',
    change: (one) => (statement(one).overall.interval = [62, 63]),
    found: 'statement',
  },
  {
    what: 'a number in the words changed',
    change: (one) => (one.credentialSubject.result[0].value = '7'),
    found: 'statement',
  },
  {
    what: 'the name changed',
    change: (one) => (one.name = 'Level 50'),
    found: 'statement',
  },
];
