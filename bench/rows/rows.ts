import type { Row } from '../row.ts';
import { aloneRows } from './alone.ts';
import { awardAtScale } from './award-at-scale.ts';
import { burstRows } from './bursts.ts';
import { engineRows } from './engines.ts';
import { footprintRows } from './footprint.ts';
import { partitions } from './partitions.ts';
import { readRows } from './learner-read.ts';
import { singleEvent } from './single-event.ts';
import { startRows } from './start.ts';
import { storage } from './storage.ts';
import { streamDelay } from './stream-delay.ts';
import { verdictRows } from './verdicts.ts';
import { tenantBurst } from './tenant-burst.ts';
import { waitingAtScale } from './waiting-at-scale.ts';
import { wakeRows } from './wakes.ts';

/** All rows, in table order. */
export const ROWS: Row[] = [
  ...burstRows,
  singleEvent,
  ...aloneRows,
  ...verdictRows,
  ...wakeRows,
  tenantBurst,
  ...readRows,
  streamDelay,
  ...footprintRows,
  ...startRows,
  storage,
  partitions,
  awardAtScale,
  waitingAtScale,
  ...engineRows,
];
