import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judge } from '../judge/judge.ts';
import type { Calibration } from '../judge/measure/calibrate-judge.ts';
import { ownVersion, type SkillWeights, type WeightsFile } from '../judge/offline/weights.ts';
import { cardFileName, loadCard, type CardFile } from '../judge/verdict/card.ts';

type SkillCard = NonNullable<CardFile['skills'][keyof CardFile['skills']]>;

function rounded<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'number' ? Math.round(part * 1000) / 1000 : part,
  ) as T;
}

function skillCard(set: string, measured: Calibration): SkillCard {
  const { fit, trained, heldOut, retest, halo, cost, tokens } = measured;
  const { offset, slope, sigma } = rounded(fit);
  const held = rounded(heldOut);
  return {
    offset,
    slope,
    sigma,
    trained,
    set,
    heldOut: held,
    ...rounded({ retest, halo }),
    cost,
    tokens: Math.round(tokens),
  };
}

function write(folder: string, name: string, content: unknown): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}

/** The judge's weights with the fitted ones applied; null if none were fitted. */
function weightsOf(judge: Judge, calibrations: readonly Calibration[]): SkillWeights | null {
  const fitted = calibrations.flatMap((one) => (one.fitted === null ? [] : [[one.skill, one.fitted]]));
  return fitted.length === 0 ? null : { ...judge.weights, ...Object.fromEntries(fitted) };
}

/**
 * Writes the card and any fitted weights into `cards/` and `weights/` of a folder, and returns the paths. Weights
 * outside the package's own folder belong to one installation and get their own version.
 */
export function saveCalibration(
  judge: Judge,
  calibrations: readonly Calibration[],
  { out, set, fits, isShipped }: { out: string; set: string; fits: boolean; isShipped: boolean },
): { card: string; weights: string | null } {
  const { name } = judge;
  const skills = fits ? weightsOf(judge, calibrations) : null;
  const version = skills === null || isShipped ? judge.version : ownVersion(judge.version, skills);
  const file = cardFileName(name, version);
  const cards = join(out, 'cards');
  const before = loadCard(name, version, cards) ?? loadCard(name, version);
  const measured = calibrations
    .filter(({ uncarded }) => !uncarded)
    .map((one) => [one.skill, skillCard(set, one)]);
  const card = { judge: name, version, skills: { ...before?.skills, ...Object.fromEntries(measured) } };
  return {
    card: write(cards, file, card satisfies CardFile),
    weights:
      skills && write(join(out, 'weights'), file, { judge: name, version, skills } satisfies WeightsFile),
  };
}
