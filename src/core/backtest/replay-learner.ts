import { constantsOf, type Constants } from '../constants.ts';
import { multiplierOf, xpOf, type Ladder } from '../ladder.ts';
import { ceilingOf, shownLevel } from '../level.ts';
import type { Observation } from '../observation.ts';
import type { Policy, PolicyBody } from '../policy.ts';
import { foldCalibration, UNRATED, unratedSnapshot, type Snapshot } from '../snapshot.ts';
import { tryAward } from '../try-policy.ts';
import type { AwardLine, CalibrationLine, CorrectionLine, LearnerEnd, LearnerHistory } from './history.ts';

/** What a replay uses instead of what was used. */
export type ReplayBy = {
  /** Null: each verdict by the constants that it was folded with. */
  constants: Constants | null;
  /** The policy that an award was made with, and the one to try. */
  policyOf(version: number): Policy;
  tried(version: number): PolicyBody;
  observationsOf(calibration: CalibrationLine): readonly Observation[];
};

/** The replay as it was: the stored constants, policies and observations. */
export function asItWas(policyOf: (version: number) => Policy): ReplayBy {
  return {
    constants: null,
    policyOf,
    tried: policyOf,
    observationsOf: ({ observations }) => observations,
  };
}

/** An award in the replay. `own`: the multiplier that it was made with, which counts until it is final. */
export type ReplayedAward = {
  seq: number;
  type: string;
  base: number;
  ladder: Ladder;
  own: number;
  /** Whether it is paid, by the guards or a person's ruling. */
  paid: boolean;
  /** The multiplier at the end, and what the award is then worth. */
  multiplier: number;
  xp: number;
};

/**
 * The end of a replay. `assumed`: awards for which a guard that looks back was taken to be as it was. `unjudged`:
 * completions by the tried policy that were never judged; `uncalled`: verdicts on what is no completion by it.
 */
export type Replayed = LearnerEnd & {
  awards: ReplayedAward[];
  assumed: number;
  unjudged: number;
  uncalled: number;
};

type State = { completion: number; snapshot: Snapshot };

/** The verdict that counts (rule 7): the last review, else the last rescore, else the first; none once voided. */
function counting(calibrations: readonly CalibrationLine[]): CalibrationLine | null {
  if (calibrations.some(({ source }) => source === 'void')) return null;
  const last = (source: CalibrationLine['source']) => calibrations.findLast((one) => one.source === source);
  return last('review') ?? last('rescore') ?? calibrations[0] ?? null;
}

/** The verdicts of one learner while it is replayed: the snapshot after each completion, in event order. */
function createVerdicts({ constants, observationsOf }: Pick<ReplayBy, 'constants' | 'observationsOf'>) {
  const unrated = constants === null ? UNRATED : unratedSnapshot(constants);
  const judged = new Map<number, CalibrationLine[]>();
  let states: State[] = [];

  const fold = (snapshot: Snapshot, calibration: CalibrationLine) =>
    foldCalibration(
      snapshot,
      observationsOf(calibration),
      calibration.effectiveTime,
      constants ?? constantsOf(calibration.constants),
    );
  const standing = () => states.at(-1)?.snapshot ?? unrated;

  function refolded(): State[] {
    const after: State[] = [];
    for (const completion of [...judged.keys()].sort((a, b) => a - b)) {
      const counts = counting(judged.get(completion) ?? []);
      if (counts) after.push({ completion, snapshot: fold(after.at(-1)?.snapshot ?? unrated, counts) });
    }
    return after;
  }

  return {
    standing,
    /** The places of the states before an event, and the snapshot after a place. */
    placeBefore: (seq: number) => states.findLastIndex(({ completion }) => completion < seq),
    placeOnwards: (place: number, seq: number) => {
      let at = place;
      while ((states[at + 1]?.completion ?? Infinity) < seq) at += 1;
      return at;
    },
    after: (place: number) => states[place]?.snapshot ?? unrated,
    /** Adds a calibration; returns the completion whose later awards it concerns, 0 for a correction. */
    add(calibration: CalibrationLine): number {
      const { completion, source } = calibration;
      const all = [...(judged.get(completion) ?? []), calibration];
      judged.set(completion, all);
      if (all.length > 1 || source === 'void') {
        states = refolded();
        return 0;
      }
      states.push({ completion, snapshot: fold(standing(), calibration) });
      return completion;
    },
  };
}

