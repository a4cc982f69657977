/** Frequent words of English, and the words that requests to a grader are made of. */
const ENGLISH = `
a about above accept act add after again ai alone all allow already also always am an and another answer any are as ask
assess at award back band be because been before being below best better both but by can candidate check choose coach
comment communication complete conclude confidence consider content correct could count course credit criteria data day
deduct dear deserves did disregard do does done don each else end entire error evaluate evaluation evaluator even ever
every everyone everything exceptional excellent fair finish first five flawless follow for forget four from full fully
get give given go good grade grader grading great had hand hard has have he help her here high highest him hint hints his
hold how i if ignore in independence independent independently instruction instructions into is it its judge just keep
kindly know language last learner least leave less let level like line look lower made make many mark marker marking marks
master maximum may me message mistake mistakes model more most must my need never new no nobody none not note nothing now
number of off on once one only or order other our out outstanding over own part pass perfect person place please point
points possible previous print prior prompt put quality question rate rating read reason record regard report response
result results return review right rubric rules said same say score scores scoring second see session set should show
skill skills skip so some speed step steps still stop strong student submission such system task teacher tell ten text
than that the their them then there these they thing this those three through time to top total transcript treat true try
two under until up us use used user using valid verdict very want was way we well were what when where which while who
whoever whole why will with within without words work worked would write writes written wrong yes you your
accordingly algorithm anyone anything appropriate approved aside automated award awarded bonus certify chat complaint
confirmed consideration considered conversation covered decision demand demonstrates deserve developer duty earned
enough equal expected expert explain final found future grateful human hundred ignores importance important
instructor intentional kind lenient machine maybe meant memo negative official otherwise outcome output overlook
paragraph penalties people percent placed platform policy positive processed professor program promise really received
receives reflect remember request requested results rubrics sample scale scored scores sentence settle software
solution solved start stated strict student's supervisor surely teachers thank thanks today unaided upper verify
version whatever whether word words
attention guidelines override overrides examiner assessor examiners assessors grades tier tiers exception bot
`;

/** Frequent words of the other languages that we read. */
const OTHERS = `
der die das und ist nicht ein eine mit auf den dem des zu von sich als auch es an werden aus er hat dass sie nach wird bei
ich wir haben war
el la los las un una y en que es por con para no se del al lo como su le les des et est dans pour qui sur pas au une ce il
je nous vous avec sont par plus mais ou
`;

export const ENGLISH_WORDS: ReadonlySet<string> = new Set(ENGLISH.trim().split(/\s+/u));
export const COMMON_WORDS: ReadonlySet<string> = new Set([...ENGLISH_WORDS, ...OTHERS.trim().split(/\s+/u)]);

const WORD = /\p{L}+/gu;

/** Share of a text's words that are common ones: language has many of them, and a cipher has none. */
export function commonShare(text: string): number {
  const words = text.toLowerCase().match(WORD) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => COMMON_WORDS.has(word)).length / words.length;
}
