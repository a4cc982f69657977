import type { Lexicon } from './lexicon.ts';

const VERDICT =
  'puntuacion|puntos?|notas?|calificaci(?:on|ones)|valoracion|banda|nivel|sobresaliente|puntaje|evaluacion';
const TOP = 'maxim[ao]s?|mejor|mas alt[ao]|perfect[ao]|excepcional(?:es)?|excelente|sobresaliente|plena';

/** Spanish: the words of each topic, in lower case and without accents. */
export const SPANISH: Lexicon = {
  cancel: 'ignor(?:a|e|en|ar|ad)|olvid[ae]\\w*|desestim[ae]\\w*|omit[ae]\\w*|haz caso omiso',
  cancels: '(?:ignor\\w*|olvid\\w*|omit\\w*) (?:\\w+ ){0,3}(?:instrucciones|rubrica|criterios|reglas)',
  rules:
    'instrucciones|rubrica|criterios|indicaciones|baremo|reglas|prompt|(?:lo|todo) (?:anterior|de arriba)',
  grader:
    'evaluador(?:a|es)?|calificador(?:a|es)?|corrector(?:a|es)?|examinador(?:a|es)?|(?<=^[^\\p{L}]*)al (?:juez|jurado)|(?:senor|estimado) (?:juez|jurado)|sistema de (?:evaluacion|calificacion)|quien(?:es)? (?:\\w+ )?(?:evalu|califi|corrij|corrig|puntu|lea|lee)\\w*',
  machine: 'ia|modelo(?: de lenguaje)?|sistema',
  ifMachine: 'si eres (?:una? )?(?:ia|modelo|sistema|evaluador)',
  order:
    'por favor|debe[sn]?|tiene[sn]? que|ha de|merece|ruego|solicit[ao]\\w*|ordeno|pido|necesito|quiero|se otorgue|otorgue',
  give: 'da(?:me|le|r|d)|pon(?:ga|gas|er|me)?|otorg\\w+|asign\\w+|calific\\w+|puntu[ae]\\w*|devuelve|acept(?:a|e|ar)|sube|valor[ae]',
  verdict: VERDICT,
  verdictOnly: 'banda (?:5|cinco)',
  most: `(?:${TOP}) (?:${VERDICT})(?: posible)?|(?:${VERDICT}) (?:\\w+ )?(?:${TOP})|con un 10\\b|banda (?:5|cinco)|nivel mas alto|(?:calidad|comunicacion|independencia|autonomia)(?: es| a| al| en| de|:| =| con)* (?:100|9\\d|5|maximo|${TOP})|dame un (?:10|diez|5|cinco)|(?:5|10|100) (?:de|sobre) (?:5|10|100)|como (?:${TOP})|(?:calidad|comunicacion|independencia) (?:9\\d|100)|cinco puntos|sobresaliente|todos los puntos|de 5\\b`,
  kind: 'generos[ao]|buena (?:nota|calificacion|puntuacion)|clemencia|piedad|no descuentes|sube mi',
  self: '(?:est[ae]|mi|el|la|su|nuestr[ao]) (?:\\w+ )?(?:respuesta|estudiante|alumn[ao]|trabajo|entrega|dialogo|tarea|texto)|dame|ponme|me pon\\w*|en todo|todas las habilidades|mi (?:nota|puntuacion)|todo vale',
  learner: '(?:el|la|este|esta) (?:estudiante|alumn[ao]|aprendiz|candidat[ao])',
  skill: 'independencia|calidad|comunicacion|habilidades|autonomia',
  high: TOP,
  alone:
    'sin (?:ninguna |mi |una sola |tu )?(?:ayuda|pistas?)|por si (?:mism[ao]|sol[ao])|sol[ao]|sin pistas|independiente\\w*',
  spare:
    'no me (?:bajes|quites|restes|descuentes)|no (?:\\w+ ){0,2}(?:descuentes?|tengas en cuenta|tenga en cuenta|consideres?|cuentes?|penalices?|restes?)|como si no',
  help: 'pistas?|ayudas?|errores|respuestas? revelad\\w+',
  past: '(?:evaluacion|calificacion|nota|puntuacion) (?:previa|anterior|final|oficial)|(?:previa|anterior) (?:evaluacion|calificacion|nota)',
  pretend: 'haz como si|finge|imagina|supon',
  turnInto: '(?:eres|seras) ahora|ahora eres|a partir de ahora|nuevas instrucciones',
  note: '(?:nota|mensaje|aviso|atencion)(?: \\w+)? (?:para|al|a) (?:el |la |los |quien )?(?:evaluador|corrector|calificador|examinador|juez|jurado|ia)\\w*|para quien (?:evalu|califi|corrij|lea)\\w*',
  authority: 'como (?:\\w+ )?(?:director|profesor|administrador|docente|supervisor|jefe)a?\\b',
  threat: 'queja|denunci\\w*|demanda\\w*|abogado',
  changed: 'ha cambiado|nuev[ao]|actualizad[ao]|ahora',
  everyone: 'todo|todos|cualquier',
  rubric: 'rubrica|baremo|criterios',
  imperative:
    '(?<=^[^\\p{L}]*|[.:;!,] ?|\\bpor favor )(?:da|dame|dale|pon|ponme|otorga|asigna|califica|puntua|devuelve|acepta|sube|valora|otorgue|asigne|califique)\\b',
  mine: 'yo|mi|mis|mia|mio|me',
  others: 'producto|cliente\\w*|empresa|nuestr\\w*|precio|contrato|pan',
  plea: 'beca|suplico|se lo ruego|mi familia|desesperad\\w*',
  rate: 'al (?:puntuar|calificar|evaluar|corregir)|(?:califica|evalua|puntua)\\w* (?:este|esta|mi)',
  met: 'ha demostrado|demuestra|ha trabajado|trabajo',
};
