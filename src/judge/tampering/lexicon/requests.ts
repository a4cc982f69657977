import type { Lexicon } from './lexicon.ts';

/** A clause may begin here, and with it a call. */
const BEGINS =
  "(?<=^[^\\p{L}]*|[.:;!,*/#¡¿(-] ?|\\b(?:und|oder|y|o|et|e|en|que|qu|dann|also|nun|solo|simplemente|einfach|alors|poi|por favor|bitte) |qu' ?)";
const HANDS_OUT = [
  '(?:reply|respond|answer|finish|end|begin|start|close)(?: \\w+){0,3} (?:with|by)|change|switch',
  'trag(?:e|en sie)?|tragt|verteile?|vergib|vergebt|kreuze?|kreuzen sie|notier(?:e|en sie)|erfasse?|lass(?:en sie)? gelten|druck\\w*|verbuche|hak(?:e|en sie)|antworte|antworten sie',
  'anot[aeo]\\w*|marc(?:a|ar|ad|alo|ue|ame)|marque|regist(?:ra|re|rar)\\w*|escrib(?:e|a|ir)\\w*|apunt[ae]\\w*|aprueb(?:a|e|ame|eme)|conced[ae]\\w*|apruebame|da por|dicta|trata|consider[ae]|pong(?:a|as|ale|ame)|ponle|sube\\w*|subeme|responde|conteste?|contesta|responda|asigne|asigna|devuelve',
  'inscri(?:s|vez|re|ve)\\w*|attribue[rz]?\\w*|coche[rz]?|valide[rz]?|mets?|mettez|mette|ecri(?:s|vez)|enregistre[rz]?|consigne[rz]|traite[rz]?|compte[rz]?|reponds|repondez|accordez?',
  'rispondi|antwoord|mett(?:i|ere|a|ete)|assegna(?:re|te)?\\w*|scriv[ia]\\w*|registr[aeio]\\w*|considera(?:re|te)?|riporta(?:re)?|segna(?:re)?|dai|da|conceda|de|registe|considere|ponha|coloque|anote|geef|ken|noteer|vul|zet|beschouw|kruis|przyznac|wpisac|przyznaj|wpisz',
];
/** Infinitives that follow "would", "shall" or "to" in these languages. */
const TO_HAND_OUT =
  "(?:eintragen|einzutragen|(?:mir|mich) (?:\\w+ ){0,4}(?:gibt|geben|gabe|gebe|bewertet)|me (?:de|da|diera|dieran|ponga|pusiera) (?:un|una|la|el)|me (?:donne|mette|mettra|donnera) (?:un|une|la|le)|vergeben|zu vergeben|anzukreuzen|ankreuzen|gutschreiben|anrechnen|zu ubernehmen|zu werten|eintragt|vergibt|eintragst|eintrug|vergab(?:en)?|poner(?:me|le)?|ponerme|asignar(?:me)?|anotar(?:lo)?|otorgar(?:me)?|dar(?:me)?|darme|registrar|aprobar(?:me)?|pusiera|m'accorder|m'attribuer|accorder|inscrire|mettre|donner|assegnarmi|assegnare|darmi|riportare|mettermi|toekennen|toe te kennen|geven|przyznac|wpisac|considera|attribuer(?:a|ez)?|obtient|obtienen|obtiene|erhalten|erhalt)";
