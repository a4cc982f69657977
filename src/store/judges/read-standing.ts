import { assess, type Basis } from '../../core/drift/assess.ts';
import { rows, type Database, type Tx } from '../database.ts';
import { readStream } from './read-stream.ts';
import {
  partsOf,
  STANDING_COLUMNS,
  type CardSkills,
  type JudgeKey,
  type StandingRow,
} from './standing-row.ts';

const LOCK = {
  name: 'judge-version-lock',
  text: `SELECT ${STANDING_COLUMNS} FROM judge_versions v WHERE owner = $1 AND judge = $2 AND judge_version = $3 FOR UPDATE`,
};
const CARD = {
  name: 'judge-card-read',
  text: 'SELECT skills FROM judge_cards WHERE owner = $1 AND judge = $2 AND judge_version = $3 AND card = $4',
};
const OF_INSTALLATION = {
  name: 'judge-card-of-installation',
  text: `SELECT c.skills FROM judge_versions v JOIN judge_cards c USING (owner, judge, judge_version, card)
         WHERE v.owner = '' AND v.judge = $1 AND v.judge_version = $2`,
};
const keyOf = ({ owner, judge, version }: JudgeKey) => [owner, judge, version];

/** The standing of a judge version, locked against other processes; null if the owner has no such judge. */
export async function lockStanding(tx: Tx, of: JudgeKey): Promise<StandingRow | null> {
  return (await rows<StandingRow>(tx, LOCK, keyOf(of)))[0] ?? null;
}

/** A judge's card by its number with an owner; 0 is the installation's, or else the one that the judge came with. */
export async function readCard(
  on: Database | Tx,
  of: JudgeKey,
  { shipped }: StandingRow,
  number: number,
): Promise<CardSkills> {
  const [card] = await (number === 0
    ? rows<{ skills: CardSkills }>(on, OF_INSTALLATION, [of.judge, of.version])
    : rows<{ skills: CardSkills }>(on, CARD, [...keyOf(of), number]));
  return number === 0 && of.owner === '' ? shipped : (card?.skills ?? shipped);
}

async function basisOf(on: Database | Tx, of: JudgeKey, row: StandingRow): Promise<Basis> {
  return {
    inUse: partsOf(await readCard(on, of, row, row.card)),
    before: partsOf(await readCard(on, of, row, row.before)),
    since: row.cardSince,
    changed: row.changedAt,
    alarm: row.alarm,
  };
}

/** The assessment of a judge as its stream is now. */
export async function assessmentOf(on: Database | Tx, of: JudgeKey, row: StandingRow) {
  const stream = await readStream(on, of, row.shipped);
  return { stream, found: assess(stream, await basisOf(on, of, row)) };
}
