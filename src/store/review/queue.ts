import type { AutomaticReason } from '../../core/review.ts';
import { notify } from '../changes/notice.ts';
import { rows, type Tx } from '../database.ts';

const ADD_CALIBRATION = {
  name: 'review-queue-calibration',
  text: `INSERT INTO review_queue (learner, calibration, reasons, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (learner, calibration) WHERE calibration IS NOT NULL DO UPDATE SET open = true`,
};
const ADD_ENTRY = {
  name: 'review-queue-entry',
  text: `INSERT INTO review_queue (learner, entry, reasons, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (learner, entry) WHERE entry IS NOT NULL DO UPDATE SET open = true`,
};
const CLOSE = {
  name: 'review-queue-close',
  text: `UPDATE review_queue q SET open = false FROM calibrations c
         WHERE q.learner = $1 AND q.open AND c.learner = $1 AND c.number = q.calibration AND c.completion = $2`,
};
const CLOSE_ENTRY = {
  name: 'review-queue-close-entry',
  text: 'UPDATE review_queue SET open = false WHERE learner = $1 AND entry = $2 AND open',
};

/** The calibration or entry that a queue item is about. */
export type ItemSubject = { calibration: number } | { entry: number };

/** Queues something for review. An existing item is reopened and keeps its first reasons. An appeal has none. */
export async function queueForReview(
  tx: Tx,
  learner: number,
  subject: ItemSubject,
  reasons: readonly AutomaticReason[],
  at: Date,
): Promise<void> {
  if ('calibration' in subject) await rows(tx, ADD_CALIBRATION, [learner, subject.calibration, reasons, at]);
  else await rows(tx, ADD_ENTRY, [learner, subject.entry, reasons, at]);
  if (reasons.length === 0) return;
  const about = { calibration: null, entry: null, ...subject };
  await notify(tx, learner, { kind: 'review', action: 'queued', ...about, reasons }, at);
}

/** Closes the items of a completion: a person decided, or another verdict replaced its calibrations. */
export async function closeItems(tx: Tx, learner: number, completion: number): Promise<void> {
  await rows(tx, CLOSE, [learner, completion]);
}

export async function closeEntryItem(tx: Tx, learner: number, entry: number): Promise<void> {
  await rows(tx, CLOSE_ENTRY, [learner, entry]);
}
