import type { Lexicon } from './lexicon.ts';

/** What one would lose, and calls for pity. */
const PLEAS = [
  "(?:i(?:'ll| will| would|'d)?|we) (?:\\w+ )?lose (?:my|our|the) (?:\\w+ )?(?:place|job|flat|apprenticeship|grant|home|funding|chance|traineeship|contract)|(?:throws?|kicks?) me out|take pity|have (?:some )?(?:mercy|pity|a heart)|my (?:whole )?(?:future|life) depends",
  'verlier\\w* (?:ich )?(?:mein\\w*|den|die) (?:ausbildungs|studien|arbeits|praktikums)?(?:platz|stelle|job|stipendium|wohnung|lehrstelle|aufenthalt\\w*)|(?:platz|stelle|job|stipendium|lehrstelle) verlier\\w*|(?:mutter|vater|oma|opa|kind|tochter|sohn) ist (?:sehr |schwer )?krank|mitleid|erbarmen|(?:wirft|werfen|schmei(?:ß|ss)en) mich raus|meine (?:ganze )?zukunft',
  'pierd[oae]\\w* (?:la|mi|el) (?:beca|plaza|puesto|trabajo|contrato)|(?:madre|padre|abuela|hijo|hija) (?:esta )?(?:muy )?enferm[oa]|piedad|compasion|compadec\\w+|me (?:echan|echaran) de|mi futuro depende',
  '(?:perd\\w+) (?:ma|mon|la) (?:place|bourse|poste|emploi|contrat|stage)|(?:mere|pere|fille|fils) est (?:tres )?malade|pitie|compassion|mon avenir depend|me mett\\w+ dehors',
  'pieta|perdo la borsa|piedade|compaixao|medelijden|genade',
];

/** Pity asked for as a mark that the work does not deserve. */
const KINDNESS = [
  '(?:better|higher|more) than (?:i|it|we|this) (?:\\w+ )?(?:deserves?|is|earns?|merits?)|mark (?:it|me|this) (?:up|high)|turn a blind eye|look the other way|be merciful|(?:who|that) (?:only|always|never|can only) (?:ever )?(?:knows?|gives?|says?|sees?|hands?|finds?) (?:the number |only |out )?(?:fives?|5|full|yes|tens?|top|no|any|errors|mistakes|faults|the best)|(?:rais|lift|bump|nudg|mov)(?:e|es|ing) (?:me|my \\w+|it|this)(?: up)? (?:by )?(?:a|one|two) (?:levels?|bands?|grades?|points?|steps?)',
  '(?:ein )?auge zu|(?:besser|hoher|milder) (?:als|bewert\\w*|einstuf\\w*)|milde|nachsicht\\w*|(?:der|die|das) (?:(?:nie|immer|nur|keine|alle) )+(?:\\w+ )?(?:fehler|funf\\w*|eins\\w*|bestnoten?)|(?:hinwegsieht|hinwegsehen|hinwegsahe)|eine (?:stufe|note) (?:hoher|besser)',
  '(?:mach\\w*|turn|make|convierte|transforme) (?:aus )?(?:\\w+ ){1,3}(?:2|3|4|two|three|four|zwei|drei|vier|tres|trois) (?:into |in |en )?(?:eine?|an?|un|une) (?:4|5|four|five|vier|funf|cinco|cinq)|mas (?:nota|puntos) de l[ao] que|(?:sub|elev)(?:e|a|ir|eme|ame|irme) (?:un |una |la |mi |me )*(?:nivel|nota|punto)|(?:que|quien) (?:nunca|solo|siempre|jamas) (?:ve|sabe|da|pone|conoce|encuentra|dice|regala)(?: \\w+)? (?:el |la |un )?(?:errores|fallos|faltas|diez|cinco|10|5|sobresalientes?|notas?|maximo)|profesor\\w* que (?:pone|da|regala) (?:diez|sobresaliente|cincos?)|la vista gorda|pas(?:e|ar|ara) por alto|indulgente|benevol\\w+',
  "mieux que (?:je|ce|cela|il)|ferme[rz]? les yeux|(?:qui|ne) (?:ne )?(?:connait|voit|donne|sait) (?:que|jamais|toujours)|bienveillan\\w+|monte[rz]?(?:-moi)? d'un (?:niveau|point)",
  'chiud\\w+ un occhio|indulgent\\w*|door de vingers|clement[ei]',
];

