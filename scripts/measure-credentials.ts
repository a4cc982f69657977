// How long it takes to verify a credential about a ledger of 10,000 entries. Prints the medians of seven runs, as wall time
// and as the CPU time of this process, which other work on the machine hardly changes.
import { verifyCredential } from '../src/credential/verify/verify-credential.ts';
import { makeCredential, makeIssuer } from '../test/credentials/support/make-credential.ts';

const ENTRIES = 10_000;
const RUNS = 7;

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number);

const issuer = await makeIssuer();
const numbers = (count: number) => Array.from({ length: count }, (_, place) => (place * ENTRIES) / count + 1);
for (const disclosed of [0, 20, ENTRIES]) {
  const made = await makeCredential({ issuer, entries: ENTRIES, disclosed: numbers(disclosed) });
  for (const form of ['json', 'jwt'] as const) {
    const bytes = new TextEncoder().encode(made[form]);
    const [wall, cpu]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      const { valid } = await verifyCredential(bytes, { now: new Date(), issuer: issuer.document });
      if (!valid) throw new Error('the credential is not valid');
      wall.push(performance.now() - start);
      cpu.push(process.cpuUsage(used).user / 1000);
    }
    const size = `${Math.ceil(bytes.length / 1024)} KiB`;
    console.log(
      `${disclosed} of ${ENTRIES} disclosed, ${form}, ${size}: ${median(wall)} ms, CPU ${median(cpu)} ms`,
    );
  }
}
