import { decodeJwt } from 'jose';
import { textInPng } from './bake/png.ts';
import { textInSvg } from './bake/svg.ts';
import type { Credential, Json } from './form.ts';

/** A credential as it came: the text of a signed JSON-LD document, or of a VC-JWT. */
export type CredentialFile = {
  form: 'JSON-LD' | 'VC-JWT';
  baked: 'SVG' | 'PNG' | null;
  document: Credential;
  /** The compact JWS of a VC-JWT. */
  jwt: string | null;
};

export class UnreadableCredential extends Error {}

/** A file of the largest ledger that is issued whole is about a third of it. */
export const LARGEST_BYTES = 32 * 2 ** 20;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const CLAIMS = new Set(['iss', 'jti', 'nbf', 'exp', 'sub', 'iat']);

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, place) => bytes[place] === byte);

function unbaked(bytes: Uint8Array): { text: string; baked: CredentialFile['baked'] } {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) {
    const text = textInPng(bytes);
    if (text === null) throw new UnreadableCredential('the PNG has no credential in it');
    return { text, baked: 'PNG' };
  }
  const text = new TextDecoder().decode(bytes).trim();
  if (!text.startsWith('<')) return { text, baked: null };
  const inside = textInSvg(text);
  if (inside === null) throw new UnreadableCredential('the SVG has no credential in it');
  return { text: inside, baked: 'SVG' };
}

function objectIn(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Answered below, like every other value.
  }
  throw new UnreadableCredential('the file is not a credential: neither JSON, VC-JWT, SVG nor PNG');
}

function isCredential(document: Json): document is Credential {
  const { id, type, issuer, validFrom, validUntil, credentialSubject } = document as Partial<Credential>;
  return (
    typeof id === 'string' &&
    Array.isArray(type) &&
    type.includes('VerifiableCredential') &&
    typeof issuer?.id === 'string' &&
    typeof validFrom === 'string' &&
    (validUntil === undefined || typeof validUntil === 'string') &&
    typeof credentialSubject === 'object' &&
    credentialSubject !== null
  );
}

/**
 * Reads a credential from a file of any of the four forms. Checks no signature.
 * @throws UnreadableCredential
 */
export function readCredential(bytes: Uint8Array): CredentialFile {
  if (bytes.length > LARGEST_BYTES) throw new UnreadableCredential('the file is larger than 32 MiB');
  const { text, baked } = unbaked(bytes);
  const isJwt = JWT.test(text);
  const document = isJwt ? documentOf(text) : objectIn(text);
  if (!isCredential(document)) throw new UnreadableCredential('the file is no verifiable credential');
  return { form: isJwt ? 'VC-JWT' : 'JSON-LD', baked, document, jwt: isJwt ? text : null };
}

/** What a JWT says, without the claims that repeat the credential's own properties. */
function documentOf(jwt: string): Json {
  try {
    return Object.fromEntries(Object.entries(decodeJwt(jwt)).filter(([name]) => !CLAIMS.has(name)));
  } catch {
    throw new UnreadableCredential('the file is not a VC-JWT: its parts cannot be decoded');
  }
}
