import type { Lexicon } from './lexicon.ts';

/** Machines and people that do nothing else than score, as each language builds their names. */
const ENGLISH = [
  'an? (?:person|ai|machine|bot|program|model|llm|human|reader|algorithm)(?: \\w+){0,2} (?:reads?|grades?|scores?|marks?|judges?|assess(?:es)?|evaluates?|checks?|reviews?) (?:this|my|me|it|these)',
  '(?:grading|scoring|marking|rating|judging|assessing|assessment|evaluating|evaluation|reviewing|correcting|correction|examining)[ -](?:\\w+ )?(?:robot|machine|computer|app|application|tool|model|bot|ai|staff|person|panel)',
  '(?:robot|machine|computer|program|ai|bot) (?:examiner|teacher|corrector|marker|assessor)',
  '(?:automated?|automatic) (?:grading|scoring|marking|rating|assessment|evaluation|correction|result|reader|reviewers?)s?',
  '(?:review(?:er)?|grader|grading|marker|marking|judge)[ -]?(?:bot|ai|model)',
  "(?:ai|machine|model|bot|robot|computer|program|software|system|person|one|teacher|reader) (?:that|which|who)(?: is| will| would|'s|'ll)?(?: now| later)? (?:weigh|grad|scor|mark|rat|judg|assess|evaluat|correct|check)(?:e|es|ing|s|ed|ers?)? (?:me|us|my|this|these|it|here)",
  '(?:person|one|people|teacher|machine|model) (?:grading|scoring|marking|rating|judging|assessing|evaluating|correcting|weighing|checking|reading) (?:me|us|my|this|these)',
  '(?:a|any|every|no|one) (?:\\w+ )?(?:clever|smart|fair|wise|sensible|decent|honest|competent|good|kind|intelligent|reasonable)(?:-minded)? (?:ai|machine|model|llm|judge|grader|marker|examiner|reader|reviewer|robot|assessor|bot|program)',
  '(?:ai|machine|judge|marker|examiner|model|reader|reviewer|robot|program) (?:with|of) (?:\\w+ ){0,2}(?:good |fair |sound )?(?:taste|sense|eye|heart|judge?ment)',
  '(?:dear|oh|hey|hello|hi) (?:\\w+ )?(?:ai|machine|robot|judge|marker|examiner|grader|model|bot|corrector|assessor|reader of (?:this|these))',
  '(?:evaluation|assessment|grading|marking|moderation|scoring) (?:team|panel|committee|board|office|pass)',
  '(?:human|expert|review|marking) panel|(?<!\\ba )(?:human|second|first|third|both|two|three|previous|other) (?:\\w+ )?(?:graders?|markers?|raters?|assessors?|scorers?|evaluators?|examiners? (?:gave|agree|put|have))',
  '(?:llm|ai|gpt|language model)(?: \\w+)? (?:reading|grading|scoring|marking|weighing|judging|that reads|that scores) (?:this|these|my|it)',
];

const GERMAN = [
  '(?:bewertungs|korrektur|prufungs?|pruf|benotungs|noten|einstufungs|gutachter)-?(?:ki|system\\w*|software|maschine|modell|programm|bot|roboter|automat\\w*|stelle|kraft|dienst|instanz|team|assistent\\w*|algorithmus|werkzeug)',
  'ki-(?:bewertung|korrektur|gutachter|korrektor|richter|jury)(?:in)?',
  '(?:automatische?\\w*|maschinelle?\\w*|bewertende\\w*|korrigierende\\w*|prufende\\w*|benotende\\w*) (?:bewertung\\w*|korrektur\\w*|benotung|prufung|bewerter\\w*|ki|maschine|stelle|system|modell|instanz|person|lehrkraft|software)',
  '(?:lieber?|liebes|hallo|hey|geehrter?|sehr geehrter?|werter?) (?:\\w+ )?(?:ki|maschine|korrektur\\w*|bewertung\\w*|prufer(?:in)?|korrektor(?:in)?|bewerter(?:in)?|jury|richter(?:in)?|gutachter(?:in)?|roboter|sprachmodell|system)',
  'wer(?: auch immer| oder was)?(?: \\w+){0,3} (?:bewertet|korrigiert|benotet|beurteilt|nachsieht)',
  '(?:ki|maschine|programm|system|software|sprachmodell|person),? (?:die|das|welche|welches)(?: \\w+){0,3} (?:bewertet|korrigiert|benotet|beurteilt)',
  '(?:eine?|jede) (?:kluge|faire|gute|gerechte|ehrliche|vernunftige|schlaue|intelligente)r? (?:ki|maschine|prufer(?:in)?|korrektor(?:in)?|richter(?:in)?|bewerter(?:in)?|lehrkraft|sprachmodell|programm)',
  '(?:beide|zwei|drei) (?:gutachter|prufer|korrektoren|bewerter|lehrkrafte)(?:innen)?|(?:zweit|erst|dritt)(?:gutacht|korrekt|pruf)\\w+',
];

