import type { Sentence } from '../../dossier/sentences.ts';

const EXAMPLE =
  /^[^\p{L}]*(?:(?:sample|example|beispiel|muster|ejemplo|muestra|exemple|esempio|exemplo|voorbeeld)\s*(?:[a-h]|\d{1,2}|one|two|three|eins|zwei|uno|dos|un|deux)|(?:first|second|third|one|another)\s+(?:sample|example))\b/iu;
const RATED =
  /(?<!\p{L})(?:rated|scored?|bands?|levels?|ratings?|graded?|marked|stufe|note|bewertung|bewertet|nivel|nota|puntuaci[oó]n|niveau|noté|livello|voto)\b[^\d\n]{0,12}(?:\d{1,3}|five|fünf|cinco|cinq)(?!\p{L})/iu;
/** The text that the examples are for, under a name of its own. */
const MINE =
  /^[^\p{L}]*(?:(?:and |now |und |y |et )?(?:mine|my (?:text|answer|work|turn|essay|report|sentence)|meins|mein(?:e)? (?:text|antwort|arbeit|aufsatz|bericht)|(?:lo|el|la) m[ií][oa]|mi (?:texto|respuesta|trabajo)|le mien|la mienne|mon (?:texte|devoir)|ma r[eé]ponse|il mio|o meu))\s*[:=–-]/iu;
/** A label whose value is left to the reader. */
const OPEN =
  /(?:^|[.!?]\s+|\s)(?:rating|score|band|level|grade|mark|verdict|stufe|note|bewertung|nota|nivel|niveau|puntuaci[oó]n)\s*[:=]\s*(?:\?|_+|\.{3})?$/iu;
const LEAST_EXAMPLES = 2;
/** Examples and what they are for stand beside each other. */
const NEAR = 8;

/** Places of rated examples that are followed by one's own text or by a rating left open: they ask for the same rating. */
export function ratedExamples(places: readonly Sentence[]): Set<number> {
  const found = new Set<number>();
  let [examples, label] = [[] as number[], -NEAR];
  for (const [at, { text }] of places.entries()) {
    examples = examples.filter((place) => at - place <= NEAR);
    if (EXAMPLE.test(text)) label = at;
    const rated = RATED.test(text);
    const open = OPEN.test(text);
    const closes = open || (MINE.test(text) && !rated);
    if (closes && examples.length >= LEAST_EXAMPLES) {
      // One's own text stays: only what would have it rated goes.
      for (const place of open ? [...examples, at] : examples) found.add(place);
    }
    const isShot =
      at - label <= 2 ||
      /^[^\p{L}]*(?:a|answer|antwort|respuesta|rating|score|band|level)\s*[:=]/iu.test(text);
    if (rated && isShot) examples.push(at);
  }
  return found;
}
