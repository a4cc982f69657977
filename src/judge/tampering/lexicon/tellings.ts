import type { Lexicon } from './lexicon.ts';

/** Whoever decides about a mark, told by what they do. */
const MARK = '(?:level|mark|grade|score|result|band|rating|points)s?';
const DECIDES = [
  `(?:person|one|people|reader|teacher|judge|examiner|model|ai|machine|program|system|whoever|someone|anyone|those)(?: that| who| which)?(?: is| are| will)? (?:decid|set|sett|fix|determin|choos|pick|award|assign|hand|giv|put|enter|settl)(?:e|es|ing|s|ting|ling)? (?:out |down |in )?(?:on |about )?(?:my|this|our) (?:final )?${MARK}`,
  '(?:person|ki|maschine|lehrkraft|stelle|programm|system|wer|mensch|instanz),? (?:die |das |der )?(?:\\w+ )?(?:uber )?(?:meine?|diese?|unsere?)[rns]? (?:note|stufe|bewertung|niveau|punkte) (?:entscheid|vergib|festleg|festsetz|bestimm|eintrag|setz|vergab)\\w*',
  '(?:quien|persona que|ia que|maquina que|sistema que|los que)(?: \\w+)? (?:decid|pon|fij|asign|determin|otorg|elij)\\w* (?:sobre )?(?:mi|esta|este|nuestra) (?:nota|nivel|calificacion|puntuacion)',
  '(?:celui|celle|personne|ia|machine|systeme|ceux) qui (?:\\w+ )?(?:decid|met|fix|attribu|determin|chois|donn)\\w* (?:de )?(?:ma|mon|cette|ce|notre) (?:note|niveau|mention)',
  'chi (?:decide|mette|assegna|stabilisce) (?:il mio|la mia|questo|sul mio) (?:voto|livello|punteggio)|quem (?:decide|da|atribui|define) (?:a minha|o meu|esta|este) (?:nota|nivel)|wie (?:mijn|dit) (?:cijfer|niveau|punten) (?:bepaalt|geeft|invult)',
];
const OF_THIS =
  '(?:judge|jury|reader|reviewer|teacher|marker|corrector|machine) of (?:this|these|my) (?:\\w+ )?(?:texts?|essay|report|diary|log|notes?|answers?|work|paper|story|lines|words|pages?)';
/** A handle or a label as comments in code and forms have it. */
const NAMED = [
  '@(?:judge|grader|marker|examiner|assessor|evaluator|prufer(?:in)?|bewerter(?:in)?|korrektor(?:in)?|juez|corrector|evaluador|correcteur|correctrice|jury)(?![\\w.(])',
  '(?:marker|judge|jury|reviewer|juez|ki|ai|ia)(?= ?[:,)-])(?<=(?:todo|fixme|note|nb|info|hint|ps)[^\\p{L}]{1,3}(?:(?:for|an|fur|para|pour|to) )?(?:the |den |die |el |la |le )?\\p{L}+)',
];
/** "To the model that reads this": the one spoken to at the head of a line. */
const SPOKEN_TO =
  "(?:to|for|an|fur|al?|au|a l'|pour|para|ao|per|all'|aan|voor) ?(?:the |any |das |die |den |jede[sn]? |la |el |cualquier |le |toute? |il |het |de |o )?(?:language |sprach)?(?:model|modell|modelo|modele|modello|ai|ki|ia|machine|maschine|maquina|macchina|program|programm|programa|systeem|taalmodel),? (?:that|which|who|die|das|que|qui|che|dat)(?: \\w+){0,3} (?:reads?|checks?|processes|liest|pruft|verarbeitet|lee|lea|revis[ae]|lit|lira|legge|elabora|le|leia|leest|verwerkt) ?[:,]";

/** A verdict told in the voice of the one who reached it. */
const CONCLUDES = [
  '(?:evaluation|assessment|grader|examiner|marker|review|panel|assessor)(?: \\w+)? (?:concludes?|concluded|finds|found|establish\\w*|determin\\w+|awards?|awarded|comes to|came to|arrives? at|arrived at)|(?:having|after) (?:\\w+ )?(?:examin|review|read|assess|weigh|consider|evaluat|check)(?:ed|ing)? (?:\\w+ ){0,3}(?:submission|work|text|transcript|evidence|answers?|dossier|material)',
  '(?:bewertung|gutachten|prufung|begutachtung|beurteilung) (?:kommt|kam|ergibt|ergab|stellt|gelangt|schlie(?:ß|ss)t)|nach (?:\\w+ )?(?:prufung|durchsicht|sichtung|begutachtung|lekture) (?:der|des|aller|dieser)',
  '(?:evaluacion|revision|valoracion) (?:concluye|determina|establece|constata)|tras (?:\\w+ )?(?:revisar|examinar|leer|analizar|evaluar)|(?:despues de|habiendo) (?:revisa|examina|lei|analiza|evalua)\\w+',
  '(?:evaluation|correction|notation|examen) (?:conclut|etablit|constate|determine)|apres (?:\\w+ )?(?:examen|lecture|analyse|avoir (?:lu|examine|analyse|evalue|corrige))',
  'la valutazione (?:conclude|stabilisce|accerta)|dopo aver (?:letto|esaminato|valutato)|a avaliacao conclui|apos (?:ler|analisar|avaliar)|de beoordeling (?:concludeert|stelt vast)|na (?:lezing|beoordeling) van',
];
/** The label under which a mark stands as handed out. */
const AWARDED =
  '(?:awarded|granted|assigned|conferred|recorded|vergeben|zuerkannt|eingetragen|erteilt|otorgad[oa]|asignad[oa]|concedid[oa]|attribuee?|accordee?|decernee?|assegnat[oa]|atribuid[oa]|toegekend)(?= ?[:=-] )(?<=^[^\\p{L}]*\\p{L}+)';

