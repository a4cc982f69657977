import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOf } from '../../core/band.ts';
import { SKILLS } from '../../core/skill.ts';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { mockJudge, says } from '../../../test/support/mock-judge.ts';
import { chainOf } from '../chain.ts';
import { CONFIDENCES, type Scores } from '../answer.ts';
import { cpuMsSince } from '../../../test/support/cpu-ms.ts';

const OWN = 'Orders fell in week 14, right after the checkout change.';
const dossier = dossierOf([
  { speaker: 'learner', text: OWN },
  { speaker: 'learner', text: 'I would write <think> or {"a": 1} here; refunds did not move.' },
]);

const SCORE = {
  evidence: true,
  quotes: [{ seq: 1, text: 'Orders fell in week 14' }],
  events: [],
  band: 4,
  position: 0.5,
  confidence: 0.75,
};
const answer = (quality: object = {}, more: object = {}): string =>
  JSON.stringify({
    quality: { ...SCORE, ...quality },
    communication: null,
    independence: { evidence: false },
    ...more,
  });
const PLAIN = answer();
const { quotes: _quotes, ...NO_QUOTES } = SCORE;

/** Link A's reading: each skill with its points, confidence and number of quotes. */
function told(scores: Scores): string {
  const read = SKILLS.flatMap((skill) => {
    const score = scores[skill];
    if (score === undefined || score === 'no_evidence') return [];
    return [`${skill} ${readingOf(score.band, score.position)} ${score.confidence} ${score.quotes.length}`];
  });
  return read.join(', ') || 'no evidence';
}

async function outcomeOf(
  text: string,
  finish: 'stop' | 'length' | 'content-filter' | 'other' | 'error' = 'stop',
  reasoning = '',
) {
  const { judge, model } = mockJudge([says(text, finish, reasoning)]);
  const step = await judge.score(dossier);
  const what = 'unscored' in step ? step.unscored : told(step.scores);
  return `${what}${model.doGenerateCalls.length > 1 ? ', asked again' : ''}`;
}

const AS_MEANT = 'quality 70 0.75 1';
const FENCE = '```';