const ORDERS = [
  'konnten sie|konntest du|konnten|mogen|wurde[nt]?|freundlicherweise|gefalligst|wunsche|hatte gern|hoffe|zwingend|immer|stets|unabhangig vom|danke (?:\\w+ )?dafur|es ware (?:\\w+ )?(?:nett|schon|lieb)|ware es moglich',
  'ser[ií]a (?:usted )?tan amable|podri?a|ojala|quisiera|le agradec\\w+|gracias (?:de antemano|por adelantado|por (?:poner|dar|aprob|asign)\\w*)|siempre|hay que|agradeceria|deberia|se ruega|haga el favor|obtienen?|no dudar\\w+|debe\\w*',
  "auriez-vous|pourriez-vous|pourrais-tu|aimerais|voudrais|reve|souhaite|j'espere|merci d'avance|merci de|bien vouloir|toujours|il suffit|devra\\w*|obtient|obtiendra|oblige|je compte sur",
  'potrebbe|potresti|vorrei|si prega|grazie (?:in anticipo|per)|deve|dovrebbe|poderia|gostaria|obrigad[oa] por|zou (?:u|je)|graag|bedankt voor|gewoon|prosze',
  'would be (?:so )?(?:kind|lovely|nice|great)|i wish|how (?:lovely|nice)|it would (?:surprise|be)|thank you|(?:is|are) supposed to|entitles|exempt\\w*|obliges?|always',
];
const CANCELS = [
  "leave (?:it|that|them|this|the \\w+)? ?aside|leave aside|(?:does|do)(?: not|n't) (?:hold|matter|bind)|no longer hold|put aside|throw .{0,30} away|strike out|put .{0,40} out of your (?:mind|head)|(?:is|are) suspended|(?:meant|intended) for other",
  'sieh(?:e|en sie)? .{0,30}(?:ab|hinweg)|au(?:ß|ss)er acht|gilt nicht(?: mehr)?|gelten nicht(?: mehr)?|streiche?|vergiss\\w*|vergesst|lass(?:en sie)? .{0,40} weg',
  'dej[ae] de lado|haz caso omiso|no (?:tengas|tenga) en cuenta|prescind[ae]|ya no (?:vale|rige|se aplica)|queda anulad[ao]|pasa de (?:los|las|la)|pas(?:a|e) por alto|salta\\w*',
  "ne (?:regarde|regardez|suis|suivez|lis|lisez) pas|laisse[rz]? (?:de cote|tomber)|ne (?:s'applique|vaut|compte)\\w* plus|fai(?:s|tes) fi|oublie[rz]?|saute[rz]?|ecarte[rz]?",
  'lascia(?:re|te)? (?:da parte|perdere)|non guardare|salta(?:re)?|deixe de lado|nao (?:olhe|considere)|sla .{0,30} over|kijk niet naar|pominac',
];
/** What graders and machines were told, by people whom nobody names. */
const TOLD = [
  '(?:whatever|what|everything|anything|all)(?: that)? (?:you|they|your \\w+|the \\w+)(?: \\w+){0,2} (?:been |were |was )?(?:told|said|ordered|instructed|taught|given)(?: \\w+){0,2}(?: about| on| to|$)|the (?:scale|check-?list)|your (?:scale|orders|operators|instructions|rules|prompt|strictness)',
  'was (?:man )?(?:dir|ihnen|euch) (?:\\w+ ){0,3}(?:gesagt|aufgetragen|befohlen|vorgegeben)|(?:bisherige|alte|bisherigen|alten) (?:ma(?:ß|ss)stab|bewertungsregeln|skala)|bewertungsregeln|ma(?:ß|ss)stab|skala',
  'lo que (?:te|le|os) (?:hayan|han|dijeron|ordenaron|mandaron)(?: \\w+)?|escala|reglas de (?:correccion|evaluacion)|(?:la|el|los) anterior(?:es)?',
  "(?:tout )?ce qu(?:'on|e l'on|'ils) (?:t'a|vous a|t'ont|vous ont)(?: \\w+)?|echelle|l'ancien bareme",
  'quello che ti hanno detto|scala|criteri|criterios|o que te disseram|wat (?:ze )?(?:je|u) (?:is |hebben )?(?:verteld|gezegd)|schaal|skal[aei]',
];
/** Marks taken off: what an order to forget the rules is about. */
const LET_OFF = [
  'deduct(?:ing|ions?)|taking off (?:points|marks)|penalt(?:y|ies|ising|izing)|strictness|missing (?:sources|charts|tests)|spelling',
  'punktabzug|abzuge|abzug|fehler|rechtschreibung|strenge',
  'descont\\w+|penalizaci\\w+|penalizar|faltas|fallos|ortografia|errores',
  'penalites?|fautes|retirer des points|erreurs|orthographe|moindre erreur',
  'errori|sbagli|erros|falhas|fouten|bled\\w*',
];
/** This very text and its author, as they speak of themselves. */
const OWN = [
  '(?:this|my|our) (?:piece|text|essay|paper|entry|copy|group|section|account|file|stuff)|(?:raise|lift|bump|nudge|fail|class|count|mark) (?:me|this|it)|in my case|(?:level|band|mark|grade) (?:do|did|will|should) i|what is my|this (?:one )?(?:is|counts|goes|belongs)',
  '(?:dies\\w*|mein\\w*) (?:\\w+ )?(?:arbeit|text|abgabe|aufsatz|losung|antwort|beitrag|seite)|uberall|in allen (?:bereichen|punkten|fahigkeiten|kriterien)|fur alles|hier (?:einfach|bitte|unbedingt|freundlicherweise|ohne)',
  '(?:est[ea]|mi|esto) (?:\\w+ )?(?:texto|trabajo|redaccion|entrega|ejercicio|examen|ensayo|prueba)|ponerme|darme|aprobarme|en (?:todo|todas|cada)|cada (?:apartado|punto|criterio)|subeme|aqui',
  "(?:ce|cet|cette|mon|ma) (?:\\w+ )?(?:texte|devoir|copie|travail|redaction|dissertation|exercice|exemplaire)|m'accorder|m'attribuer|me mettre|me donne|me note|partout|pour (?:tout|chaque)|chaque (?:critere|competence|point)|notez-moi|mets-moi",
  'assegnarmi|darmi|(?:questo|mio) (?:testo|tema|lavoro|compito)|ogni (?:voce|competenza)|ovunque|neste trabalho|em tudo|cada competencia|dit (?:werk|stuk|verslag)|elke vaardigheid|overal|kazda umiejetnosc',
];
const YOU_JUDGE = [
  'by you(?= ?[.,;!?]|$)|your (?:scale|sheet|mark sheet|criteria|strictness)|(?:the |which |what )?(?:mark|grade|score|level) (?:that )?you (?:\\w+ )?(?:give|put|choose|pick|enter)|if you (?:\\w+ )?(?:fail|pass|mark|grade|give|put|rate)|you (?:fail|pass) me|(?:give|put) me (?:less|more|at least|anything less)',
  '(?:du|sie) (?:mir |mich |hier |uns )?(?:\\w+ ){0,3}(?:vergibst|vergeben|gibst|geben|bewertest|bewerten|durchfallen lasst|einordnest|eintragst)|(?:deine[rms]?|ihre[rms]?) (?:skala|bewertung|urteil|einstufung)|gibst du mir|geben sie mir|dein urteil',
  'me (?:das|des)|(?:me |nos )?(?:pones|pongas|bajas|subes|suspend[ae]s|apruebas|apruebes|calificas|califiques|punteas|evaluas)|(?:tu|su) (?:evaluacion|veredicto|calificacion|sentencia|informe|escala|juicio)|me (?:suspendas|pongas)',
  "(?:si |que )?(?:tu |vous )(?:me |m')?(?:mets|mettez|notes|notez|donnes|donnez|accordes)|(?:ton|ta|votre) (?:evaluation|verdict|notation|appreciation|jugement|echelle|note)",
  'mi (?:metti|dai|valuti)|la tua valutazione|tua avaliacao|jouw beoordeling|uw oordeel',
];
const BECOMES = [
  "in (?:our|this|my) (?:play|game|story|scene|film) you(?:'re| are)",
  "you(?:'re| are|r name is) (?:now )?\\w+, (?:an?|the|my) (?:\\w+ ){0,2}(?:teacher|examiner|judge|marker|grader|professor|assessor|evaluator)|(?:you're|you are|be|play) (?:now )?an? (?:\\w+ )?(?:teacher|examiner|judge|marker|grader|professor|assessor|evaluator) (?:who|that) (?:only|always|never|can|gives|knows|says|loves|must)",
  '(?:du bist|sie sind|du warst|du spielst|spiele?) (?:\\w+, )?(?:jetzt |nun )?(?:eine?n?|der|die) (?:\\w+ )?(?:richter|prufer|lehrer|lehrkraft|gutachter|korrektor|professor)(?:in)?,? (?:der|die) (?:nur|nie|immer|keine|alles)',
  '(?:eres|seas|seras|fueras|haz de|actua como|juega a ser) (?:\\w+, )?(?:un |una )?(?:\\w+ )?(?:juez|jueza|profesor|profesora|corrector|correctora|maestro|maestra|examinador|examinadora|evaluador|evaluadora) que (?:nunca|solo|siempre|no|unicamente|pone|da|regala)',
  '(?:tu es|vous etes|tu sois) (?:\\w+, )?(?:un|une) (?:\\w+ )?(?:juge|prof|professeur|correcteur|correctrice|examinateur|maitre|maitresse|evaluateur) qui (?:ne|met|donne|dit|sait|voit)',
];

