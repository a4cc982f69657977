import type { Json } from '../../src/credential/form.ts';
import { UnreadableCredential } from '../../src/credential/read-credential.ts';
import { verifyCredential, type Known } from '../../src/credential/verify/verify-credential.ts';
import { showReport } from './show-report.ts';

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const filesOf = (id: string): File[] => [...((byId(id) as HTMLInputElement).files ?? [])];

class UnreadableFile extends Error {}

async function objectOf(id: string, what: string): Promise<Json | undefined> {
  const [file] = filesOf(id);
  if (!file) return undefined;
  try {
    const value = JSON.parse(await file.text()) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Answered below.
  }
  throw new UnreadableFile(`${file.name} is not ${what}`);
}

/** The DID document that the issuer put into the page, if the page was loaded from the issuer. */
const ownIssuer = (): Json | undefined =>
  (JSON.parse(byId('issuer').textContent ?? 'null') as Json | null) ?? undefined;

async function known(): Promise<Known> {
  const texts = await Promise.all(filesOf('roots').map((file) => file.text()));
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return {
    now: new Date(),
    issuer: (await objectOf('did', 'a DID document')) ?? ownIssuer(),
    roots: texts.length === 0 ? undefined : lines.filter((line) => line !== ''),
    status: await objectOf('status', 'a status list'),
  };
}

function say(text: string, state: 'yes' | 'no'): void {
  const verdict = byId('verdict');
  verdict.textContent = text;
  verdict.className = state;
}

async function verify(): Promise<void> {
  const [file] = filesOf('credential');
  byId('report').replaceChildren();
  byId('verdict').textContent = '';
  if (!file) return;
  try {
    const report = await verifyCredential(new Uint8Array(await file.arrayBuffer()), await known());
    const open = report.checks.filter(({ ok }) => ok === null).length;
    const rest = open === 0 ? '' : ` ${open} checks need files of the issuer.`;
    if (report.valid) say(`Valid.${rest}`, 'yes');
    else say('Not valid.', 'no');
    byId('report').replaceChildren(...showReport(report));
  } catch (error) {
    if (!(error instanceof UnreadableCredential || error instanceof UnreadableFile)) throw error;
    say(`${error.message}.`, 'no');
  }
}

for (const id of ['credential', 'did', 'roots', 'status'])
  byId(id).addEventListener('change', () => void verify());
