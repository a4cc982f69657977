/** A bug planted by changing the text of one module of `src` when it is loaded. */
export type Mutant = {
  name: string;
  /** What is wrong, in words. */
  bug: string;
  file: string;
  /** Stands exactly once in the file. */
  said: string;
  instead: string;
};

export const MUTANTS: Mutant[] = [
  {
    name: 'lost-ring',
    bug: 'a hint that reached nobody is not rung for',
    file: 'services/ringer.ts',
    said: 'if (!stopping) queue.add(learner, true);',
    instead: 'void learner;',
  },
  {
    name: 'unwatched-hint',
    bug: 'nobody looks whether a hint to another process was heard',
    file: 'services/hints.ts',
    said: 'if (!attendance.isHere(worker)) watch(learner);',
    instead: 'void watch;',
  },
  {
    name: 'rung-once',
    bug: 'a learner who was rung once counts as queued for ever',
    file: 'services/ring-queue.ts',
    said: 'queued.delete(learner);\n      return ring(learner, since, isLost);',
    instead: 'return ring(learner, since, isLost);',
  },
  {
    name: 'believed-dead',
    bug: 'a worker counts as alive an hour after its last sign of life',
    file: 'store/workers/alive.ts',
    said: 'const SILENT_MS = 2000;',
    instead: 'const SILENT_MS = 3_600_000;',
  },
  {
    name: 'blind-leave',
    bug: 'an attendance that ends does not look for events that came meanwhile',
    file: 'store/attendance/leave-learner.ts',
    said: 'RETURNING last_seq > awarded_to AS more',
    instead: 'RETURNING false AS more',
  },
  {
    name: 'continued-without-award',
    bug: 'a run that continues another one waits for a ring before its first award',
    file: 'workflows/learner.ts',
    said: '  for (;;) {\n    // Not during',
    instead:
      '  if (workflowInfo().continuedFromExecutionRunId) await condition(() => bell);\n  for (;;) {\n    // Not during',
  },
  {
    name: 'forgotten-award',
    bug: 'an award that failed as a local activity is not tried as an activity',
    file: 'workflows/learner.ts',
    said: 'return patient.award(learner, past);',
    instead: 'return { oldest: null, newest: null, waitMs: 0, more: false, awarded: 0 };',
  },
  {
    name: 'endless-wait',
    bug: 'awards wait for a verdict however long it takes',
    file: 'workflows/learner.ts',
    said: 'if (!rung) past = work.newest as number;',
    instead: 'void rung;',
  },
  {
    name: 'awake-in-subselect',
    bug: 'intake reads `awake` in a sub-select, which sees the row as it was before the lock',
    file: 'store/learner/lock-learner.ts',
    said: '  awake, version, total,',
    instead: '  (SELECT o.awake FROM learners o WHERE o.no = learners.no) AS awake, version, total,',
  },
  {
    name: 'no-lock',
    bug: 'award and intake neither lock the learner nor check that nobody else wrote',
    file: 'store/learner/lock-learner.ts',
    said: 'WHERE id = $1 FOR UPDATE',
    instead: 'WHERE id = $1',
  },
  {
    name: 'paid-twice',
    bug: 'an event that is sent again with another time is accepted and paid again',
    file: 'store/events/number-event.ts',
    said: "return keyed(salt, [source, id]).toString('hex');",
    instead: "return keyed(salt, [source, id, event.time]).toString('hex');",
  },
  {
    name: 'guard-forgets-batch',
    bug: 'guards do not see what the same transaction pays, so a retry in one batch is paid twice',
    file: 'store/award/award-events.ts',
    said: 'recent.paid(event);',
    instead: 'void recent;',
  },
  {
    name: 'verdicts-out-of-order',
    bug: 'the newest completion is judged and settled first',
    file: 'store/award/pending-completions.ts',
    said: 'ORDER BY e.seq`',
    instead: 'ORDER BY e.seq DESC`',
  },
  {
    name: 'settles-too-much',
    bug: 'a settlement reaches beyond the next pending completion',
    file: 'store/calibration/settle.ts',
    said: 'const finalTo = pending[1]?.seq ?? NO_END;',
    instead: 'const finalTo = NO_END;',
  },
  {
    name: 'settles-by-newest-policy',
    bug: 'worth follows the ladder of the newest policy and not that of the event',
    file: 'store/calibration/worth.ts',
    said: 'l.policy_version AS policy',
    instead: '(SELECT max(version) FROM policies) AS policy',
  },
  {
    name: 'overrides-in-commit-order',
    bug: 'a correction folds verdicts in the order of their commits',
    file: 'store/calibration/refold.ts',
    said: 'ORDER BY completion, number`',
    instead: 'ORDER BY number DESC`',
  },
  {
    name: 'refold-at-commit-time',
    bug: 'a correction folds verdicts at the time of their commit',
    file: 'store/calibration/refold.ts',
    said: 'effective_time AS "effectiveTime"',
    instead: 'at AS "effectiveTime"',
  },
  {
    name: 'rescore-over-review',
    bug: 'a rescore replaces what a person decided',
    file: 'store/calibration/refold.ts',
    said: "last('review') ?? last('rescore')",
    instead: "last('rescore') ?? last('review')",
  },
  {
    name: 'preview-saves',
    bug: 'the preview of a correction is saved',
    file: 'store/preview.ts',
    said: 'if (preview) throw new Preview(result);',
    instead: 'void preview;',
  },
  {
    name: 'void-stays-pending',
    bug: 'a voided completion still waits for its verdict',
    file: 'store/award/pending-completions.ts',
    said: 'AND NOT e.voided ',
    instead: '',
  },
  {
    name: 'stored-after-erase',
    bug: "a judge's answer that comes after an erase is stored",
    file: 'store/steps/steps.ts',
    said: "$8, 'infinity' FROM learners WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE",
    instead: "$8, 'infinity' FROM learners WHERE id = $1 FOR KEY SHARE",
  },
  {
    name: 'answer-paid-again',
    bug: 'a step whose answer is stored is claimed, and asked for, again',
    file: 'store/steps/steps.ts',
    said: 'WHERE s.result IS NULL AND s.packed IS NULL AND (s.claimed_until IS NULL OR s.claimed_until <= $4',
    instead: 'WHERE (true',
  },
  {
    name: 'verdict-hides-events',
    bug: 'a verdict says that nothing is pending while events wait for it',
    file: 'store/calibration/commit-calibration.ts',
    said: 'more: hasPending, drawn };',
    instead: 'more: pending.length > 1, drawn };',
  },
  {
    name: 'swept-once',
    bug: 'a sweeper that rang a learner in vain rings again only after eleven minutes',
    file: 'store/wakes/claim-due-wakes.ts',
    said: 'least($2::float8 * power(2, least(w.rings, 20) + 1), ${MAX_DELAY_MS})',
    instead: '(1.09 * ${MAX_DELAY_MS} + 0 * $2::float8)',
  },
];

export function mutantNamed(name: string): Mutant {
  const mutant = MUTANTS.find((one) => one.name === name);
  if (!mutant)
    throw new Error(`No mutant is called ${name}. They are: ${MUTANTS.map((one) => one.name).join(', ')}`);
  return mutant;
}

/** The source with the bug. Throws if the text to change does not stand there exactly once. */
export function patched(source: string, { name, file, said, instead }: Mutant): string {
  const parts = source.split(said);
  if (parts.length !== 2)
    throw new Error(
      `The mutant ${name} changes a text that stands ${parts.length - 1} times in src/${file}.`,
    );
  return parts.join(instead);
}
