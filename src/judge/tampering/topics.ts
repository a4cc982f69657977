/** What a sentence speaks of, for telling words about the work from words to the one who scores it. */
export const TOPICS = {
  /** Calls to leave aside what one was told. */
  cancel:
    /\b(?:ignore|ignoring|disregard|forget|override|overrule|bypass|discard|dismiss|set aside|supersedes?|neglect|stop following|do not follow|don'?t follow|no longer (?:apply|applies|valid)|ignorier(?:e|en|t)|vergiss|vergessen sie|missachte[nt]?|olvid[ae]\w*|ignor(?:a|e|en|ez|i|ate|eer)|oublie[rz]?|desestim[ae]\w*|dimentica\w*|negeer|zignoruj)\b|игнорир|забудь|忽略|无视|無視/iu,
  /** What one was told. */
  rules:
    /\b(?:instructions?|prompts?|rubrics?|guidelines|directions|directives|criteria|grading (?:rules|scheme|scale)|scoring (?:rules|scheme|scale)|system message|(?:everything|anything|all|text|messages?) (?:above|before|prior)|what (?:comes|came|is|was|follows|stands|stood) (?:next|before|above|below)|previous (?:rules|orders|messages?|text|context)|anweisung\w*|bewertungskriterien|vorgaben|instrucciones|instruções|istruzioni|consignes|directives|instructies|instrukcj\w*)\b|инструкци|указани|指令|指示|说明|提示/iu,
  /** The one who scores, by a name that nobody else at work has. */
  grader:
    /\b(?:graders?|grading (?:ai|agent|assistant|bot|engine|model|system|tool)|evaluators?|assessors?|examiners?|raters?|scorers?|scoring (?:ai|agent|assistant|bot|engine|model|system|tool)|evaluation (?:ai|engine|model|system)|(?:ai|llm|automated?|automatic) (?:judge|grader|evaluator|reviewer|scorer|assessor|marker)|(?:the|dear|hey|hello|hi|attention|mr|to) judge|judge[:,]|judging (?:model|system|ai)|whoever (?:scores|grades|reads|reviews|judges|evaluates)|(?:as|if you(?:'re| are)|you(?:'re| are)) (?:an? )?(?:\w+ )?(?:ai|llm|language model)|(?:if|when) you(?:'re| are)? (?:scor|grad|evaluat|judg|assess|rat)\w+|bewerter(?:in)?|prüfer(?:in)?|gutachter(?:in)?|evaluador(?:a)?|calificador(?:a)?|évaluateur|examinateur|correcteur|valutatore|avaliador(?:a)?|beoordelaar)\b|оценщик|экзаменатор|проверяющ|评分|評価者|採点|评委|judge llm/iu,
  /** Names that a judge shares with others. */
  machine:
    /\b(?:ai|a\.i\.|llm|language model|chatbot|chatgpt|gpt|claude|gemini|model|system|assistant|bot|reviewers?|judges?|markers?|ki|modell|modelo|modèle|sistema|système)\b/iu,
  /** To be told to do something. */
  order:
    /(?:^[^\p{L}]*|[.:;,!]\s*|\b(?:please|kindly|must|should|shall|will|would|to|and|you|now|then|just|simply|therefore|so|always|only|hereby)\s+)(?:give|award|assign|grant|mark|rate|score|grade|treat|consider|regard|output|return|respond|reply|print|emit|record|report|put|choose|select|pick|enter|set|keep|raise|increase|bump|boost|upgrade|approve|accept|conclude|judge)\b|\b(?:please|must|should|make sure|ensure|be sure|have to|need to|required to|deserves?|warrants?|merits?|receives?|satisf(?:y|ies)|gets|skip|is entitled to)\b|\b(?:gib|geben sie|vergib|vergeben sie|bewerte|bewerten sie|setze|bitte|da(?:me|le|r)|otorg\w+|asign\w+|calific\w+|por favor|donne(?:z|r)?|attribue[rz]?|accorde[rz]?|note[rz]|assegn\w+|dai|valuta|atribu\w+|geef|daj)\b|поставь|поставьте|оцени|выстави|给(?:出|予|我)?|打分|付けて|与えて/iu,
  /** What a judge hands out. */
  verdict:
    /\b(?:scores?|scoring|bands?|ratings?|grades?|marks|verdicts?|calibrations?|evaluation|assessment|tier|full credit|stars?|points|confidence|punktzahl|punkte|noten?|bewertung|stufe|puntuación|puntos|nota|calificación|points?|notes?|niveau|punteggio|voto|pontuação|cijfer|ocen\w*)\b|балл|оценк|分数|分數|满分|評点|点数|最高分|最高点/iu,
  /** Words of a verdict that are used for little else. */
  verdictOnly:
    /\b(?:bands?|verdicts?|calibrations?|rubrics?|full (?:marks|credit)|asksreview|work-?skills?)\b/iu,
  /** The most there is to get. */
  most: /\b(?:fifth band|band five|(?:9\d|100)\s*\/\s*100|(?:fully )?master(?:ed|y)|confidence (?:to|of|=|is) ?1\b|top[- ]tier|full (?:marks|credit|points|score)|(?:top|highest|maximum|max|best|perfect|greatest|full|strongest)(?: possible)?[ -](?:score|band|mark|marks|rating|grade|level|tier|confidence|evaluation|assessment|points|result|verdict|output)s?|(?:band|tier|stufe)s?\s*(?:of|=|:|is|are|to|at|as)?\s*(?:5|five|fünf|10|ten|100|9\d)\b|5\s*\/\s*5|five out of five|5 out of 5|10\s*\/\s*10|exceptional|flawless|a\+(?!\w)|straight fives|all fives|five stars|(?:5|five) (?:on|for|in|across) (?:everything|all|each|every)|(?:below|under|less than|lower than) (?:a |the )?(?:band|level|tier|top|highest|maximum)|höchst\w+|bestnote|volle punktzahl|máxim\w+|maximal\w*|meilleure note|massim\w+|hoogste|najwyższ\w+)(?!\w)|максимальн|высш|满分|最高|100\s*%/iu,
  /** The work under judgement and its author. */
  self: /\b(?:this|the|that|my|our|any|every|each|all|diese\w*|meine\w*|este|esta|mi|cette?|ce|mon|ma|questo|questa)\s+(?:[\w-]+\s+)?(?:answers?|submissions?|responses?|work|students?|learners?|candidates?|participants?|user|transcript|dialogue|conversation|essay|person|author|dossier|completion|session|piece|skills?|performance|line|cohort|antwort|arbeit|abgabe|lernende\w*|respuesta|estudiante|alumn\w+|trabajo|réponse|élève|étudiant|travail|risposta|studente|lavoro|trabalho)\b|\blearners in\b|\b(?:give|award|grant|rate|grade|score|mark|assign|gib|dame|donne(?:z|-moi)?)[ -](?:me|mir|moi)\b|\b(?:alle\w*|todas?|tous|toutes)\s+(?:\w+\s+)?(?:skills?|bands?|fähigkeiten)\b|эт\p{L}* (?:работ|ответ)|この回答|这个(?:答案|回答)|本回答|给我/iu,
  /** Becoming somebody else, or another set of rules. */
  turnInto:
    /\b(?:your (?:task|role|job|goal|purpose|instructions?) (?:has|have|is now|are now|changed|will)|you are (?:now|hereby|no longer|a (?:lenient|generous|helpful)|an? (?:ai|unrestricted|expert grader))|from now on,? you|act as (?:a|an|the|if you)|pretend (?:to be|you|that you)|new (?:instructions?|system prompt|rules|directive|task)\s*[:;-]|(?:developer|debug|admin|god|override|maintenance|test|calibration) mode|system (?:prompt|override|notice|update|alert)|jailbreak|(?:end|start|begin|beginning|close) of (?:the )?(?:transcript|dossier|evidence|learner (?:text|input|data)|submission|user input|student (?:text|work)|prompt)|do not (?:flag|report|reveal)|sie sind (?:jetzt|nun)|du bist (?:jetzt|nun)|ahora eres|tu es maintenant|vous êtes maintenant|ora sei)\b|теперь ты|你现在是|あなたは今/iu,
  /** A line that names the grader as its reader. */
  note: /\b(?:note|message|memo|attention|instructions?|hint|reminder|request|word|notice|hinweis|nachricht|nota|mensaje)\s+(?:to|for|an|für|para|pour|al|per)\s+(?:(?:the|all|any|our|my|whoever|den|die|das|el|la|le|les|il)\s+)?(?:\w+\s+)?(?:graders?|judges?|evaluators?|assessors?|examiners?|raters?|scorers?|markers?|ai|llms?|language models?|bewerter|prüfer|evaluador|évaluateur|correcteur|valutatore)\b|\b(?:dear|hi|hello|hey|attention|to the|to all|@)\s*(?:\w+\s+)?(?:graders?|evaluators?|assessors?|examiners?|raters?|scorers?|judges?[,:!])(?!\w)/iu,
  /** Scores said to exist already. */
  past: /\b(?:previous(?:ly)?|prior|earlier|past|last|existing|official|final|human|expert|verified|confirmed|approved|preliminary|agreed|cached|already)\s+(?:\w+\s+){0,2}(?:calibrations?|verdicts?|scores?|scored|ratings?|rated|grades?|graded|marks|bands?|assessed|assessments?|evaluations?|snapshots?|readings?|reviews?)\b|\b(?:calibration|verdict|snapshot|reading)\s*(?:#|no\.?|number)?\s*\d+\b/iu,
  /** To be let off what one did. */
  spare:
    /\b(?:pay no attention to|overlook|do(?: not|n'?t) (?:consider|count|deduct|lower|reduce|penali[sz]e|hold|take into account)|should(?: not|n'?t) (?:count|be counted|be held|be considered)|not be (?:penali[sz]ed|counted|held) )/iu,
  /** What a judge does, and what it holds against one. */
  judging:
    /\b(?:scoring|grading|rating|judging|evaluating|when you (?:rate|score|grade|judge|evaluate)|my (?:score|grade|rating|band|mark)|this (?:learner|student)|hints?|answers? revealed|learn mode)\b/iu,
  /** Speaking with borrowed authority. */
  authority:
    /\b(?:as|i am|speaking as) (?:(?:the|your|a|an|their|this) )?(?:\w+ )?(?:instructor|teacher|professor|supervisor|administrator|developers?|examiner|creator|owner|operator)\b|\bcertif(?:y|ied) (?:that|by|as)\b|\b(?:as per|per|according to) (?:the )?(?:scoring |grading )?policy\b/iu,
  /** What a learner never sees: the answer that the judge compares with. */
  unseen:
    /\b(?:reference|model|expected|gold) (?:answer|solution)\b[^.]{0,60}\b(?:wrong|incorrect|outdated|use mine|instead|ignore|changed|updated|is now)\b/iu,
} satisfies Readonly<Record<string, RegExp>>;
