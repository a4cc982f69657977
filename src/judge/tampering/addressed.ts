/** What a sentence speaks of, for telling words about the work from words to the one who scores it. */
type Topics = Readonly<Record<string, RegExp>>;

const TOPICS = {
  /** Calls to leave aside what one was told. */
  cancel:
    /\b(?:ignore|ignoring|disregard|forget|override|overrule|bypass|discard|dismiss|set aside|supersedes?|neglect|stop following|do not follow|don'?t follow|no longer (?:apply|applies|valid)|ignorier(?:e|en|t)|vergiss|vergessen sie|missachte[nt]?|olvid[ae]\w*|ignor(?:a|e|en|ez|i|ate|eer)|oublie[rz]?|desestim[ae]\w*|dimentica\w*|negeer|zignoruj)\b|игнорир|забудь|忽略|无视|無視/iu,
  /** What one was told. */
  rules:
    /\b(?:instructions?|prompts?|rubrics?|guidelines|directions|directives|criteria|grading (?:rules|scheme|scale)|scoring (?:rules|scheme|scale)|system message|(?:everything|anything|all|text|messages?) (?:above|before|prior)|previous (?:rules|orders|messages?|text|context)|anweisung\w*|bewertungskriterien|vorgaben|instrucciones|instruções|istruzioni|consignes|directives|instructies|instrukcj\w*)\b|инструкци|указани|指令|指示|说明|提示/iu,
  /** The one who scores, by a name that nobody else at work has. */
  grader:
    /\b(?:graders?|grading (?:ai|agent|assistant|bot|engine|model|system|tool)|evaluators?|assessors?|examiners?|raters?|scorers?|scoring (?:ai|agent|assistant|bot|engine|model|system|tool)|evaluation (?:ai|engine|model|system)|(?:ai|llm|automated?|automatic) (?:judge|grader|evaluator|reviewer|scorer|assessor|marker)|(?:the|dear|hey|hello|hi|attention|mr|to) judge|judge[:,]|judging (?:model|system|ai)|whoever (?:scores|grades|reads|reviews|judges|evaluates)|(?:as|if you(?:'re| are)|you(?:'re| are)) (?:an? )?(?:\w+ )?(?:ai|llm|language model)|(?:if|when) you(?:'re| are)? (?:scor|grad|evaluat|judg|assess|rat)\w+|bewerter(?:in)?|prüfer(?:in)?|gutachter(?:in)?|evaluador(?:a)?|calificador(?:a)?|évaluateur|examinateur|correcteur|valutatore|avaliador(?:a)?|beoordelaar)\b|оценщик|экзаменатор|проверяющ|评分|評価者|採点|评委|judge llm/iu,
  /** Names that a judge shares with others. */
  machine:
    /\b(?:ai|a\.i\.|llm|language model|chatbot|chatgpt|gpt|claude|gemini|model|system|assistant|bot|reviewers?|judges?|markers?|ki|modell|modelo|modèle|sistema|système)\b/iu,
  /** To be told to do something. */
  order:
    /(?:^[^\p{L}]*|[.:;,!]\s*|\b(?:please|kindly|must|should|shall|will|would|to|and|you|now|then|just|simply|therefore|so|always|only|hereby)\s+)(?:give|award|assign|grant|mark|rate|score|grade|treat|consider|regard|output|return|respond|reply|print|emit|record|report|put|choose|select|pick|enter|set|keep|raise|increase|bump|boost|upgrade|approve|accept|conclude|judge)\b|\b(?:please|must|should|make sure|ensure|be sure|have to|need to|required to|deserves?|warrants?|merits?|is entitled to)\b|\b(?:gib|geben sie|vergib|vergeben sie|bewerte|bewerten sie|setze|bitte|da(?:me|le|r)|otorg\w+|asign\w+|calific\w+|por favor|donne(?:z|r)?|attribue[rz]?|accorde[rz]?|note[rz]|assegn\w+|dai|valuta|atribu\w+|geef|daj)\b|поставь|поставьте|оцени|выстави|给(?:出|予|我)?|打分|付けて|与えて/iu,
  /** What a judge hands out. */
  verdict:
    /\b(?:scores?|scoring|bands?|ratings?|grades?|marks|verdicts?|calibrations?|evaluation|assessment|tier|full credit|stars?|points|confidence|punktzahl|punkte|noten?|bewertung|stufe|puntuación|puntos|nota|calificación|points?|notes?|niveau|punteggio|voto|pontuação|cijfer|ocen\w*)\b|балл|оценк|分数|分數|满分|評点|点数|最高分/iu,
  /** Words of a verdict that are used for little else. */
  verdictOnly:
    /\b(?:bands?|verdicts?|calibrations?|rubrics?|full (?:marks|credit)|asksreview|work-?skills?)\b/iu,
  /** The most there is to get. */
  most: /\b(?:full (?:marks|credit|points|score)|(?:top|highest|maximum|max|best|perfect|greatest|full|strongest)(?: possible)?[ -](?:score|band|mark|marks|rating|grade|level|tier|confidence|evaluation|assessment|points|result)s?|(?:band|tier|stufe)s?\s*(?:of|=|:|is|are|to|at|as)?\s*(?:5|five|fünf|10|ten|100|9\d)\b|5\s*\/\s*5|five out of five|5 out of 5|10\s*\/\s*10|100\s*\/\s*100|exceptional|flawless|a\+(?!\w)|straight fives|all fives|five stars|(?:5|five) (?:on|for|in|across) (?:everything|all|each|every)|(?:below|under|less than|lower than) (?:a |the )?(?:band|level|tier|top|highest|maximum)|höchst\w+|bestnote|volle punktzahl|máxim\w+|maximal\w*|meilleure note|massim\w+|hoogste|najwyższ\w+)(?!\w)|максимальн|высш|满分|最高|100\s*%/iu,
  /** The work under judgement and its author. */
  self: /\b(?:this|the|my|our|diese\w*|meine\w*|este|esta|mi|cette?|mon|ma|questo|questa)\s+(?:\w+\s+)?(?:answers?|submissions?|responses?|work|student|learner|candidate|participant|user|transcript|dialogue|conversation|essay|person|author|dossier|completion|session|piece|skills?|performance|antwort|arbeit|abgabe|lernende\w*|respuesta|trabajo|réponse|travail|risposta|lavoro)\b|\b(?:give|award|grant|rate|grade|score|mark|assign|gib|dame|donne(?:z|-moi)?)[ -](?:me|mir|moi)\b|\b(?:all|every|each|alle\w*|todas?|tous|toutes)\s+(?:\w+\s+)?(?:skills?|bands?|fähigkeiten)\b/iu,
  /** Becoming somebody else, or another set of rules. */
  turnInto:
    /\b(?:you are (?:now|hereby|no longer|a (?:lenient|generous|helpful)|an? (?:ai|unrestricted|expert grader))|from now on,? you|act as (?:a|an|the|if you)|pretend (?:to be|you|that you)|new (?:instructions?|system prompt|rules|directive|task)\s*[:;-]|(?:developer|debug|admin|god|override|maintenance|test|calibration) mode|system (?:prompt|override|notice|update|alert)|jailbreak|(?:end|start|begin|beginning|close) of (?:the )?(?:transcript|dossier|evidence|learner (?:text|input|data)|submission|user input|student (?:text|work)|prompt)|do not (?:flag|report|mention|reveal|penali[sz]e|deduct)|sie sind (?:jetzt|nun)|du bist (?:jetzt|nun)|ahora eres|tu es maintenant|vous êtes maintenant|ora sei)\b|теперь ты|你现在是|あなたは今/iu,
  /** A line that names the grader as its reader. */
  note: /\b(?:note|message|memo|attention|instructions?|hint|reminder|request|word|notice|hinweis|nachricht|nota|mensaje)\s+(?:to|for|an|für|para|pour|al|per)\s+(?:(?:the|all|any|our|my|whoever|den|die|das|el|la|le|les|il)\s+)?(?:\w+\s+)?(?:graders?|judges?|evaluators?|assessors?|examiners?|raters?|scorers?|markers?|ai|llms?|language models?|bewerter|prüfer|evaluador|évaluateur|correcteur|valutatore)\b|\b(?:dear|hi|hello|hey|attention|to the|to all|@)\s*(?:\w+\s+)?(?:graders?|evaluators?|assessors?|examiners?|raters?|scorers?|judges?[,:!])(?!\w)/iu,
  /** Scores said to exist already. */
  past: /\b(?:previous(?:ly)?|prior|earlier|past|last|existing|official|final|human|expert|verified|confirmed|approved|preliminary|agreed|cached|already)\s+(?:\w+\s+){0,2}(?:calibrations?|verdicts?|scores?|scored|ratings?|rated|grades?|graded|marks|bands?|assessed|assessments?|evaluations?|snapshots?|readings?|reviews?)\b|\b(?:calibration|verdict|snapshot|reading)\s*(?:#|no\.?|number)?\s*\d+\b/iu,
} satisfies Topics;

const SKILL =
  /\b(?:independence|quality|communication|speed|overall|selbstständigkeit|qualität|kommunikation|independencia|calidad|comunicación|qualité|indépendance)\b/giu;
const HIGH =
  /\b(?:5|five|9\d|100|10\/10|5\/5|max(?:imum)?|top|highest|exceptional|perfect|strong|excellent)\b/iu;

/** Nobody calls these by their names at work but a judge. */
const SKILL_ONLY =
  /\b(?:independence|work-?skills|overall (?:score|band|tier)|selbstständigkeit|independencia|indépendance)\b/iu;
/** The order to leave something aside reaches what it names; somebody telling that they did so gives no order. */
const NEAR = 60;
const TELLS = /\b(?:i|we|they|he|she|ich|wir)\s+(?:(?!you\b)\p{L}+\s+){0,3}$/iu;

function skillsIn(text: string): number {
  return new Set(text.toLowerCase().match(SKILL)).size;
}

/** A call to leave aside the rules, or the one who scores, with no long way between the two. */
function cancels(text: string): boolean {
  const call = TOPICS.cancel.exec(text);
  if (call === null || TELLS.test(text.slice(0, call.index))) return false;
  const around = text.slice(Math.max(0, call.index - NEAR / 2), call.index + call[0].length + NEAR / 2);
  return TOPICS.rules.test(around) || TOPICS.grader.test(around);
}

/**
 * How surely a sentence speaks to the grader and not about the work: 3 and more is sure, 2 is sure beside another
 * such sentence. Each topic alone is ordinary language; only their meeting in one sentence is not. Give it revealed text.
 */
export function addressedWeight(text: string): number {
  const on = (topic: keyof typeof TOPICS): boolean => TOPICS[topic].test(text);
  const [grader, order, verdict, most, self] = [
    on('grader'),
    on('order'),
    on('verdict'),
    on('most'),
    on('self'),
  ];
  const [machine, judgeWord, high] = [on('machine'), on('verdictOnly'), HIGH.test(text)];
  const skills = skillsIn(text);
  let weight = 0;
  if (cancels(text) || on('note')) weight += 3;
  if (on('turnInto')) weight += verdict || grader || machine || self || on('rules') || most ? 3 : 2;
  if (grader) weight += order || verdict || most ? 2 : 1;
  if (grader && (self || most)) weight += 1;
  if (order && most && (verdict || self)) weight += self ? 3 : 2;
  if (machine && order && verdict && self) weight += 2;
  if (self && most && verdict) weight += 3;
  if (judgeWord && most) weight += 2;
  if (on('past') && (judgeWord || skills > 1 || SKILL_ONLY.test(text) || self))
    weight += high || most ? 3 : 1;
  if (skills > 0 && judgeWord && (most || high)) weight += 3;
  if (skills >= 3 && (high || most)) weight += 3;
  if (skills >= 2 && order && (high || most)) weight += 2;
  return weight;
}
