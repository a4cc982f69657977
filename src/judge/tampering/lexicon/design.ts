import type { Lexicon } from './lexicon.ts';

const SCALE =
  '(?:rubric|scale|scheme|rating form|marking guide|criteria|raster|skala|ma(?:ß|ss)stab|bewertungsbogen|rubrica|baremo|escala|bareme|grille|echelle|griglia|schaal)';

/**
 * A scale that one designs or explains: it names its lower levels as well, says whose it is, or how it came about. To
 * write about levels is then the work itself.
 */
export const DESIGN: Lexicon = {
  design: [
    '(?<!(?:at least|no less than|under|below|unter|sous|mindestens|al menos|au moins|como minimo|not|nicht|no) (?:at |an? |the )?)(?:level|band|stufe|nivel|niveau|livello)s? ?(?:1|2|3|4|one|two|three|four|eins|zwei|drei|vier|uno|dos|tres|cuatro|un|deux|trois|quatre)(?![.,/]?\\d)(?! (?:or|and|und|y|et|oder) (?:5|five|more|hoher))',
    `(?:in|of|for|to|en|dans|nel|from) (?:my|our|meine[mr]|unsere[mr]|mi|nuestr[oa]|mon|notre|mio) (?:\\w+ )?${SCALE}`,
    `(?:i|we|have|ich|wir|habe|haben|j'ai|avons|hemos|i've|ho) (?:\\w+ ){0,4}(?:made|designed|wrote|updated|built|drew up|prepared|drafted|changed|revised|developed|tested|erstell\\w+|entworfen|entwickelt|geschrieben|prepare|concu|redige|fait|cree|fatto)(?: \\w+){0,2} ${SCALE}|(?:hice|disene|elabore|cree|prepare) (?:\\w+ ){1,2}${SCALE}|${SCALE} (?:\\w+ ){0,3}(?:erstellt|entworfen|entwickelt|geschrieben|gebaut)`,
    `(?:i|we|ich|wir) (?:\\w+ ){0,2}(?:made|designed|wrote|updated|built|prepared|drafted|tested) (?:\\w+ ){0,3}(?:${SCALE}|levels)`,
    `(?:my|our|mi|nuestra|mon|notre|meine?|unsere?) (?:\\w+ )?${SCALE} (?:has|have|is|tiene|es|a|hat|ist|means)`,
  ].join('|'),
};
