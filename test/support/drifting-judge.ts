import type { Anchor } from '../../src/core/anchor.ts';
import type { Store } from '../../src/store/store.ts';

const CARD = { offset: 0, slope: 1, sigma: 10, retest: 2 };
/** Known scores of the anchors, by which they are named. */
const SCORES = Array.from({ length: 14 }, (_, index) => 20 + 4 * index);

const INSERT = `INSERT INTO anchor_readings (owner, anchor, version, drawn_at, claimed_until, judge, judge_version, skills, read_at)
  SELECT '', 'a' || r.score, 1, now(), now(), $1, '1', json_build_object('quality', r.x), clock_timestamp()
  FROM json_to_recordset($2) AS r(score int, x float8)`;

/** Stores the anchors that `driftingJudge` reads; `body` is that of any anchor. */
export async function putAnchors(store: Store, body: object): Promise<void> {
  for (const score of SCORES) {
    const anchor = { ...body, scores: { quality: score }, sd: {}, active: true } as Anchor;
    await store.anchors.put('', 0, { id: `a${score}`, body: anchor });
  }
}

/** A judge that read the anchors steadily and then eight points higher, until it is noticed and a card is proposed. */
export async function driftingJudge(store: Store, judge: string): Promise<void> {
  await store.judges.cardInUse({ prefix: '', judge, version: '1' }, { quality: CARD });
  const wobble = (index: number) => (index % 3) - 1;
  const steady = [0, 1].flatMap((round) =>
    SCORES.map((score, index) => ({ score, x: score + 2 * wobble(index + round) })),
  );
  await store.database.query(INSERT, [judge, JSON.stringify(steady)]);
  for (const [index, score] of SCORES.entries()) {
    await store.database.query(INSERT, [judge, JSON.stringify([{ score, x: score + 8 + wobble(index) }])]);
    await store.judges.assess({ owner: '', judge, version: '1' });
  }
}