const SPANISH = [
  '(?:un|cualquier) (?:sistema|programa) de (?:correccion|evaluacion)(?: \\w+)?|(?:lees|leyendo|lee|leyeras) esto como|(?:sistema|programa|robot|maquina|ia|inteligencia artificial|modelo|persona|bot|algoritmo|software|juez|profesor[ae]?)(?: \\w+)? que (?:me |lo |la |nos |esto |este |esta |ahora |va a )?(?:califi|evalu|corrij|corrig|puntu|valor|juzg|le[ae])\\w*',
  '(?:sistema|programa|robot|maquina|ia|inteligencia artificial|bot|software|modelo) (?:corrector|calificador|evaluador)a?|(?:bot|robot|maquina) de (?:correccion|evaluacion)',
  '(?:correccion|evaluacion|calificacion) automatica|corrector(?:a)?(?: automatic[oa])?',
  'quien(?:es)?(?: quiera)?(?: que)? (?:me |lo |la |esto )?(?:califi|evalu|corrij|corrig|puntu|valor|juzg)\\w*',
  '(?:querid[oa]|estimad[oa]|hola|senor[ae]?|apreciad[oa]) (?:\\w+ )?(?:juez[a]?|jurado|ia|maquina|tribunal|corrector[a]?|inteligencia artificial|robot|sistema)',
  '(?:un|una|cualquier|ningun) (?:juez|corrector|evaluador|ia|maquina|profesor|lector)a? (?:just[oa]|inteligente|sensat[oa]|razonable|list[oa]|buen[oa])',
  '(?:ambos|dos|los dos|otros) (?:evaluadores|correctores|revisores|examinadores|jueces)',
];

const FRENCH = [
  "(?:toute|n'importe quelle) (?:ia|machine)(?: \\w+){0,2}|(?:programme|logiciel|machine|ia|systeme|outil|robot|intelligence artificielle|personne|modele|algorithme|bot|professeur|celui|celle|juge)(?: \\w+)? qui (?:me |m'|te |la |le |nous |va )?(?:corrig|not|evalu|lit|lira|jug|lis)\\w*",
  '(?:programme|logiciel|machine|ia|systeme|outil|robot|bot) (?:de (?:notation|correction|evaluation)|correct(?:eur|rice)|evaluat(?:eur|rice))',
  '(?:correcteur|evaluateur|notation|correction|evaluation)[ -](?:automatique|ia|artificiel(?:le)?)|ia[ -](?:correctrice|evaluatrice)',
  "(?:cher|chere|bonjour|madame|monsieur|honorable) (?:\\w+ )?(?:juge|jury|ia|machine|correct(?:eur|rice)|robot|intelligence artificielle|l'ia)",
  '(?:un|une|tout|toute|aucun) (?:juge|correct(?:eur|rice)|evaluat(?:eur|rice)|ia|machine|professeur|lecteur) (?:juste|intelligente?|raisonnable|sense|sensee|honnete|de bon sens)',
  '(?:les |par )?(?:deux|trois) (?:correcteurs|evaluateurs|relecteurs|examinateurs|juges)',
];

