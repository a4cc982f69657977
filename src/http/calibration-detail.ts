import { z } from 'zod';
import { UNRATED } from '../core/snapshot.ts';
import type { ReadCalibration } from '../store/calibration/read-calibrations.ts';
import type { Store } from '../store/store.ts';
import { calibrationLine, snapshotLine } from './calibration-line.ts';
import { shownVerdict } from './shown-verdict.ts';

const list = z.array(z.unknown()).catch([]);

/** What is told of a stored dossier. A part that another release stored in another form is left empty. */
const storedDossier = z.object({
  rubric: z.object({
    id: z.string(),
    version: z.int(),
    body: z.object({ title: z.string().nullable().catch(null) }),
  }),
  turns: z
    .array(
      z.object({
        seq: z.int(),
        speaker: z.string(),
        at: z.string(),
        text: z.string(),
        end: z.string().nullish(),
      }),
    )
    .catch([]),
  context: list,
  events: list,
  cowork: list,
  learn: list,
  checks: list,
  background: z.object({ prior: list }).catch({ prior: [] }),
  timing: z.unknown(),
  leftOut: z.array(z.object({ part: z.string(), items: z.int(), characters: z.int() })).catch([]),
});

type StoredDossier = z.infer<typeof storedDossier>;

function summaryOf({ rubric, turns, background, timing, leftOut, ...parts }: StoredDossier) {
  const { context, events, cowork, learn, checks } = parts;
  return {
    rubric: { id: rubric.id, version: rubric.version, title: rubric.body.title },
    counts: {
      turns: turns.length,
      context: context.length,
      events: events.length,
      cowork: cowork.length,
      learn: learn.length,
      checks: checks.length,
      prior: background.prior.length,
    },
    timing,
    leftOut,
  };
}

type Quote = { skill: string; seq: number; text: string };

/** A quote with the turn it stands in: that of its event which has its words, for an event may bring many turns. */
function quoteWithTurn(dossier: StoredDossier | null, quote: Quote) {
  const same = (dossier?.turns ?? []).filter((turn) => turn.seq === quote.seq);
  const turn = same.find(({ text, end }) => `${text}\n${end ?? ''}`.includes(quote.text)) ?? same[0];
  return { ...quote, turn: turn ? { speaker: turn.speaker, at: turn.at, text: turn.text } : null };
}

/** One calibration with what the judge was given, what it said, and what the snapshot was before it. `texts`: all that it said. */
export async function calibrationDetail(
  store: Store,
  learner: { id: string; no: number },
  number: number,
  { texts }: { texts: boolean },
) {
  const rows = await store.readCalibrations(learner.no, { after: Math.max(0, number - 2), limit: 2 });
  const row = rows.find((candidate) => candidate.number === number);
  if (!row) return null;
  // Its own answers: those of a rescore carry the name of their judge behind that of the step.
  const steps = await store.reviews.steps(learner.no, number);
  const resultOf = (name: string) => steps.find(({ step }) => step.split(' ', 1)[0] === name)?.result ?? null;
  const [dossierStep, score, check] = [resultOf('dossier'), resultOf('score'), resultOf('check')];
  const parsed = storedDossier.safeParse(dossierStep);
  const dossier = parsed.success ? parsed.data : null;
  const before = rows.find((candidate) => candidate.number === number - 1)?.stateAfter ?? UNRATED;
  const { reason, quotes, events } = textsOf(row);
  return {
    ...calibrationLine(row),
    before: snapshotLine(before, Date.parse(row.effectiveTime)),
    quotes: quotes.map((quote) => quoteWithTurn(dossier, quote)),
    events,
    dossier: dossier && summaryOf(dossier),
    verdict: shownVerdict({ score, check }, { reason, quotes, events }, { texts }),
  };
}

function textsOf({ text }: ReadCalibration) {
  const { reason = null, quotes = [], events = [] } = text ?? {};
  return {
    reason,
    quotes: quotes as Quote[],
    events: events as { skill: string; seq: number; what: string }[],
  };
}
