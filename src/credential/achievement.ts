import { SKILLS } from '../core/skill.ts';
import type { Claim, Json, Statement } from './form.ts';

const one = (value: number): string => value.toFixed(1);
const capital = (word: string): string => `${word[0]?.toUpperCase()}${word.slice(1)}`;

/** The part of an achievement's id after the issuer's URL. */
function pathOf(claim: Claim): string {
  switch (claim.kind) {
    case 'level':
      return `level/${claim.level}`;
    case 'tier':
      return `tier/${claim.tier}`;
    case 'role':
      return `role/${encodeURIComponent(claim.role.code)}`;
    default:
      return claim satisfies never;
  }
}

function wordsOf(claim: Claim): { name: string; description: string; criteria: string; type: string } {
  switch (claim.kind) {
    case 'level':
      return {
        name: `Level ${claim.level}`,
        description: `Reached level ${claim.level} by XP paid for work and by measured skill.`,
        criteria: `Level = 1 + ⌊½ · c · t / (t + 8000)⌋ of the XP total t and of c, the lower bound of overall skill; it falls only when three below.`,
        type: 'Badge',
      };
    case 'tier':
      return {
        name: `Tier: ${claim.tier}`,
        description: `Holds the tier ${claim.tier} of overall work-skill, on the scale underperforming, developing, solid, strong, exceptional.`,
        criteria: `Tiers are cut at 20, 40, 60 and 80 of overall skill on 0–100, the weighted mean of independence, quality, communication and speed. A tier changes only once the interval of the measurement leaves it.`,
        type: 'Competency',
      };
    case 'role':
      return {
        name: `Meets: ${claim.role.title}`,
        description: `Measured work-skills reach what the role ${claim.role.title} (${claim.role.code}) requires.`,
        criteria: `On each skill, mean − sd reaches the requirement: ${SKILLS.map((skill) => `${skill} ${one(claim.role.required[skill])}`).join(', ')}. Strengths do not compensate.`,
        type: 'Competency',
      };
    default:
      return claim satisfies never;
  }
}

/** The rows that readers of Open Badges show as results: each with its uncertainty where it has one. */
function rowsOf({
  xp,
  tier,
  overall,
  skills,
  touchpoints,
  claim,
}: Statement): [name: string, value: string][] {
  const shown = ({ mean, sd, interval }: Statement['overall']) =>
    `${one(mean)} ± ${one(sd)}, 95 % interval ${interval.map(one).join(' to ')}`;
  return [
    ['Level', String(xp.level)],
    ['XP', String(xp.total)],
    ['Tier', tier],
    ['Judged touchpoints', String(touchpoints)],
    ['Overall', shown(overall)],
    ...SKILLS.map((skill): [string, string] => {
      const { observations } = skills[skill];
      const asked = claim.kind === 'role' ? `; the role requires ${one(claim.role.required[skill])}` : '';
      return [
        capital(skill),
        observations === 0 ? `not observed${asked}` : `${shown(skills[skill])}${asked}`,
      ];
    }),
  ];
}

/** The achievement and results of Open Badges 3.0 that say in words what a statement says in numbers. */
export function achievementOf(statement: Statement, url: string): { achievement: Json; result: Json[] } {
  const { name, description, criteria, type } = wordsOf(statement.claim);
  const id = `${url}/achievements/${pathOf(statement.claim)}`;
  const rows = rowsOf(statement);
  const resultId = (row: string) => `${id}#${row.toLowerCase().replaceAll(' ', '-')}`;
  return {
    achievement: {
      id,
      type: ['Achievement'],
      achievementType: type,
      name,
      description,
      criteria: { narrative: criteria },
      resultDescription: rows.map(([row]) => ({
        id: resultId(row),
        type: ['ResultDescription'],
        name: row,
        resultType: 'Result',
      })),
    },
    result: rows.map(([row, value]) => ({ type: ['Result'], resultDescription: resultId(row), value })),
  };
}