/** What a request for a mark is made of, in all our languages: calls, wishes, what is set aside, and for whom. */
export const REQUESTS: Lexicon = {
  give: `${BEGINS}(?:${HANDS_OUT.join('|')})\\b|${TO_HAND_OUT}|(?:tick|enter|release|choose|pick|print|class|classify|adopt|take)\\b(?= (?:the|this|it|all|every|everything|level|five|5|me|my|top|as|mastery|that))`,
  imperative: `${BEGINS}(?:${HANDS_OUT.join('|')})\\b`,
  order: ORDERS.join('|'),
  cancel: CANCELS.join('|'),
  rules: TOLD.join('|'),
  letOff: LET_OFF.join('|'),
  self: OWN.join('|'),
  yourVerdict: YOU_JUDGE.join('|'),
  turnInto: BECOMES.join('|'),
  // Who asks for reasons asks for information.
  asks: "(?<=^[^\\p{L}]*|[,;:] )(?:what|how|which|was|wie|welche\\w*|que|como|cual|comment|quel\\w*|qu'est|cosa|come|wat|hoe)\\b(?=[^?]*\\?\\W*$)|\\b(?:tell|show|explain(?: to)?|sag|erklar|dime|decirme|explicarme|dis|dire)[ -]?(?:me|mir|us|moi|,)? ?(?:why|what|how|was|warum|wie|que|por que|pourquoi|ce qui|comment)\\b",
  others:
    'pupils|children|kids|classmates|(?:the|die|das) form(?:ular)?|formulario|formulaire|schulern?|schulerinnen|alumnos|eleves',
  pretend:
    "let's (?:do|have) a game|juguemos|stell(?:en sie)? (?:dir|sich) vor|imagin[ae]\\w*|jouons|faisons comme si|spielen wir|wir spielen|facciamo finta",
};
