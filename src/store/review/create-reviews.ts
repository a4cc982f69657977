import type { ReviewMode } from '../../core/blind-review.ts';
import type { Database } from '../database.ts';
import type { Hinting, Writing } from '../writing.ts';
import { assessReviewed } from '../judges/assess-reviewed.ts';
import { appeal, type Appeal } from './appeal.ts';
import { countingNow } from './counting-now.ts';
import { reviewHistory } from './history.ts';
import { isInGroups } from './is-in-groups.ts';
import { assignItem, setItemMode } from './manage-item.ts';
import { readAgreement, type ReviewerReach } from './read-agreement.ts';
import { readProgress } from './read-progress.ts';
import { readQueue, type QueuePage } from './read-queue.ts';
import { addReading, readReadings, type NewReading } from './readings.ts';
import { rescoreCalibration, rescoreTarget, type NewRescore } from './rescore-calibration.ts';
import { reviewCalibration, type Review } from './review-calibration.ts';
import { reviewedCompletions } from './reviewed-completions.ts';
import { ruleOnEntry, type Ruling } from './rule-on-entry.ts';
import { isSharedWith, readShares, share, sharedWith, withdrawShare } from './shares.ts';
import { voidEvent, type VoidedEvent } from './void-event.ts';
import { sightEnds, waitingWorks } from './waiting-works.ts';

type Saving = { preview?: boolean | undefined };

/** What people may do with verdicts and awards. */
export function createReviews(database: Database, writing: Writing, hinting: Hinting) {
  const hinted = <T>(work: Promise<T>) => hinting(work, () => true);
  const options = ({ preview = false }: Saving) => ({ ...writing, preview });
  return {
    appeal: (learner: string, said: Appeal) => appeal(database, writing.now, learner, said),
    review: async (learner: string, said: Review, saving: Saving = {}) => {
      const reviewed = await hinted(reviewCalibration(database, options(saving), learner, said));
      if (reviewed.outcome === 'reviewed' && !saving.preview)
        await assessReviewed(database, writing, learner, said.number);
      return reviewed;
    },
    rule: (learner: string, said: Ruling, saving: Saving = {}) =>
      hinted(ruleOnEntry(database, options(saving), learner, said)),
    void: (learner: string, said: VoidedEvent, saving: Saving = {}) =>
      hinted(voidEvent(database, options(saving), learner, said)),
    rescore: (learner: string, said: NewRescore, saving: Saving = {}) =>
      hinted(rescoreCalibration(database, options(saving), learner, said)),
    rescoreTarget: (learner: string, number: number) => rescoreTarget(database, learner, number),
    countingNow: (learner: string, number: number) => countingNow(database, learner, number),
    history: (learner: number, subject: { calibration: number } | { entry: number }) =>
      reviewHistory(database, learner, subject),
    reviewed: (page: Parameters<typeof reviewedCompletions>[1]) => reviewedCompletions(database, page),
    queue: (page: QueuePage) => readQueue(database, page),
    assign: (of: { learner: string; item: number }, assignee: string | null) =>
      assignItem(database, writing.now, of, assignee),
    setMode: (of: { learner: string; item: number }, mode: ReviewMode, may: { mayRelax: boolean }) =>
      setItemMode(database, of, mode, may),
    read: async (learner: string, reading: NewReading) => {
      const made = await addReading(database, writing.now, learner, reading);
      if (made.outcome === 'read') await assessReviewed(database, writing, learner, reading.number);
      return made;
    },
    readings: (learner: number, completion: number) => readReadings(database, learner, completion),
    waiting: (learner: number) => waitingWorks(database, learner),
    sightEnds: (learners: readonly string[], by: string) => sightEnds(database, learners, by),
    progress: (reach: Omit<ReviewerReach, 'by'>) => readProgress(database, reach),
    agreement: (reach: ReviewerReach) => readAgreement(database, reach),
    share: (learner: string, viewer: string) => share(database, learner, viewer, writing.now()),
    withdrawShare: (learner: string, viewer: string) => withdrawShare(database, learner, viewer),
    isSharedWith: (learner: string, viewer: string) => isSharedWith(database, learner, viewer),
    isInGroups: (learner: string, groups: string[]) => isInGroups(database, learner, groups),
    shares: (learner: number) => readShares(database, learner),
    sharedWith: (viewer: string, page: { after: string; prefix: string; limit: number }) =>
      sharedWith(database, viewer, page),
  };
}