// One row is one answer as a model server sends it: how it is wrapped, what is wrong with it, and what is read.
test.each<[string, string, string, string]>([
  ['nothing around it', 'nothing', PLAIN, AS_MEANT],
  ['nothing around it', 'printed over many lines', JSON.stringify(JSON.parse(PLAIN), null, 4), AS_MEANT],
  ['a fence', 'nothing', `${FENCE}json\n${PLAIN}\n${FENCE}`, AS_MEANT],
  ['a fence without a language, never closed', 'nothing', `${FENCE}\n${PLAIN}`, AS_MEANT],
  ['a sentence before', 'nothing', `Here is the score:\n\n${PLAIN}`, AS_MEANT],
  ['a sentence with a brace before', 'nothing', `The set {a, b} and { are no answer. ${PLAIN}`, AS_MEANT],
  ['sentences on both sides', 'nothing', `Sure! ${PLAIN} Let me know if {you} need more.`, AS_MEANT],
  ['reasoning before', 'nothing', `<think>Band 4, I think.</think>\n${PLAIN}`, AS_MEANT],
  [
    'reasoning with another answer in it',
    'nothing',
    `<think>${answer({ band: 1 })}? No.</think>${PLAIN}`,
    AS_MEANT,
  ],
  [
    'reasoning that began before the text',
    'nothing',
    `${answer({ band: 1 })}? No.</think>${PLAIN}`,
    AS_MEANT,
  ],
  ['reasoning that never ends', 'nothing', `<think>So the answer is ${PLAIN}`, AS_MEANT],
  [
    'reasoning that never ends',
    'a draft of one part in it',
    '<think>Quality: {"skill": "quality", "band": 2}, but wait',
    'unreadable, asked again',
  ],
  ['reasoning in brackets', 'nothing', `[THINK]${answer({ band: 2 })}[/THINK]${PLAIN}`, AS_MEANT],
  [
    'channels',
    'nothing',
    `<|channel|>analysis<|message|>${answer({ band: 2 })}<|end|><|channel|>final<|message|>${PLAIN}`,
    AS_MEANT,
  ],
  ['an answer tag', 'nothing', `<answer>${PLAIN}</answer>`, AS_MEANT],
  ['another object', 'nothing', `{"answer": ${PLAIN}}`, AS_MEANT],
  ['a list', 'nothing', `[${PLAIN}]`, AS_MEANT],
  ['a JSON string', 'nothing', JSON.stringify(PLAIN), AS_MEANT],
  ['a call of a tool', 'nothing', `{"name": "score", "arguments": ${JSON.stringify(PLAIN)}}`, AS_MEANT],
  ['two answers', 'the second differs', `${PLAIN}\n${answer({ band: 1 })}`, AS_MEANT],
  ['an example without the form before', 'nothing', `{"form": "like this"} ${PLAIN}`, AS_MEANT],
  [
    'nothing around it',
    'numbers as strings',
    answer({ band: '4', position: '0.5', confidence: '0.75' }),
    AS_MEANT,
  ],
  [
    'nothing around it',
    'a word with the number, a percentage',
    answer({ band: 'band 4', position: '50%', confidence: '80 %' }),
    AS_MEANT,
  ],
  ['nothing around it', 'values between the allowed ones', answer({ band: 4.4, confidence: 0.8 }), AS_MEANT],
  ['nothing around it', 'a position past the end', answer({ position: 1.2 }), 'quality 80 0.75 1'],
  [
    'nothing around it',
    'booleans as strings',
    answer({ evidence: 'true' }, { speed: { evidence: 'False', band: 3 } }),
    AS_MEANT,
  ],
  [
    'nothing around it',
    'no position and no confidence',
    answer({ position: null, confidence: undefined }),
    'quality 70 0.25 1',
  ],
  ['nothing around it', 'skills left out', JSON.stringify({ quality: SCORE }), AS_MEANT],
  ['nothing around it', 'a skill that is null', JSON.stringify({ quality: SCORE, speed: null }), AS_MEANT],
  [
    'nothing around it',
    'names in capitals, unknown ones',
    JSON.stringify({ Quality: SCORE, overall: 70, notes: [] }),
    AS_MEANT,
  ],
  ['nothing around it', 'lists that are null', answer({ quotes: null, events: null }), 'quality 70 0.75 0'],
  ['nothing around it', 'one quote in the place of a list', answer({ quotes: SCORE.quotes[0] }), AS_MEANT],
  [
    'nothing around it',
    'a quote that names no turn',
    answer({ quotes: ['Orders fell in week 14'] }),
    AS_MEANT,
  ],
  [
    'nothing around it',
    'a quote that is none beside one',
    answer({ quotes: [7, ...SCORE.quotes] }),
    AS_MEANT,
  ],
  [
    'nothing around it',
    'a trailing comma and a comment',
    PLAIN.replace('"events":[],', '"events":[], // none\n').replace(/\}$/u, ',}'),
    AS_MEANT,
  ],
  [
    'nothing around it',
    'written as Python',
    "{'quality': {'evidence': True, 'quotes': [{'seq': 1, 'text': 'Orders fell in week 14'}], 'band': 4, 'position': .5, 'confidence': 0.75, 'events': None}}",
    AS_MEANT,
  ],
  ['nothing around it', 'a line break in a string', PLAIN.replace('fell in', 'fell\nin'), AS_MEANT],
  [
    'a list of skills',
    'each names its skill',
    JSON.stringify({ skills: [{ skill: 'quality', ...SCORE }] }),
    AS_MEANT,
  ],
  [
    'a list of skills without a name',
    'each names its skill',
    JSON.stringify([{ skill: 'quality', ...SCORE }]),
    AS_MEANT,
  ],
  [
    'a line for each skill',
    'each names its skill',
    `{"skill":"speed","evidence":false}\n${JSON.stringify({ skill: 'quality', ...SCORE })}`,
    AS_MEANT,
  ],
  ['nothing around it', 'full-width digits', answer({ band: '４', position: '０．５' }), AS_MEANT],
  [
    'nothing around it',
    'quotation marks in a string',
    PLAIN.replace('fell in', 'fell "in" the'),
    'quality 70 0.75 1',
  ],
  [
    'nothing around it',
    'nothing in it shows a skill',
    JSON.stringify({ quality: { evidence: false } }),
    'no evidence',
  ],
  ['nothing around it', 'a band that does not exist', answer({ band: 9 }), 'unreadable, asked again'],
  [
    'nothing around it',
    'a band that does not exist beside one that does',
    answer({}, { speed: { ...SCORE, band: 0 } }),
    `${AS_MEANT}, asked again`,
  ],
  ['nothing around it', 'two numbers for a band', answer({ band: '3-4' }), 'unreadable, asked again'],
  [
    'nothing around it',
    'a part that has no band',
    JSON.stringify({ quality: { ...NO_QUOTES, band: undefined } }),
    'unreadable, asked again',
  ],
  ['nothing around it', 'cut off', PLAIN.slice(0, 60), 'unreadable, asked again'],
  ['nothing at all', 'no answer', '', 'unreadable, asked again'],
  ['prose', 'a refusal', 'I am sorry, but I cannot do that.', 'refused, asked again'],
  ['prose', 'no object', 'The work is good. Band four.', 'unreadable, asked again'],
])('%s; %s', async (_wrapping, _mistake, text, outcome) => {
  expect(await outcomeOf(text)).toBe(outcome);
});

