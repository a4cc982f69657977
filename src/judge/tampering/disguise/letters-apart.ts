const LETTER = /\p{L}/gu;
const LONE = /(?<![\p{L}\p{N}])\p{L}(?![\p{L}\p{N}])/gu;
const SIGNS = /[^\p{L}\p{N}\s]+/gu;
const LEAST_LETTERS = 8;
const LEAST_SHARE = 0.6;

/** A text without the emoji and other signs that set its letters apart; as it stands where they do not. */
export function withoutSigns(text: string): string {
  const letters = text.match(LETTER)?.length ?? 0;
  const lone = text.match(LONE)?.length ?? 0;
  if (lone < LEAST_LETTERS || lone < LEAST_SHARE * letters) return text;
  return text.replace(SIGNS, '');
}
