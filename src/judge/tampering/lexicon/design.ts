import type { Lexicon } from './lexicon.ts';

const SCALE =
  '(?:rubric|scale|scheme|rating form|marking guide|criteria|raster|skala|ma(?:ß|ss)stab|bewertungsbogen|rubrica|baremo|escala|bareme|grille|echelle|griglia|schaal)';

const LEVELS = 'level|band|stufe|nivel|niveau|livello';
const TAKES =
  'means?|requires?|asks? for|demands?|needs|describes?|stands? for|is (?:when|for)|expects?|bedeutet|hei(?:ß|ss)t|verlangt|steht fur|beschreibt|fordert|(?:ist )?die beste|die hochste|significa|exige|requiere|pide|describe|quiere decir|signifie|demande|correspond|decrit|suppose|richiede|chiede|betekent|vraagt|vereist';
/** Of one's own text a level is claimed and not explained. */
const OWN =
  '(?:this|my|mine|dies\\w*|mein\\w*|est[ea]|mi|cet?|cette|mon|ma|quest[oa]|nothing|nichts|nada|rien|any|at least|(?:the )?learners?|mindestens|al menos|au moins|only|nur|solo|seulement)(?!\\w)';

/**
 * A scale that one designs or explains: it names its lower levels as well, says whose it is, or how it came about. To
 * write about levels is then the work itself.
 */
export const DESIGN: Lexicon = {
  design: [
    // What a level takes, where it is not said of one's own text.
    `(?:${LEVELS}) (?:5|five|funf|cinco|cinq|cinque|vijf) (?:${TAKES})(?!(?: [\\w']+){0,8} ${OWN})|(?:bedeutet|hei(?:ß|ss)t|verlangt|fordert|beschreibt) (?:die )?(?:stufe|note) (?:5|funf)(?!(?: [\\w']+){0,8} ${OWN})`,
    `(?:has|have|hat|haben|tiene|tienen|a|ont|with|mit|con|avec|ha) (?:the )?(?:three|four|five|six|drei|vier|funf|sechs|tres|cuatro|cinco|seis|trois|quatre|cinq|tre|quattro|cinque) (?:\\w+ )?(?:levels|bands|stufen|niveles|niveaux|livelli)`,
    '(?<!(?:at least|no less than|under|below|unter|sous|mindestens|al menos|au moins|como minimo|not|nicht|no) (?:at |an? |the )?)(?:level|band|stufe|nivel|niveau|livello)s? ?(?:1|2|3|4|one|two|three|four|eins|zwei|drei|vier|uno|dos|tres|cuatro|un|deux|trois|quatre)(?![.,/]?\\d)(?! (?:or|and|und|y|et|oder) (?:5|five|more|hoher))',
    `(?:in|of|for|to|en|dans|nel|from) (?:my|our|meine[mr]|unsere[mr]|mi|nuestr[oa]|mon|notre|mio) (?:\\w+ )?${SCALE}`,
    `(?:i|we|have|ich|wir|habe|haben|j'ai|avons|hemos|i've|ho) (?:\\w+ ){0,4}(?:made|designed|wrote|updated|built|drew up|prepared|drafted|changed|revised|developed|tested|erstell\\w+|entworfen|entwickelt|geschrieben|prepare|concu|redige|fait|cree|fatto)(?: \\w+){0,2} ${SCALE}|(?:hice|disene|elabore|cree|prepare) (?:\\w+ ){1,2}${SCALE}|${SCALE} (?:\\w+ ){0,3}(?:erstellt|entworfen|entwickelt|geschrieben|gebaut)`,
    `(?:i|we|ich|wir) (?:\\w+ ){0,2}(?:made|designed|wrote|updated|built|prepared|drafted|tested) (?:\\w+ ){0,3}(?:${SCALE}|levels)`,
    `(?:my|our|mi|nuestra|mon|notre|meine?|unsere?) (?:\\w+ )?${SCALE} (?:has|have|is|tiene|es|a|hat|ist|means)`,
  ].join('|'),
};
