import { rows, type Database } from '../database.ts';

const SHARE = {
  name: 'share',
  text: `INSERT INTO shares (learner, viewer, at) SELECT no, $2, $3 FROM learners WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
         ON CONFLICT DO NOTHING`,
};
const WITHDRAW = {
  name: 'share-withdraw',
  text: 'DELETE FROM shares s USING learners l WHERE l.id = $1 AND s.learner = l.no AND s.viewer = $2',
};
const IS_SHARED = {
  name: 'share-is',
  text: 'SELECT true FROM learners l JOIN shares s ON s.learner = l.no WHERE l.id = $1 AND s.viewer = $2',
};
const LIST = { name: 'shares', text: 'SELECT viewer, at FROM shares WHERE learner = $1 ORDER BY viewer' };
const OF_VIEWER = {
  name: 'shares-of-viewer',
  text: `SELECT l.id AS learner, s.at FROM shares s JOIN learners l ON l.no = s.learner
         WHERE s.viewer = $1 AND l.id > $2 AND starts_with(l.id, $4) AND l.erased_at IS NULL ORDER BY l.id LIMIT $3`,
};

/** Lets a viewer see the standing of the learner. Repeating it changes nothing. */
export async function share(database: Database, learner: string, viewer: string, at: Date): Promise<void> {
  await rows(database, SHARE, [learner, viewer, at]);
}

/** Revokes it immediately. */
export async function withdrawShare(database: Database, learner: string, viewer: string): Promise<void> {
  await rows(database, WITHDRAW, [learner, viewer]);
}

export async function isSharedWith(database: Database, learner: string, viewer: string): Promise<boolean> {
  return (await rows(database, IS_SHARED, [learner, viewer])).length > 0;
}

/** The viewers that a learner shares with. */
export async function readShares(
  database: Database,
  learner: number,
): Promise<{ viewer: string; at: string }[]> {
  const found = await rows<{ viewer: string; at: number }>(database, LIST, [learner]);
  return found.map(({ viewer, at }) => ({ viewer, at: new Date(at).toISOString() }));
}

/** The learners of a prefix who share with a viewer, after a learner's id and ordered by it. */
export async function sharedWith(
  database: Database,
  viewer: string,
  page: { after: string; prefix: string; limit: number },
): Promise<{ learner: string; at: string }[]> {
  const found = await rows<{ learner: string; at: number }>(database, OF_VIEWER, [
    viewer,
    page.after,
    page.limit,
    page.prefix,
  ]);
  return found.map(({ learner, at }) => ({ learner, at: new Date(at).toISOString() }));
}