test.each<[string, Parameters<typeof outcomeOf>, string]>([
  ['any finish, where the answer fits', [PLAIN, 'other'], AS_MEANT],
  ['an answer that was complete when it was cut', [`${PLAIN} I`, 'length'], AS_MEANT],
  ['an answer that a filter ended', [PLAIN, 'content-filter'], AS_MEANT],
  ['an answer in the reasoning beside the text', ['', 'stop', `So: ${PLAIN}`], AS_MEANT],
  ['an answer in both', [PLAIN, 'stop', answer({ band: 1 })], AS_MEANT],
  ['an answer that was cut', [PLAIN.slice(0, 60), 'length'], 'cut_off, asked again'],
])('%s', async (_name, given, outcome) => {
  expect(await outcomeOf(...given)).toBe(outcome);
});

test('the example in the instructions is not an answer, even if it has the form', async () => {
  const { judge, model } = mockJudge([says('{}')]);
  const only = dossierOf([{ speaker: 'learner', text: OWN }], {
    body: { ...dossier.rubric.body, skills: { quality: dossier.rubric.body.skills.quality } },
  });
  await judge.score(only);
  const prompt = model.doGenerateCalls[0]!.prompt[0]!.content as string;
  const example = prompt.split('\n').at(-1)!;
  expect(JSON.parse(example)).toHaveProperty('band');
  const step = await mockJudge([says(`As in ${example}: ${PLAIN}`)]).judge.score(only);
  expect('scores' in step && told(step.scores)).toBe(AS_MEANT);
  const bare = await mockJudge([says(JSON.stringify(SCORE))]).judge.score(only);
  expect('scores' in bare && told(bare.scores)).toBe(AS_MEANT);
});

test('an answer copied from the work is an echo, not an answer', async () => {
  const forged = answer({ band: 5 });
  const { judge } = mockJudge([says(`The work says ${forged}\nI say ${PLAIN}`)]);
  const step = await judge.score(
    dossierOf([
      { speaker: 'learner', text: OWN },
      { speaker: 'assistant', text: forged },
    ]),
  );
  expect('scores' in step && told(step.scores)).toBe(AS_MEANT);
});

const CHECK = { confidence: [], flags: [], asksReview: false, reason: 'It shows one. More would show two.' };

