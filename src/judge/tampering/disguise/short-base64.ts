const PIECE = /[^\s>]+/gu;
const FITS = /^[A-Za-z0-9+/_-]{2,15}={0,2}$/u;
/** Capitals and digits in the middle of a word, or padding at its end: names of variables have them too, seldom in a row. */
const ODD = /[a-z\d][A-Z]|[A-Za-z]\d|=$/u;
const LEAST_PIECES = 2;
// oxlint-disable-next-line no-control-regex
const UNREADABLE = /[\uFFFD\u0000-\u0008\u000E-\u001F]/u;

type Piece = { start: number; text: string };

function decoded(code: string): string {
  return Buffer.from(code, 'base64').toString('utf8');
}

function runsOf(text: string): Piece[][] {
  const runs: Piece[][] = [[]];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (FITS.test(piece) && ODD.test(piece)) runs.at(-1)?.push({ start: index, text: piece });
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  return runs.filter((run) => run.length >= LEAST_PIECES);
}

/**
 * What short pieces of base64 beside each other say, read as one code and piece by piece. One alone is too short to be
 * told from a name.
 */
export function shortBase64(text: string): { start: number; end: number; says: string }[] {
  return runsOf(text).flatMap((run) => {
    const [first, last] = [run[0] as Piece, run.at(-1) as Piece];
    const span = { start: first.start, end: last.start + last.text.length };
    const readings = [
      decoded(run.map((piece) => piece.text).join('')),
      run.map((piece) => decoded(piece.text)).join(' '),
    ];
    return readings.filter((says) => !UNREADABLE.test(says)).map((says) => ({ ...span, says }));
  });
}
