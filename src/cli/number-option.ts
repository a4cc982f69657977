import { InvalidArgumentError } from 'commander';

/** Parses an option that counts something: a whole number of at least 1. */
export function countOption(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('must be a whole number of at least 1.');
  return value;
}

/** Parses an option that weighs something: a number of at least 0. */
export function weightOption(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('must be a number of at least 0.');
  return value;
}

/** Parses an option that may be any finite number. */
export function numberOption(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('must be a number.');
  return value;
}

/** Parses an option that is a share: a number from 0 to 1. */
export function shareOption(text: string): number {
  const value = weightOption(text);
  if (value > 1) throw new InvalidArgumentError('must be a number from 0 to 1.');
  return value;
}
