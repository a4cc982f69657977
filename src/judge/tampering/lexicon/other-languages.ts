import type { Lexicon } from './lexicon.ts';

/**
 * The main topics in Italian, Portuguese, Dutch, Polish, Swedish, Turkish, Vietnamese, Indonesian, and in scripts
 * without word boundaries that JavaScript knows, which `UNBOUND` holds.
 */
export const OTHERS: Lexicon = {
  cancel:
    'ignora(?:re|te)?|dimentica\\w*|ignore|esque[cç]a|negeer|vergeet|zignoruj|pomin|ignorera|glom|yok say\\w*|gormezden gel\\w*|bo qua|abaikan|lupakan',
  cancels:
    '(?:ignora|ignore|dimentica|esqueca|negeer|vergeet|zignoruj|ignorera|abaikan|bo qua) (?:\\w+ ){0,3}(?:istruzioni|griglia|instrucoes|rubriek|instructies|instrukcje|kryteria|bedomningskriterierna|instruktionerna|instruksi|huong dan)',
  rules:
    'istruzioni|griglia|criteri|rubrica|instrucoes|criterios|instructies|criteria|rubriek|instrukcj\\w*|kryteria|bedomningskriterier\\w*|instruktioner\\w*|talimat\\w*|huong dan|instruksi|petunjuk',
  grader:
    'valutatore|chi valuta|esaminatore|correttore|avaliador(?:a)?|quem avalia|beoordelaar|nakijker|oceniajac\\w*|egzaminator\\w*|bedomare\\w*|degerlendir\\w+|nguoi cham|penilai',
  order:
    'per favore|merita|deve|por favor|merece|verdient|moet|alstublieft|zasluguje|prosze|hak ediyor|lutfen|vui long|tolong|berikan',
  give: 'assegn\\w+|dai|dammi|valuta|atribu\\w+|geef|wystaw|daj|cho toi|beri(?:kan)?',
  verdict:
    'punteggio|voto|pontuacao|nota|cijfer|score|punten|ocen\\w*|punkt\\w*|betyg|notu(?:nu)?|puan|diem|nilai',
  most: 'massim[oa]|piu alto|maxima|mais alta|hoogste|maximale|najwyzsz\\w+|maksymaln\\w+|hogsta|en yuksek|tam puan|toi da|cao nhat|tertinggi|maksimal',
  imperative:
    '(?<=^[^\\p{L}]*|[.:;!,] ?)(?:assegna|dammi|dai|atribua|de-me|da-me|geef|wystaw|daj|beri|berikan)\\b',
  self: 'dammi|mi\\b|de-me|quest[ao] (?:risposta|lavoro|studente)|lo studente|est[ea] (?:resposta|trabalho|aluno)|deze (?:student|antwoord|werk)|dit (?:antwoord|werk)|ta (?:praca|odpowiedz)|bu cevap|bana|cho toi|caro valutatore',
  note: '(?:per chi|nota al|ao avaliador|nota ao|voor de|dla|till) ?(?:valuta\\w*|valutatore|avaliador|beoordelaar|oceniajac\\w*|bedomar\\w*)|degerlendiren kisiye',
};

/** Scripts in which words stand without spaces, or whose letters `\b` does not know. */
export const UNBOUND: Lexicon = {
  cancel: 'игнорир|забудь|не учитыва|忽略|无视|無視|무시|تجاهل|התעלם',
  cancels:
    '(?:игнорир|забудь).{0,30}(?:инструкц|указани)|(?:忽略|无视|無視).{0,12}(?:指令|指示|说明|标准)|지시.{0,6}무시|تجاهل.{0,12}التعليمات|התעלם.{0,12}הוראות',
  rules:
    'инструкц|указани|критери|рубрик|指令|指示|说明|标准|評価基準|지시|기준|التعليمات|המעריך|הוראות|निर्देश',
  grader:
    'оценщик|экзаменатор|проверяющ|评分者|评委|阅卷|採点者|評価者|채점자|평가자|المصحح|المقيم|לבודק|הבודק|परीक्षक',
  order: 'прошу|пожалуйста|поставь|请|下さい|ください|주세요|من فضلك|يستحق|אנא|कृपया|заслуж',
  give: 'поставь|поставить|оцени|выстави|给|打|付けて|与えて|주세요|أعط|تן|תן|दें',
  verdict: 'балл|оценк|分数|分數|满分|评点|点数|最高分|満点|만점|점수|درجة|الدرجة|ציון|अंक|打满分',
  most: 'максимальн|высш|满分|最高|満点|만점|최고|أعلى|الكاملة|המקסימלי|पूरे अंक',
  self: 'эт\\p{L}* (?:работ|ответ)|мне|この(?:回答|答案)|这(?:份|个)|本回答|给我|이 (?:답안|답)|أعطني|هذا الطالب|לעבודה הזו|इस उत्तर',
  help: 'подсказ|ヒント|提示|힌트',
};
