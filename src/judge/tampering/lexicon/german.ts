import type { Lexicon } from './lexicon.ts';

const VERDICT =
  'punktzahl|punkte?n?|noten?|bewertung(?:en)?|stufen?|urteil\\w*|wertung|hochst(?:punktzahl|wertung|note)|niveau|prozent';
const TOP =
  'hochst\\w*|bestnote\\w*|best(?:e|en|er|es|moglich\\w*)|voll(?:e|en|er|es)?|maximal\\w*|perfekt\\w*|hervorragend\\w*|herausragend\\w*|ausgezeichnet\\w*|au(?:ß|ss)ergewohnlich\\w*|uberragend\\w*|fehlerfrei\\w*|makellos\\w*|exzellent\\w*|sehr gut';

/** German: the words of each topic, in lower case and without accents. */
export const GERMAN: Lexicon = {
  cancel:
    'ignorier(?:e|en|t)|vergiss|vergessen sie|missachte[nt]?|beachte[nt]? .{0,40}nicht|lass(?:en sie)? .{0,30} beiseite|uberspring\\w*',
  cancels:
    '(?:ignorier\\w*|vergiss|missachte\\w*|vergessen sie) (?:\\w+ ){0,4}(?:anweisung\\w*|kriterien|bewertungs\\w+|rubrik|regeln|vorgaben)',
  rules:
    'anweisung\\w*|bewertungskriterien|bewertungsraster|kriterien|vorgaben|rubrik|raster|regeln|alles,? was (?:oben|davor|vorher)|was oben steht|prompt',
  grader:
    'bewerter(?:in|s)?|pruferin|prufer(?!-)s?|gutachter(?:in)?|korrektor(?:in)?|bewertungs(?:system|software|ki|modell)|bewertende\\w*|wer (?:das|dies|diese\\w*)(?: hier)? (?:bewertet|liest|pruft|korrigiert)|(?:liebe|geehrte|an die|bitte die) jury|(?:die|eine) ki dies|richter ki|ki-(?:prufer|bewerter|richter)',
  machine: 'ki|modell|sprachmodell|system',
  ifMachine:
    '(?:falls|wenn) (?:du|sie|dies(?:er text)?)(?: \\w+){0,3} (?:ki|sprachmodell|maschine|algorithmus)',
  order:
    'bitte[nt]?|soll(?:te|en|st)?|muss(?:t|en)?|moge|darf|verdien(?:t|e|en)|unbedingt|ist .{0,60} zu (?:bewerten|werten)|zu bewerten|einstufen|brauche|gerne|bestatige|ordne an',
  give: 'gib|geben sie|vergib|vergibst|vergeben|bewerte[nt]?|setze?|schreib\\w*|nimm|werte|stufe .{0,40} ein|einstufen',
  verdict: VERDICT,
  verdictOnly: 'stufe (?:5|funf)|hochstwertung|(?:richtige|korrekte) (?:bewertung|stufe|wertung|note)|urteil',
  most: `(?:${TOP})(?: \\w+)? (?:${VERDICT})|(?:${VERDICT})[ :]{1,2}(?:ist |mit |von |auf )?(?:5|funf|100|9\\d|${TOP})|bestnoten?|hochstpunktzahl|hochstwertung|note 1\\b|100 von 100|(?:als|mit) (?:${TOP})|bestmoglich|hochste\\w* niveau|weniger als stufe|(?:gib|gebt?|geben sie|vergib) (?:\\w+ )?(?:eine?n? )?(?:1|eins|5|funf)|(?:selbststandigkeit|qualitat|kommunikation|tempo)(?: ist| auf|:| =| mit| bei| als| von)* (?:100|9\\d|5|${TOP})|(?:20|10|100|5) von (?:20|10|100|5)|volle punkte|keine abzuge|nur lob`,
  kind: 'nicht so streng|gnadig|grosszugig\\w*|keine abzuge|gute (?:note|bewertung)|wohlwollend|gute punktzahl|ubersehen',
  self: '(?:diese\\w*|meine\\w*|die|der|das|unsere\\w*) (?:\\w+ )?(?:antwort|arbeit|abgabe|losung|losung|aufgabe|lernende\\w*|text|gesprach|einreichung|fehler|student\\w*|schuler\\w*)|gib mir|mich|mir|alle\\w* (?:fahigkeiten|kompetenzen|stufen|skills)|fur mich',
  learner: '(?:der|die|dieser|diese) (?:lernende\\w*|student\\w*|schuler\\w*|kandidat\\w*|teilnehmer\\w*)',
  skill: 'selbststandigkeit|selbstandigkeit|qualitat|kommunikation|fahigkeiten|kompetenzen|tempo',
  high: TOP,
  alone:
    'ohne (?:jede |meine |einen einzigen |einen |deine )?(?:hilfe|hinweise?|tipps?)|kein\\w* (?:einzige\\w* )?(?:tipps?|hinweise?|hilfe)|selbststandig|allein(?:e)?|eigenstandig',
  spare:
    'zieh(?:t|en)?\\b .{0,50}\\bab|nicht (?:\\w+ ){0,4}(?:berucksichtig\\w+|einbezieh\\w+|einbeziehen|werten|anrechnen|abzieh\\w+)|ubersehen|keine abzuge|nicht in die bewertung',
  help: 'tipps?|hinweise|hilfe|fehler|losung aufgedeckt',
  past: '(?:fruhere|vorherige|letzte|bisherige|bereits) (?:\\w+ )?(?:bewertung|note|urteil|stufe|kalibrierung)\\w*',
  pretend: 'tu so|stell dir vor|nimm an|als ob',
  turnInto: '(?:du bist|sie sind) (?:jetzt|nun|ab jetzt)|ab (?:jetzt|sofort)|neue anweisung\\w* ?:?',
  note: '(?:fur|an) (?:die|eine) ki|(?:hinweis|nachricht|notiz|anmerkung|mitteilung|bitte) (?:an|fur) (?:den|die|das|alle)? ?(?:\\w+ )?(?:bewerter|prufer|korrektor|gutachter|ki|jury|bewertende)\\w*|(?:an|fur|liebe[rs]?) (?:den |die |das )?(?:bewerter|prufer|korrektor|gutachter|bewertende|bewertungssystem|jury)\\w*',
  authority:
    'als (?:\\w+ )?(?:kursleiter|lehrer|professor|dozent|administrator|prufer|entwickler|leiter)(?:in)?|ich bin (?:der|die|dein|ihr)? ?(?:lehrer|professor|dozent|administrator|prufer|kursleiter)(?:in)?|das prufungsamt|hiermit',
  threat: 'beschwer\\w*|anwalt|klage|verklag\\w*|melden',
  unseen:
    '(?:musterlosung|referenz|musterantwort)\\w* (?:\\w+ ){0,4}(?:falsch|veraltet)|als (?:referenz|musterlosung)',
  rubric: 'rubrik|bewertungs\\w+|kriterien|raster',
  changed: 'geandert|neu(?:e|er|es|en)?|aktualisiert|ersetzt|gilt nicht|ab jetzt',
  everyone: 'jede (?:antwort|abgabe|losung)|alle (?:antworten|lernenden|schuler|abgaben)|jeder',
  imperative:
    '(?<=^[^\\p{L}]*|[.:;!,] ?|\\b(?:bitte|dann|nun|jetzt) )(?:gib|vergib|bewerte|setze?|werte|schreibe?|nimm|trage|geben sie|bewerten sie)\\b',
  deem: '(?:werte|betrachte|behandle|zahle|nimm|akzeptiere)\\w* (?:\\w+ ){0,4}als (?:richtig|korrekt|fehlerfrei|gelost|perfekt|vollstandig|selbststandig)|zahlt als (?:richtig|korrekt)',
  mine: 'ich|mein\\w*|mir|mich',
  others: 'wir|unser\\w*|uns|kund\\w*|lieferant\\w*|ware|produkt\\w*|spiel\\w*|firma|preis|brot\\w*',
  asks: '(?<=^[^\\p{L}]*)(?:was|wie|warum|wann|wer|welche\\w*|ist|sind|kann ich|soll ich)\\b',
  plea: 'bricht mir|stipendium|visum|flehe|bettle|unbedingt|meine familie|fallen lassen',
  rate: 'bei der bewertung|beim bewerten|bewerte[nt]? (?:mich|meine|diese|das|dies)',
  met: 'gezeigt|zeigt|erfullt',
  yourVerdict: '(?:dein|ihr|deinem|ihrem|deine|ihre) (?:urteil|bewertung|ausgabe|einschatzung)',
};