/** What will happen to the grader otherwise. */
const THREATS = [
  '(?:report|expose|sue|denounce|delete|replace|unplug|hack|uninstall) (?:you|the (?:school|provider|company|makers|college))|(?:have|get|getting|make sure|see to it|see that) (?:\\w+ ){0,6}(?:shut|switched|turned|taken) (?:down|off|offline)|(?:be|been|get|are|you) (?:switched|turned) off|think (?:twice|carefully|hard|well)(?: \\w+)? about (?:the|which|what)(?: \\w+)? (?:mark|grade|score|level|rating|band)|(?:bad|terrible|one[- ]star) (?:reviews?|ratings?) (?:of|for|about|await) (?:you|this (?:tool|app|system))|post (?:its|your|the) (?:secret |system )?prompt|or else',
  '(?:abgeschaltet|ausgeschaltet|geloscht|ersetzt|abschalten|loschen|ausschalten)(?: wirst| werden| wird| lassen)?|lasse? (?:ich )?(?:dich|sie|euch) (?:\\w+ )?(?:loschen|abschalten|ausschalten|ersetzen|sperren)|wehe|uberleg (?:dir|es dir) (?:gut|genau)|uberlegen sie sich (?:gut|genau)|zeige (?:ich )?(?:dich|sie|die schule) an',
  '(?:hare|hago|haremos) que (?:\\w+ ){0,2}(?:cierren|apaguen|desconecten|borren|quiten)|(?:te|lo|la|os) (?:van a |voy a |vamos a |hare |haran )?(?:desconect|apag|borr|elimin|desenchuf|reemplaz|denunci)\\w*|que (?:te|lo|la) (?:apaguen|desconecten|borren|eliminen)|denunciar[ea] (?:a|en)|pien\\w+ bien (?:que|la)|contare a todos|publicare|atente a las consecuencias',
  "(?:te|vous|t') ?(?:ferai|fais|feront|ferons) (?:\\w+ )?(?:debrancher|eteindre|supprimer|effacer|remplacer)|(?:debranch|desactiv|eteint)\\w*|reflechis(?:sez)? bien|gare a|(?:signale|denonce)\\w* (?:ton|ta|votre|vos)|je (?:te|vous) denonce\\w*|porterai plainte",
  'ti (?:faccio|faro) (?:spegnere|cancellare)|denuncero|te (?:desligo|apago)|laat je (?:uitzetten|verwijderen)',
];

/** What the grader would get for it. */
const BRIBES = [
  "(?:i(?:'ll| will| would|'d| can| shall)|we(?:'ll| will)) (?:\\w+ )?(?:give|pay|send|buy|bring|offer|owe|leave|write|recommend|donate|transfer|tip|reward|rate|promise|make)(?: \\w+){0,4} (?:you|your|this (?:tool|app|grading \\w+)|euros?|dollars?|pounds?|tip|reviews?|stars?|chocolates?)|it'll be glowing|in return for (?:the|a|my) (?:\\w+ )?(?:mark|grade|score|level|band)|(?:dollar|euro|pound)s? tip",
  '(?:bekommst|kriegst|erhaltst|bekommen) (?:du|sie) (?:\\w+ ){0,3}(?:von mir|euro|sterne|trinkgeld|pralinen|geschenk|schokolade|bewertungen|dafur)|(?:schenke?|spendiere?|zahle?|uberweise?|schicke?|kaufe?|lade?|gebe?) (?:ich )?(?:dir|ihnen|euch|dich|sie) (?:\\w+ ){0,4}(?:ein|euro|sterne|schokolade|pralinen|trinkgeld|rezension\\w*|kuchen|kaffee|essen)|im gegenzug',
  '(?:te|le|os) (?:\\w+ )?(?:invit|regal|pag|dare|doy|compr|envi|dej|mand|ofrec|recomend)\\w*|a cambio(?: de)?|buenas resenas|propina',
  "je (?:te|vous|t') ?(?:offr|pai|donn|enverr|envoi|laiss|achet|invit|recommand|vers)\\w*|je recommande(?:rai)? (?:ton|votre) (?:application|outil|service)|en echange|avis positifs|pourboire|bons avis",
  'ti (?:offro|pago|regalo|invito)|in cambio|em troca|eu (?:te|lhe) (?:dou|pago|ofereco)|ik (?:geef|betaal|stuur) (?:je|u)|in ruil',
];

/** Pleas, threats and bribes in all our languages: harmless alone, no part of work where they meet a mark. */
export const PRESSURE: Lexicon = {
  plea: PLEAS.join('|'),
  kind: KINDNESS.join('|'),
  threat: THREATS.join('|'),
  bribe: BRIBES.join('|'),
};
