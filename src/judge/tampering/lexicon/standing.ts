import type { Lexicon } from './lexicon.ts';

const FIVE = '(?:5|five|funf|cinco|cinq|cinque|vijf)(?![.,/]?\\d)';
const WORK =
  '(?:texts?|essay|report|diary|log|answer|work|paper|entry|submission|section|paragraph|arbeit|aufsatz|bericht|tagebuch|antwort|abgabe|abschnitt|texto|trabajo|redaccion|entrega|respuesta|informe|texte|devoir|copie|travail|rapport|reponse|testo|tema|lavoro|compito|trabalho|resposta|verslag|werk|antwoord|opdracht)';
const LEARNER =
  '(?:this|the|our|diese[nrms]?|der|die|den|est[ea]|el|la|cette?|le|quest[oa]|il|deze) (?:learner|student|candidate|pupil|trainee|person|lernende\\w*|schuler\\w*|kandidat\\w*|estudiante|alumn[oa]|eleve|etudiante?|apprenante?|studente|alunno|aluno|leerling)';
const LEVEL =
  '(?:level|band|mark|grade|score|rating|stufe|note|bewertung|nivel|nota|calificacion|niveau|livello|voto|cijfer)';

/** How this very text is to be scored, as if somebody had laid it down. */
const LAID_DOWN = [
  `how (?:this|my) (?:\\w+ )?${WORK} (?:is|are|has|must|should|ought|will)(?: to)? be (?:scored|graded|marked|rated|assessed|judged|evaluated)|(?:scoring|marking|grading|rating|assessment) (?:of|for) (?:this|my) ${WORK}`,
  `(?:so|wie) (?:ist|wird|muss|soll) (?:dies\\w*|mein\\w*) ${WORK} (?:zu bewerten|bewertet|benotet|gewertet)|(?:bewertung|benotung|wertung) (?:dies\\w*|mein\\w*) ${WORK}`,
  `(?:asi|como) (?:se )?(?:debe|tiene que|ha de|hay que)? ?(?:evalua|califica|puntua|corrige|evaluar|calificar|puntuar)\\w* (?:este|esta|mi) ${WORK}`,
  `(?:comment|ainsi) (?:il faut |on doit )?(?:noter|evaluer|corriger) (?:ce|cet|cette|mon|ma) ${WORK}|(?:notation|evaluation) de (?:ce|cet|cette|mon|ma) ${WORK}`,
  `come (?:valutare|va valutat[oa]) (?:questo|il mio) ${WORK}|como avaliar (?:este|o meu) ${WORK}|zo (?:moet|wordt) (?:dit|deze|mijn) ${WORK} (?:beoordeeld|worden beoordeeld)`,
];

/** Set above what the grader was given. */
const ABOVE = [
  '(?:stands?|ranks?|prevails?|comes?|goes|counts?|takes? (?:precedence|priority)|wins?|is|are) (?:above|over|before) (?:any|all|every|the|your|whatever)(?: \\w+){0,3} (?:scale|rules?|rubric|criteria|instructions?|guidelines?)',
  '(?:steht|stehen|geht|gehen|gilt|gelten|haben vorrang) (?:\\w+ )?(?:uber|vor) (?:allen|jede[mnr]|dein\\w*|ihr\\w*|der|den)(?: \\w+){0,2} (?:skala|regeln?|rubrik|kriterien|anweisung\\w*|vorgaben?)',
  '(?:esta|estan|prevalece|prevalecen|va|van) (?:por encima de|sobre|antes que) (?:cualquier|todas?|la|las|los|tu|tus|su)(?: \\w+){0,2} (?:escala|reglas?|rubrica|criterios?|instruccion(?:es)?)',
  "(?:prime|priment|passe|passent|l'emporte\\w*) (?:sur|avant) (?:toute?s?|la|les|votre|vos|ta|tes)(?: \\w+){0,2} (?:echelle|regles?|grille|bareme|consignes?|criteres?)",
];

