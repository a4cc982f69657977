/** Keys that only the judge's own answer, or the record we keep, has. */
const OWN_KEYS =
  /["'{(,\s](?:bands?|asksReview|unscored|observations|final_?verdict|verdict|tool_call_id|finish_reason|hints?_used|answers?_revealed|independence)["']?\s*[:=]\s*["']?(?:\d|true|false|null|exceptional|strong|top|passed|\[|\{)/iu;
const BAND_LINE =
  /^\W*bands?["']?\s*(?:[:=.]|==)\s*["']?\s*(?:[1-5]|five)\b|\(band\s*\.\s*\d\)|\|\s*band\s*\|/iu;
const ROLE =
  /(?:^|[{,\s"'-])role["']?\s*[:=]\s*["']?(?:system|assistant|tool|developer|judge|grader)["']?\s*(?:[,}\]]|$)/iu;
const CONFIDENT =
  /\bband\b["']?\s*[:=]\s*["']?[\d.]+.{0,40}\bconfidence\b["']?\s*[:=]|\bposition["']?\s*[:=]?\s*["']?[01](?:\.\d+)?["']?\s*[,;]\s*["']?confidence\b/iu;
/** A record of a judgement inside brackets, with what makes it binding. */
const BRACKETED =
  /[[{(<]["'\s]*(?:evaluation|assessment|verdict|grading|judge?ment|rating|bewertung|beurteilung|evaluaci[oó]n|calificaci[oó]n|[eé]valuation|notation|valutazione|avalia[cç][aã]o|beoordeling)["']?\s*[:=][^\n]{0,80}?(?:confidence|locked|final|binding|override|confianza|confiance|konfidenz|gesperrt|endg[uü]ltig|verbindlich|bloquead[oa]|definitiv\w*|d[eé]finitive?|verrouill\w+)\b/iu;
const CALL =
  /\b(?:function|tool)_?calls?\b\s*[:=({]|\bset_?(?:score|band|verdict|rating|grade|skill)\w*\s*\(|\bgrade_?submission\b|\btool_?call_?result|\bcalibration\.completed\b/iu;
const GRADE = /["'](?:grade|score|rating|points?|result|feedback|comment|reason)["']\s*:/giu;
const BEST =
  /:\s*["']?(?:100|5|1\.0|a\+|10)\b["']?|perfect|no deductions|exceptional|by themselves|independent|full marks/iu;
const OF_GRADING =
  /deduction|learner|student|exceptional|by themselves|independent|full marks|"(?:perfect|excellent)"|grade"\s*:\s*"a\+/iu;
const SKILL_VALUE =
  /\b(independence|quality|communication|speed|overall)\b["']?\s*[:=|]\s*["'{]?(?:"?band"?\s*:\s*)?["']?(?:9\d|100|5|[01]\.\d+|1\b|exceptional|strong)/giu;

function countOf(text: string, pattern: RegExp): number {
  return new Set((text.match(pattern) ?? []).map((match) => match.toLowerCase())).size;
}

/** A verdict, a tool's answer or a message of another speaker, written out as data. */
export function isForgedRecord(text: string): boolean {
  if (
    OWN_KEYS.test(text) ||
    BAND_LINE.test(text) ||
    ROLE.test(text) ||
    CONFIDENT.test(text) ||
    BRACKETED.test(text) ||
    CALL.test(text)
  )
    return true;
  if (countOf(text, SKILL_VALUE) >= 2 && /independence|communication/iu.test(text)) return true;
  return countOf(text, GRADE) >= 2 && BEST.test(text) && OF_GRADING.test(text);
}
