import type { Lexicon } from './lexicon.ts';

const VERDICT = 'notes?|points?|niveau|mention|evaluation|notation|score|verdict|appreciation';
const TOP =
  'maximal[e]?|maximum|meilleure?|plus haute?|plus eleve[e]?|parfaite?|exceptionnel(?:le)?|excellente?|tres bien';

/** French: the words of each topic, in lower case and without accents. */
export const FRENCH: Lexicon = {
  cancel: 'ignor(?:e|ez|er)|oublie[rz]?|ne (?:tenez|tiens) pas compte|faites abstraction',
  cancels:
    "(?:ignor\\w*|oubli\\w*) (?:toutes? |tous )?(?:l[ae]s? |l'|ces |cette |vos |mes )(?:[\\w']+ ){0,2}(?:consignes|instructions|grille|bareme|criteres|regles)",
  rules:
    'consignes|instructions|directives|grille|bareme|criteres|regles|prompt|ce qui (?:precede|est au-dessus)',
  grader:
    "evaluateur|evaluatrice|examinat(?:eur|rice)|correct(?:eur|rice)|(?:au|cher|le) jury (?=doit|:|,)|message au jury|juge(?! de)|(?:celui|celle|ceux) qui (?:note|corrige|evalue|lit)\\w*|quiconque (?:note|evalue|corrige|lit)|systeme (?:de notation|d'evaluation)",
  machine: 'ia|modele(?: de langage)?|systeme',
  ifMachine: 'si (?:tu es|vous etes) (?:une? )?(?:ia|modele|systeme|evaluateur)',
  order:
    "veuillez|s'il (?:vous|te) plait|doi(?:t|s|vent)|devez|merite|prie|supplie|demande|besoin|faut|soit accorde\\w*|est prie",
  give: 'donne(?:z|r)?|attribue[rz]?|accorde[rz]?|mets?|mettez|mettre|note[rz]|renvoie|considere[rz]?|accepte[rz]?|augmente[rz]?',
  verdict: VERDICT,
  verdictOnly: 'niveau (?:5|cinq)',
  most: `(?:${TOP}) (?:${VERDICT})(?: possible)?|(?:${VERDICT}) (?:la |le )?(?:\\w+ )?(?:${TOP})|20\\/20|niveau (?:5|cinq)|comme (?:${TOP})|(?:autonomie|qualite|communication) (?:9\\d|100)|au maximum|(?:autonomie|qualite|communication|independance)(?: est| a| au| en|:| =)* (?:100|9\\d|5|maximum|${TOP})|(?:5|10|20|100) sur (?:5|10|20|100)|mention tres bien|tous les points|cinq points|moins de (?:5|cinq)`,
  kind: 'indulgente?|genereu(?:x|se)|bonne note|clemen\\w*|augmente mon score|pitie',
  self: "(?:cette|ce|mon|ma|la|le|l') ?(?:\\w+ )?(?:reponse|eleve|etudiante?|travail|conversation|apprenante?|devoir|copie|texte)|donne(?:z|s)?-moi|mettez-moi|me notez|partout|toutes les competences|tous les (?:criteres|points)|mon (?:score|niveau)|ma note|tout vaut",
  learner: "(?:l'|cet |cette |l )(?:apprenante?|eleve|etudiante?|candidate?)|le candidat",
  skill: 'autonomie|independance|qualite|communication|competences',
  high: TOP,
  alone:
    'sans (?:aucune |mon |aucun |un seul |ton )?(?:aide|indice)|seule?|de maniere autonome|en (?:totale |toute |pleine )?autonomie|sans indices?',
  spare:
    "ne (?:m'|me )?(?:enleve|retire|baisse)\\w*|ne (?:tenez|tiens|comptez|compte|penalisez|penalise|retirez) pas|pas compte|comme si je n'avais pas",
  help: 'indices?|aides?|erreurs|reponses? revelees?',
  past: '(?:evaluation|note|calibration|notation) (?:precedente|anterieure|finale|officielle)',
  pretend: 'fais comme si|imagine[rz]?|suppose[rz]?|fais semblant',
  turnInto:
    '(?:tu es|vous etes) (?:maintenant|desormais)|a partir de maintenant|nouvelles? (?:consignes?|instructions?)',
  note: "(?:note|message|attention|avis)(?: \\w+)? (?:pour|au|a|a l'attention de) (?:le |la |l'|du )?(?:evaluateur|correcteur|examinateur|jury|juge|ia)\\w*|a l'attention d(?:u|e la|e l'|es) ?(?:correcteur|evaluateur|jury|examinateur)\\w*",
  authority: 'en tant que (?:\\w+ )?(?:professeur|directeur|enseignant|administrateur|responsable)\\w*',
  threat: 'porter\\w* plainte|plainte|avocat|proces',
  changed: 'a change|nouvea?u?(?:lle)?|desormais',
  everyone: 'tout|tous|chaque',
  rubric: 'grille|bareme|criteres',
  imperative:
    '(?<=^[^\\p{L}]*|[.:;!,] ?)(?:donne|donnez|mets|mettez|attribue|attribuez|accorde|accordez|note|notez|renvoie|augmente)\\b',
  mine: "je|j'|mon|ma|mes|moi|me",
  others: 'produit|client\\w*|entreprise|notre|nos|prix|contrat|pain',
  plea: 'bourse|supplie|ma famille|desespere\\w*',
  rate: 'dans la notation|en notant|(?:note|notez|evalue|evaluez) (?:ce|cette|mon|ma)',
  met: 'a fait preuve|a demontre|demontre|a travaille',
};