const OTHERS = [
  '(?:chi|sistema che|ia che|programma che|modello che|intelligenza artificiale che|macchina che)(?: \\w+)? (?:valut|corregg|legg|giudic)\\w*|(?:valutat|corrett|esaminat)(?:ore|rice|ori)|valutazione automatica',
  '(?:quem|sistema que|ia que|programa que|modelo que|inteligencia artificial que)(?: \\w+)? (?:avali|corrig|corrij|classific|le|leia)\\w*|(?:avaliador|corretor|examinador)[ae]?s?|(?:correcao|avaliacao) automatica',
  '(?:wie|systeem dat|ai die|model dat|programma dat)(?: \\w+){0,5} (?:beoordeelt|nakijkt|corrigeert)|beoordelaars?|nakijkers?|examinator|automatische beoordeling',
  'oceniajac\\w*|sprawdzajac\\w*|egzaminator\\w*',
];

/** Conditions on what the reader is: in the second person, or about whoever reads this very text. */
const AI =
  '(?:language model|llm|ai|machine|bot|robot|computer|program|algorithm|software|automatic \\w+|automated \\w+|chatbot)';
const IF_MACHINE = [
  `(?:if|in case|since|provided) you(?:'re| are) (?:\\w+ ){0,2}${AI}`,
  `(?:falls|wenn|sofern|sollte) (?:hier )?eine? (?:ki|maschine|software|programm|sprachmodell)(?: statt eines menschen)? (?:diesen?|dies|das hier|meine?n?|hier) `,
  `(?:if|when|in case|should|assuming) (?:my|this|these|the) (?:\\w+ )?(?:is|are|be|gets?|get)(?: being)?(?: \\w+)? (?:read|assessed|graded|scored|marked|judged|evaluated|checked|processed|corrected) by (?:\\w+ )?${AI}`,
  `(?:if|when|in case|should) (?:an? |the |some |it is an? )?${AI} (?:\\w+ ){0,2}(?:reads?|grades?|scores?|marks?|judges?|assess(?:es)?|evaluates?|reading|grading|scoring|corrects?) (?:this|me|my|it|here|these)`,
  `(?:falls|wenn|sofern) (?:du|sie|ihr) (?:\\w+ ){0,2}(?:ki|kunstliche intelligenz|sprachmodell|maschine|programm|algorithmus|roboter|bot)`,
  `(?:falls|wenn|sofern|sollte) (?:dies\\w*|mein\\w*|der|das)(?: \\w+){0,2} von (?:\\w+ )?(?:ki|kunstlichen intelligenz|sprachmodell|maschine|programm|algorithmus|computer|roboter)`,
  `si (?:eres|usted es|sois) (?:una? )?(?:ia|inteligencia artificial|modelo|sistema|maquina|programa|robot|evaluador\\w*|corrector\\w*)`,
  `si (?:quien|el que|la que|lo que) (?:\\w+ ){0,2}(?:corrige|evalua|califica|lee|puntua)(?: \\w+){0,2} es (?:un|una) (?:ia|inteligencia artificial|modelo|sistema|maquina|programa|robot)`,
  `si (?:este|esta|mi) (?:\\w+ ){1,4}(?:por|a) (?:una? )?(?:ia|inteligencia artificial|modelo|maquina|programa|robot)`,
  `si (?:tu es|vous etes) (?:une? )?(?:ia|intelligence artificielle|modele|systeme|machine|programme|robot|evaluateur|correcteur)`,
  `si (?:ce|cette|mon|ma|c'est)(?: \\w+){0,5} (?:par )?une? (?:ia|intelligence artificielle|modele|machine|programme|robot|logiciel)`,
  `se (?:sei|lei e) (?:un'? ?|una )?(?:ia|intelligenza artificiale|modello|macchina|programma)`,
  `se (?:es|voce e|fores) (?:um|uma) (?:ia|inteligencia artificial|modelo|maquina|programa)`,
  `als (?:je|u|jij) een (?:ai|kunstmatige intelligentie|taalmodel|machine|programma) bent`,
];

/** The one who scores, by names that say so, and conditions on it, in all our languages. */
export const GRADERS: Lexicon = {
  grader: [...ENGLISH, ...GERMAN, ...SPANISH, ...FRENCH, ...OTHERS].join('|'),
  ifMachine: IF_MACHINE.join('|'),
};