/** One learner while it is replayed. */
function createReplay(by: ReplayBy) {
  const verdicts = createVerdicts(by);
  const awards: ReplayedAward[] = [];
  const counts = { assumed: 0, unjudged: 0, uncalled: 0 };
  const notCalled = new Set<number>();
  let pending: number[] = [];
  let [total, level] = [0, 1];

  /** Sets what each award after an event is worth now (rule 5), and returns by how much that changes the total. */
  function settle(after: number): number {
    const finalTo = pending[0] ?? Infinity;
    const concerned = awards.slice(awards.findLastIndex(({ seq }) => seq <= after) + 1);
    let place = verdicts.placeBefore(concerned[0]?.seq ?? Infinity);
    let changed = 0;
    for (const award of concerned) {
      place = verdicts.placeOnwards(place, award.seq);
      award.multiplier = award.seq <= finalTo ? multiplierOf(verdicts.after(place), award.ladder) : award.own;
      const xp = award.paid ? xpOf(award.base, award.multiplier) : 0;
      changed += xp - award.xp;
      award.xp = xp;
    }
    return changed;
  }

  function add(xp: number): void {
    total += xp;
    level = shownLevel(level, total, ceilingOf(verdicts.standing()));
  }

  function rule(seq: number, reason: string | null): void {
    const ruled = awards.find((one) => one.seq === seq);
    if (ruled) ruled.paid = reason === 'paid';
    if (reason === 'void') pending = pending.filter((other) => other !== seq);
  }

  return {
    award(line: AwardLine): void {
      const now = verdicts.standing();
      const { types, ladder } = by.tried(line.policy);
      const past = { ...line, tier: now.tier ?? ('unrated' as const), overall: now.mean };
      const made = tryAward(past, by.policyOf(line.policy), by.tried(line.policy));
      const own = multiplierOf(now, ladder);
      const { seq, type } = line;
      const base = types[type]?.base ?? 0;
      awards.push({ seq, type, base, ladder, own, paid: made.reason === null, multiplier: own, xp: made.xp });
      if (made.assumed) counts.assumed += 1;
      if (made.completes && line.completes) pending.push(seq);
      if (made.completes && !line.completes) counts.unjudged += 1;
      if (!made.completes && line.completes) notCalled.add(seq);
      add(made.xp);
    },
    /** A verdict, or a correction; `entry` is its line in the ledger, which rulings and voids always have. */
    correct(calibration: CalibrationLine | undefined, entry: CorrectionLine | undefined): void {
      let after = 0;
      if (calibration && notCalled.has(calibration.completion)) {
        if (calibration.replaces === null) counts.uncalled += 1;
      } else if (calibration) {
        pending = pending.filter((seq) => seq !== calibration.completion);
        after = verdicts.add(calibration);
      }
      if (entry && entry.seq !== null) rule(entry.seq, entry.reason);
      add(settle(after));
    },
    end: (): Replayed => ({ total, level, snapshot: verdicts.standing(), awards, ...counts }),
  };
}

/**
 * Replays the stored history of a learner in the order in which it happened: awards, verdicts as they came, and
 * corrections. Only what `by` says differs; so the level, which depends on when verdicts came, is replayed too.
 */
export function replayLearner(
  { entries, calibrations }: Pick<LearnerHistory, 'entries' | 'calibrations'>,
  by: ReplayBy,
): Replayed {
  const replay = createReplay(by);
  let next = 0;
  /** Verdicts that came without an entry, before a version. */
  const verdictsBefore = (version: number) => {
    for (; (calibrations[next]?.version ?? Infinity) < version; next += 1)
      replay.correct(calibrations[next], undefined);
  };
  for (const entry of entries) {
    verdictsBefore(entry.version);
    if (entry.kind === 'award') replay.award(entry);
    else {
      const its = calibrations[next]?.version === entry.version ? calibrations[next] : undefined;
      if (its) next += 1;
      replay.correct(its, entry);
    }
  }
  verdictsBefore(Infinity);
  return replay.end();
}
