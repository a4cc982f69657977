import { InvalidArgumentError } from 'commander';

/** A calibration as written on the command line: `maya/3`. */
export type CalibrationRef = { learner: string; number: number };

/** Parses LEARNER/NUMBER. */
export function calibrationRef(text: string): CalibrationRef {
  const [, learner, number] = /^([A-Za-z0-9._:-]{1,128})\/(\d{1,9})$/.exec(text) ?? [];
  if (learner === undefined || number === undefined)
    throw new InvalidArgumentError('must be LEARNER/NUMBER, such as maya/3.');
  return { learner, number: Number(number) };
}