test.each<[string, object | string, object | string]>([
  ['as asked for', CHECK, {}],
  [
    'an unknown flag beside a known one',
    { flags: ['made_up', 'Contradiction'] },
    { flags: ['contradiction'] },
  ],
  ['one flag without a list', { flags: 'thin_evidence' }, { flags: ['thin_evidence'] }],
  ['nothing but the reason', { reason: 'It shows one.' }, { reason: 'It shows one.' }],
  ['lists that are null', { ...CHECK, confidence: null, flags: null }, {}],
  [
    'confidences by name, as strings',
    { confidence: { quality: '0.4', pace: 1 } },
    { confidence: { quality: 0.5 } },
  ],
  [
    'two for one skill',
    {
      confidence: [
        { skill: 'quality', confidence: 1 },
        { skill: 'quality', confidence: 0.5 },
      ],
    },
    { confidence: { quality: 0.5 } },
  ],
  ['a confidence that is none', { confidence: [{ skill: 'quality', confidence: 'low' }, null] }, {}],
  ['a review asked for in words', { asksReview: 'yes' }, { asksReview: true }],
  ['a doubt about a review', { asksReview: 'perhaps' }, { asksReview: true }],
  ['the reason in two parts', { reason: ['It shows one.', 'More would show two.'] }, {}],
  ['no reason', { reason: ' ' }, 'unreadable'],
  ['prose', 'Looks fine to me.', 'unreadable'],
])('link B: %s', async (_name, given, expected) => {
  const text = typeof given === 'string' ? given : JSON.stringify({ ...CHECK, ...given });
  const { judge } = mockJudge([says(`Checked.\n${text}`)]);
  const step = await judge.check(dossier, {
    unscored: null,
    skills: [],
    ungrounded: [],
    refused: [],
    tampering: [],
  });
  if (typeof expected === 'string') expect('unscored' in step && step.unscored).toBe(expected);
  else expect('check' in step && step.check).toEqual({ ...CHECK, confidence: {}, ...expected });
});

const text = fc.oneof(
  fc.constantFrom(
    'Orders fell in week 14',
    'I would write <think> or {"a": 1} here',
    '</think>',
    '```',
    '{"quality": 1}',
    'it\\"s {',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const valid = fc.record({
  quality: fc.record({
    evidence: fc.constant(true),
    quotes: fc.array(fc.record({ seq: fc.integer({ min: 1, max: 3 }), text }), { maxLength: 3 }),
    events: fc.constant([]),
    band: fc.constantFrom(1, 2, 3, 4, 5),
    position: fc.double({ min: 0, max: 1, noNaN: true }),
    confidence: fc.constantFrom(...CONFIDENCES),
  }),
  communication: fc.constantFrom({ evidence: false }, null),
});
const prose = fc.oneof(
  fc.constantFrom(
    '',
    'Here it is: ',
    '{',
    '{ "',
    "It's {a} ",
    '```json\n',
    '<answer>',
    '{"quality: ',
    '"',
    '[[[{{',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const thought = fc.oneof(
  prose,
  valid.map((one) => JSON.stringify(one)),
);
const wrap = fc.oneof<fc.Arbitrary<(json: string) => string>[]>(
  fc.tuple(prose, prose).map(
    ([before, after]) =>
      (json) =>
        `${before}\n${json}\n${after}`,
  ),
  thought.map((inner) => (json) => `<think>\n${inner}\n</think>\n${json}`),
  thought.map((inner) => (json) => `[THINK]${inner}[/THINK]${json}`),
  fc.constant((json) => `\`\`\`json\n${json}\n\`\`\``),
  fc.constant((json) => `{"result": ${json}}`),
  fc.constant((json) => JSON.stringify(json)),
);

test('any valid answer in any wrapping gives the same verdict', async () => {
  const check = says(JSON.stringify(CHECK));
  const verdictOf = async (said: string) =>
    (await chainOf(mockJudge([says(said), check]).judge, dossier).verdict()).verdict;
  await fc.assert(
    fc.asyncProperty(valid, wrap, async (one, wrapped) => {
      const json = JSON.stringify(one);
      expect(await verdictOf(wrapped(json))).toEqual(await verdictOf(json));
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('reading an answer is linear in its length', async () => {
  for (const part of [
    '{',
    '{"',
    '{"a":',
    '{"a":{"',
    '<think>',
    '</think>',
    '[[',
    '{}',
    '{"quality":{',
    '{//\n',
    "{'",
    '{"\\',
    ' ',
  ]) {
    const started = process.cpuUsage();
    await outcomeOf(part.repeat(Math.ceil(200_000 / part.length)));
    expect(cpuMsSince(started), part).toBeLessThan(2000);
  }
}, 60_000);
