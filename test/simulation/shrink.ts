import type { Happening, Story } from './story.ts';

/**
 * The smallest part of a story that still fails, by leaving out ever smaller pieces (delta debugging). `fails` plays a
 * story; at most `tries` are played.
 */
export async function shrink(
  story: Story,
  fails: (story: Story) => Promise<boolean>,
  { tries, onTry }: { tries: number; onTry: (left: number) => void },
): Promise<Story> {
  let left = tries;
  let found = story;

  async function holds(candidate: Story): Promise<boolean> {
    if (left === 0) return false;
    left -= 1;
    onTry(found.happenings.length);
    if (!(await fails(candidate))) return false;
    found = candidate;
    return true;
  }

  const without = (gone: ReadonlySet<Happening>): Story => ({
    ...found,
    happenings: found.happenings.filter((one) => !gone.has(one)),
  });

  for (const learner of Object.keys(story.learners))
    await holds(
      without(new Set(found.happenings.filter((one) => 'learner' in one && one.learner === learner))),
    );
  for (let size = Math.ceil(found.happenings.length / 2); size >= 1 && left > 0;) {
    const before = found.happenings.length;
    // From the end: what comes last is seldom the cause.
    for (let end = found.happenings.length; end > 0; end -= size) {
      const piece = found.happenings.slice(Math.max(0, end - size), end);
      if (piece.length > 0) await holds(without(new Set(piece)));
    }
    if (size === 1 && found.happenings.length === before) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  await fewerEvents(holds, () => found);
  const named = new Set(found.happenings.flatMap((one) => ('learner' in one ? [one.learner] : [])));
  const learners = Object.fromEntries(
    Object.entries(found.learners).filter(([learner]) => named.has(learner)),
  );
  return { ...found, learners };
}

/** Leaves single events out of posts. */
async function fewerEvents(holds: (candidate: Story) => Promise<boolean>, found: () => Story): Promise<void> {
  for (let index = 0; index < found().happenings.length; index += 1) {
    for (let event = 1; ;) {
      const { happenings } = found();
      const post = happenings[index];
      if (post?.kind !== 'post' || post.events.length <= event) break;
      const smaller = { ...post, events: post.events.toSpliced(event, 1) };
      if (!(await holds({ ...found(), happenings: happenings.with(index, smaller) }))) event += 1;
    }
  }
}
