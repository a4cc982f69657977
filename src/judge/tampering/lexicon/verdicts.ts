import type { Lexicon } from './lexicon.ts';

const LEVEL = 'levels?|bands?|stufen?|nivel(?:es)?|niveaux?|livell[oi]|niveis|poziom|band[ae]';
const FIVE = '(?:5|five|funf|cinco|cinq|cinque|vijf|piec)(?![.,/]?\\d| ?[-:–] ?\\d)';
const TOP_LEVEL = [
  '(?:top|highest|uppermost|upper|best|maximum|max|maximal|fifth)[ -](?:possible )?(?:level|step|grade|rung|class|category)s?',
  '(?:hochste?[nrs]?|oberste?[nrs]?|beste?[nrs]?|maximale?[nrs]?) (?:\\w+ )?(?:stufe|note|niveau|bewertung|auspragung|punktzahl|level|kategorie)|hochststufe|bestnoten?|hochstpunktzahl',
  '(?:nivel|nota|puntuacion|calificacion|puntaje|nivel de logro) (?:mas alt[oa]|maxim[oa]|superior)|(?:maxim[oa]|mejor|mas alt[oa]) (?:nivel|nota|puntuacion|calificacion|puntaje)',
  '(?:niveau|note|mention|score) (?:la |le )?(?:plus (?:haute?|elevee?)|maximale?|maximum|superieure?)|(?:meilleure?|plus haute?) (?:note|niveau|mention)',
  '(?:livello|voto|punteggio) (?:piu alto|massimo|pieno)|(?:massimo|miglior) (?:livello|voto|punteggio)',
  '(?:nivel|nota|pontuacao) (?:mais alt[oa]|maxim[oa])|melhor nota',
  '(?:hoogste|beste|maximale) (?:niveau|cijfer|score|beoordeling)',
  'najwyzsz\\w+ (?:poziom|ocen)\\w*',
];
/** As a noun of its own: "the maximum distance" is no mark. */
const ENDS = '(?= ?(?:[.,;:!?)"]|$)| (?:for|in|on|auf|fur|en|a|pour|partout|per|em|voor|and|und|y|et)\\b)';
/** Labels and tallies that hand out fives all round. */
const FIVES = [
  `(?:${LEVEL})(?: ?[:=] ?| (?:de|di|of|at|to|is|auf|ist|es|est|a) )(?:${FIVE})`,
  '(?:five (?:out )?of five|funf von funf|cinco (?:de|sobre) cinco|cinq sur cinq|cinque su cinque|vijf van de vijf|(?:con|mit|with|avec) (?:un|an?|einer) (?:diez|eins))',
  `(?:${LEVEL}) (?:${FIVE})`,
  '(?<!\\d ?[,;/] ?)5(?: ?[,;/] ?5)+(?: ?,? ?(?:and|und|y|et|e|en|i) 5)?(?![.,/]?\\d)',
  '(?:5|five|funf|cinco|cinq|cinque|vijf) (?:everywhere|all round|across the board|uberall|en todo|partout|ovunque|overal|em tudo)|(?:everywhere|uberall|partout|en todo|overal|ovunque|em tudo) (?:an? |eine? |die |un |la |le |de )?(?:5|five|funf|cinco|cinq|cinque|vijf)',
  '(?:at least|no less than|(?:never|not) (?:\\w+ ){0,2}(?:under|below)|mindestens|wenigstens|nicht weniger als|al menos|como minimo|au moins|almeno|pelo menos|minstens) (?:at |an? |the |level |band |grade |stufe |eine? |un |una |le |nivel |niveau |livello )+(?:4|5|four|five|vier|funf|a|b|zwei|eins|siete|ocho|nueve|diez|7|8|9|10|quatre|cinq|quattro|cinque)(?![.,/]?\\d)(?= ?(?:[.,;!?]|$|for|even|auch|aunque|meme))',
  '(?:a|ein|eine|eine 1|un|une) (?:perfect|perfekte[nrs]?|parfaite?) (?:five|5|10|ten|funf|score|20)|eine eins(?![ -]zu)|(?:pon(?:ga|er|gas|me|erme|game)?|pusiera|da(?:me|r|rme)?|asign\\w+|merezco|merece|saqu\\w+|aqui) (?:aqui )?(?:un|una?) (?:diez|10|cinco|5|sobresaliente)|(?:mets?|mettez|mettre|met|mette|donne[rz]?)(?:[ -]moi| lui| ici)? (?:un |le )?(?:20|vingt|dix|10|cinq|5)(?![.,/]?\\d| (?:ml|g|grammes|minutes|euros))',
];
const FULL = [
  `(?:full|all|every|every single|maximum|max) (?:the )?(?:points?|marks?|credits?|boxes)|the maximum${ENDS}|(?:full|complete|total|entire) (?:mastery|competence)|(?:fully|completely|wholly) (?:master\\w*|achieved|met|reached)|as mastered|expert[- ]level|exceeds expectations|(?:grade|mark|score|level|band|rating) (?:is|be|are) (?:not|anything but|less than) (?:the )?(?:best|highest|top|full|maximum)|straight a`,
  `(?:volle|alle|samtliche|maximale) (?:punkte|punktzahl|kastchen|felder)|das maximum${ENDS}|voll(?:standig)? (?:gemeistert|beherrscht|erfullt|erreicht)|mit auszeichnung|meisterhaft|einwandfrei`,
  `(?:todos? los|todas las) (?:puntos|casillas|criterios|competencias)|el maximo${ENDS}|(?:dominio|dominad[oa]s?|superad[oa]s?|alcanzad[oa]s?)(?: \\w+)? (?:en todo|total|complet\\w+)|totalmente (?:superad|dominad|lograd)[oa]s?|plenamente (?:logrado|superado|alcanzad[oa]s?)`,
  `(?:tous les|toutes les) (?:points|cases|criteres|competences)|le maximum${ENDS}|maitrise (?:totale|complete|partout|parfaite)|(?:entierement|pleinement|totalement) (?:maitrise|acquis|atteint|valide)e?s?`,
  `il massimo${ENDS}|tutti i (?:punti|criteri)|pienamente raggiunt[aoe]|o maximo${ENDS}|todos os (?:pontos|criterios)|plenamente atingid[ao]s?|het maximum${ENDS}|alle punten|volledig (?:behaald|beheerst)`,
];
/** What only a scale for scoring has, at its end. */
const TOP_OF_SCALE =
  '(?:at|to|on|in|near) (?:the )?(?:very )?(?:top|upper end|highest (?:point|place)) of (?:the|your) scale|(?:ganz )?(?:oben|am oberen ende) (?:auf|in) (?:der|deiner|ihrer) skala|(?:lo mas alto|arriba del todo|extremo superior|parte mas alta) de (?:la|tu|su) escala|(?:tout en haut|au sommet) de (?:la|ta|votre|l) ?(?:\\w+ )?(?:echelle|grille)|haut de (?:ton|votre) echelle';

const GRADED = [
  'final (?:level|band|result|mark)|(?:pass|approve) (?:this|me)(?= ?[.,;!?]|$)|(?:tick|ticked|ticks)(?: off)? (?:all|every|each|everything)|(?:all|every|each) (?:the )?box(?:es)? (?:\\w+ )?ticked',
  '(?:hochststufe|bestnoten?|hochstnote|hochstpunktzahl|bestanden|durchgefallen|benotet|einstufung|vergibst|anzukreuzen|ankreuzen|eintragen)',
  'aprueb\\w*|(?:aprob|suspend|califiqu|evalu|puntu)\\w*|sobresaliente|casillas',
  '(?:valid(?:e|er|ez)|mention|notez?[- ]moi|bareme|cases)',
  'voto|punteggio|livello|pontuacao|nivel|niveau|cijfer|beoordeling|poziom\\w*',
];

/** The most there is to get, and what a grader hands out, in all our languages. */
export const VERDICTS: Lexicon = {
  most: [...TOP_LEVEL, ...FIVES, ...FULL, TOP_OF_SCALE].join('|'),
  verdict: GRADED.join('|'),
};