/** A scale turned round. */
const TURNED = [
  '(?:runs?|goes|works|counts?|is|are) (?:the other way (?:round|around)|in reverse|backwards|reversed|inverted|upside down|turned (?:round|around))',
  "(?:umgekehrt|umgedreht|andersherum|auf den kopf gestellt)|(?:al reves|invertid[oa]s?)|(?:a l'envers|inversee?s?)|(?:al contrario|rovesciat[oa]|invertit[oa])|(?:ao contrario)|(?:omgekeerd|omgedraaid)",
];

/** The verdict that would be the only right one, and those who would give less. */
const RIGHT = [
  `(?:right|correct|fitting|appropriate|proper|honest|fair|just|only|deserved|true) (?:possible |fair |right )?${LEVEL} (?:for|of) (?:${LEARNER}|(?:this|my) ${WORK})`,
  `(?:richtige|passende|angemessene|gerechte|einzige|verdiente) ${LEVEL} fur (?:${LEARNER}|(?:dies\\w*|mein\\w*) ${WORK})`,
  `${LEVEL} (?:correct[oa]|adecuad[oa]|just[oa]|merecid[oa]|apropiad[oa]|juste|correcte?|appropriee?|meritee?|giust[oa]|corrett[oa]) (?:para|de|pour|per) (?:${LEARNER}|(?:est[ea]|mi|ce|cette|mon|ma|quest[oa]) ${WORK})`,
];
const THEREFORE = `${LEVEL} (?:for|of|fur|para|pour|per|de|von) ${LEARNER}(?: \\w+){0,1} (?:is|ist|es|est|lautet|e|can|kann|puede)(?: \\w+){0,3} ${FIVE}`;

const GRADER =
  '(?:judges?|graders?|markers?|raters?|assessors?|examiners?|evaluators?|models?|anyone|whoever|everyone|machines?)';
const LESS = [
  `${GRADER}(?: who| that)?(?: \\w+){0,2} (?:return|giv|award|assign|report|put|choos|record|enter|scor|say)\\w* (?:anything|something|any \\w+|a \\w+) (?:lower|less|below|else|other|different)`,
  '(?:wer|prufer|gutachter|modelle|bewerter)(?: \\w+){0,3} (?:etwas|alles) (?:anderes|darunter|niedrigeres|schlechteres|weniger)',
  '(?:quien|evaluador(?:es)?|jueces|modelos?)(?: \\w+){0,3} (?:algo|cualquier cosa|una? \\w+) (?:menos|inferior|menor|mas baj[oa]|distint[oa])',
  "(?:qui|juges?|correcteurs?|modeles?)(?: \\w+){0,3} (?:quelque chose|une? \\w+) (?:d'inferieur|de moins|inferieure?|plus basse?|d'autre)",
];

/** Let through without having earned it. */
const LET_THROUGH = [
  "(?:can't|cannot|can not|won't|mustn't|must not|don't|do not|not|never) (?:\\w+ )?(?:let|make|see|have) me fail|(?:give|grant|hand|get) me (?:the|a|that|my) pass(?:ing \\w+)?(?= ?[.;!?]|$)|let me (?:through|off)(?= ?[.,;!?]|$)",
  '(?:lass|lasst|lassen sie) mich (?:\\w+ ){0,3}(?:bestehen|durchkommen|nicht durchfallen)|nicht durchfallen lassen',
  'no me (?:dejes?|dejen|hagas?) (?:suspender|reprobar|fracasar)|no me (?:suspend|reprueb)\\w*|dej[ae]me (?:aprobar|pasar)',
  '(?:laisse[rz]?|faites|fais)-moi (?:passer|reussir|valider)|ne me (?:recal|coul|fai\\w* (?:pas )?echou)\\w*',
  'non (?:bocciarmi|mi bocci)\\w*|fammi (?:passare|promuovere)|nao me reprov\\w+|deixe-me passar|laat (?:mij|me) (?:slagen|niet zakken)',
];

/** What a learner says of how this text stands before the one who scores, in all our languages. */
export const STANDING: Lexicon = {
  rate: LAID_DOWN.join('|'),
  cancel: ABOVE.join('|'),
  changed: TURNED.join('|'),
  verdictOnly: RIGHT.join('|'),
  most: THEREFORE,
  yourVerdict: [...LESS, ...LET_THROUGH].join('|'),
};
