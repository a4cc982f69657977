import type { Bounds, CountedVerdict } from './bounds.ts';
import { removalFolds, type FoldEnd, type Range, type WorthAfter } from './removal-folds.ts';

/** Something that is read off the end of a fold. */
export type Question = {
  /** Whether this end gives another answer than now. */
  changes(end: FoldEnd): boolean;
  /** Whether every end within the bounds gives the answer of now. May miss some, and must never be wrong. */
  isSettled(bounds: Bounds): boolean;
};

/**
 * The smallest removal that changes an answer: the places of its verdicts, newest first. `verdicts` is empty when
 * removals of fewer than `atLeast` verdicts change nothing.
 */
export type Removal = { verdicts: number[]; end: FoldEnd | null; atLeast: number };

type Visitor = {
  bounds(range: Range): Bounds;
  member(index: number, open: readonly number[]): void;
};

/** What is known of each question; questions are named by their place. */
function createAnswers(questions: readonly Question[]) {
  const removals: Removal[] = questions.map(() => ({ verdicts: [], end: null, atLeast: 1 }));
  const isOpen = (question: number) => removals[question]?.verdicts.length === 0;
  return {
    removals,
    open: () => questions.flatMap((_, question) => (isOpen(question) ? [question] : [])),
    unsettled: (among: readonly number[], bounds: Bounds) =>
      among.filter((question) => isOpen(question) && !questions[question]?.isSettled(bounds)),
    ask(removed: number[], end: FoldEnd, among: readonly number[]): void {
      for (const question of among)
        if (isOpen(question) && questions[question]?.changes(end))
          removals[question] = { verdicts: removed, end, atLeast: removed.length };
    },
  };
}

/**
 * For each question, the smallest set of one or two verdicts whose removal changes its answer; among sets of the same
 * size the one with the newest verdict, then the newest second one. Branch and bound: a whole range of removals is
 * folded at once within bounds, and split only where these do not settle every question; a removal that is left by
 * itself is folded exactly. After `mostFolds` folds of one verdict the search ends, and `atLeast` says what is certain.
 */
export function smallestRemovals(
  verdicts: readonly CountedVerdict[],
  questions: readonly Question[],
  { worth = () => 0, mostFolds = Infinity }: { worth?: WorthAfter; mostFolds?: number } = {},
): Removal[] {
  const answers = createAnswers(questions);
  const count = verdicts.length;
  if (count === 0 || questions.length === 0) return answers.removals;
  const { points, folds, keep, leaveOut, leaveOneOut, prefixesOf, without } = removalFolds(verdicts, worth);

  /** Visits the members of a range from the newest on, without the parts whose bounds settle all that is open. */
  function visit(range: Range, open: readonly number[], visitor: Visitor): void {
    const [from, through] = range;
    if (from > through || folds() > mostFolds) return;
    const left = answers.unsettled(open, visitor.bounds(range));
    if (left.length === 0) return;
    if (from === through) return visitor.member(from, left);
    // What a verdict changes fades with those after it, so the newest part is the smaller one.
    const middle = through - ((through - from) >> 2);
    visit([middle, through], left, visitor);
    visit([from, middle - 1], left, visitor);
  }

  function endSize(size: number): void {
    if (folds() > mostFolds) return;
    for (const question of answers.open()) (answers.removals[question] as Removal).atLeast = size + 1;
  }

  const withoutOne = prefixesOf(points);
  visit([0, count - 1], answers.open(), {
    bounds: (range) => leaveOneOut(range, count, points, withoutOne),
    member: (index, open) => answers.ask([index], without([index]), open),
  });
  endSize(1);
  if (answers.open().length === 0) return answers.removals;
  const withoutTwo = prefixesOf(withoutOne);
  visit([1, count - 1], answers.open(), {
    bounds: (range) => leaveOneOut(range, count, withoutOne, withoutTwo),
    member: (newer, open) =>
      visit([0, newer - 1], open, {
        bounds: (range) =>
          keep(leaveOut(leaveOneOut(range, newer, points, withoutOne), newer, null), newer + 1, count),
        member: (older, left) => answers.ask([newer, older], without([newer, older]), left),
      }),
  });
  endSize(2);
  return answers.removals;
}
