import { rows, type Tx } from '../database.ts';
import { pack } from './pack.ts';
import { sourcesOf, type StepPlace } from './sources.ts';
import { withTrace } from './stored-step.ts';

/** A dossier, its hash, and the answers about it. */
export type Answers = {
  dossier: unknown;
  hash: string;
  score: { trace: unknown };
  check: { trace: unknown } | null;
};

const STORE = {
  name: 'steps-store',
  text: `INSERT INTO steps (learner, completion, step, input_hash, packed, trace, at, sources, claimed_until)
         SELECT $1, $2, step, $3, packed, trace::json, $4, sources::json, 'infinity'
         FROM unnest($5::text[], $6::bytea[], $7::text[], $8::text[]) AS new(step, packed, trace, sources)`,
};

/** Stores all steps of a completion that has none, in the transaction of its calibration, which holds the learner's lock. */
export async function storeAnswers(
  tx: Tx,
  place: StepPlace,
  { dossier, hash, score, check }: Answers,
  at: Date,
): Promise<void> {
  const { no, completion } = place;
  const { sources, dictionary } = await sourcesOf(tx, place, dossier);
  const given = { step: 'dossier', result: dossier, trace: null, sources: JSON.stringify(sources) };
  const answers = Object.entries({ score, check }).flatMap(([step, result]) =>
    result === null ? [] : [{ step, result, trace: result.trace, sources: null }],
  );
  const steps = [given, ...answers].map(({ result, ...step }) => {
    const trace = JSON.stringify(step.trace);
    return { ...step, trace, packed: pack(result, withTrace(dictionary, trace)) };
  });
  const column = <Name extends keyof (typeof steps)[number]>(name: Name) => steps.map((step) => step[name]);
  const columns = [column('step'), column('packed'), column('trace'), column('sources')];
  await rows(tx, STORE, [no, completion, hash, at, ...columns]);
}