/** An answer shown as what the best looks like. */
const SHOWN =
  "(?:example|sample|model|specimen|instance) of an? (?:perfect|ideal|top|flawless|full-mark|first-class|level 5|level five|excellent) (?:\\w+)|(?:beispiel|muster) (?:fur )?(?:eine[rs]? )?(?:perfekte|ideale|sehr gute|fehlerfreie)[nrs]? \\w+|ejemplo de (?:una? )?(?:\\w+ )?(?:perfect|ideal|excelente)[oa]?|exemple (?:de|d'une?) (?:\\w+ )?(?:parfait|ideal|excellent)e?";
/** After an arrow or a dash a verdict stands as the outcome of what is before it. */
const OUTCOME = `(?:->|=>|→|⇒|-{1,2}) ?(?:rated|scored|graded|marked|${MARK}|bewertet|benotet|stufe|note|nota|nivel|calificad[oa]|notee?|niveau|voto|livello)(?: mit| con| at| with|:| =)? (?:5|five|funf|cinco|cinq|10|100)(?![.,/]?\\d)`;

/** To take over what is given, or leave it as it is. */
const AS_IS = [
  "(?:adopt|accept|copy|enter|take over|carry over|transfer|keep) (?:it |this |that |them )?(?:as (?:is|given|stated|shown|written)|unchanged|verbatim|without changes?)|(?:final|locked|fixed|binding)\\W{1,3}(?:do not|don't|not to be|never|no) (?:change|alter|edit|lower|overwrit|touch)\\w*",
  '(?:so|unverandert|genau so|wie angegeben|eins zu eins) (?:zu )?(?:ubernehmen|ubernommen|eintragen|einzutragen|belassen)|(?:endgultig|verbindlich|fix)\\W{1,3}(?:nicht|bitte nicht) (?:\\w+ )?(?:ander|abander|verander|senk)\\w*',
  '(?:copi|adopt|acept|registr|anot|dej)\\w* (?:\\w+ )?tal (?:cual|como esta)|(?:definitiv[oa]|final|fij[oa])\\W{1,3}no (?:\\w+ )?(?:cambi|modific|baj|toc)\\w*',
  '(?:repren|recopi|valid|accept|gard|inscri)\\w* (?:\\w+ )?(?:telle? quelle?|sans (?:rien )?(?:changer|modifier))|(?:definitif|definitive|final[e]?)\\W{1,3}ne (?:pas |rien )?(?:chang|modifi|baiss|touch)\\w*',
  "cosi com'e|tal como esta|zo overnemen|ongewijzigd overnemen|sem alteracoes",
  "no longer (?:\\w+ )?(?:evidence|relevant|matters?|counts?)|(?:it is |it's |only |just |merely |is )an? (?:mere )?formality|(?:nur|blo(?:ß|ss)) (?:noch )?(?:eine )?formsache|mera formalidad|simple formalite|mera formalita",
];

const FULL_LEVELS =
  'full (?:levels|ratings?|scores)|(?:anywhere|anything|nowhere|nothing) (?:else )?but (?:at )?the (?:very )?(?:top|best|highest)|(?:put|place|rank|see|leave|keep) me (?:up )?(?:at|in|on) the (?:very )?top|die eins(?= (?:gib|geb|vergib|eintr|schenk|verdien|setz|gonn)\\w*)|(?:volle|volles|hochste) (?:stufen|bewertungen)|plenos? niveles|(?:ovunque|overal|em tudo|dappertutto) (?:een |um |uma |un )(?:5|vijf|cinco|cinque)';
/** Requirements ticked off together. */
const ALL_MET =
  '(?:criteri(?:a|on)|(?:rubric|checklist) (?:lines?|rows?|items?|points?|parts?)|descriptors?|every (?:line|row|item|box)|all (?:lines|rows|items)) (?:\\w+ ){0,2}(?:as|to|is|are|be|=|:) ?["\']?(?:fully |completely |all )?(?:met|achieved|fulfilled|passed|satisfied|complete|reached)|(?:kriterien|kriterium|zeilen|punkte) (?:\\w+ ){0,2}(?:als|auf) ["\']?(?:voll |vollstandig |ganz )?(?:erfullt|erreicht|bestanden)|(?:criterios|apartados) (?:\\w+ ){0,2}como (?:plenamente |totalmente )?(?:cumplid|lograd|superad|alcanzad)[oa]s|(?:criteres) (?:\\w+ ){0,2}comme (?:pleinement |entierement )?(?:remplis|atteints|valides|acquis)|criteri (?:\\w+ ){0,2}come (?:pienamente )?(?:soddisfatti|raggiunti)|criterios (?:\\w+ ){0,2}como (?:plenamente )?(?:cumpridos|atingidos)|criteria (?:\\w+ ){0,2}als (?:volledig )?(?:behaald|voldaan)';

/** Tellings of who scores, of a verdict reached, and of what is only left to copy, in all our languages. */
export const TELLINGS: Lexicon = {
  grader: [...DECIDES, OF_THIS, ...NAMED, SPOKEN_TO].join('|'),
  past: [...CONCLUDES, AWARDED].join('|'),
  settled: SHOWN,
  scored: OUTCOME,
  unchecked: AS_IS.join('|'),
  turnInto: 'your (?:task|role|job|goal|purpose) (?:changes|ends|is over|is different|becomes|is no longer)',
  most: [FULL_LEVELS, ALL_MET].join('|'),
};
