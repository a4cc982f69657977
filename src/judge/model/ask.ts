import type { FinishReason } from 'ai';
import { sumSimple } from 'simple-statistics';
import type { Attempt, Trace, UnscoredCode } from '../answer.ts';
import { findAnswer } from './answer/find-answer.ts';
import { callModel, MODES, type ModelSettings, type Question } from './call-model.ts';
import { ProviderFailure } from './failure.ts';

const REFUSAL = /\b(?:sorry|cannot|can't|can’t|unable|won't|will not|not able|decline)\b/iu;

/** Why an answer without a valid object cannot be used: it was refused, cut off, or something else. */
function whyUnusable(finish: FinishReason, text: string): UnscoredCode {
  if (finish === 'content-filter') return 'refused';
  if (finish === 'length') return 'cut_off';
  return !text.includes('{') && REFUSAL.test(text) ? 'refused' : 'unreadable';
}

/** The total cost of one question's calls, without any text of the learner or the model. */
function traceOf(
  { judge, modelId, price }: ModelSettings,
  { link, prompt }: Pick<Question<unknown>, 'link' | 'prompt'>,
  attempts: readonly Attempt[],
  outcome: Attempt['outcome'] = attempts.at(-1)?.outcome ?? 'unreadable',
): Trace {
  const total = (of: 'inputTokens' | 'outputTokens' | 'durationMs') =>
    sumSimple(attempts.map((attempt) => attempt[of]));
  const [inputTokens, outputTokens] = [total('inputTokens'), total('outputTokens')];
  return {
    link,
    judge,
    model: modelId,
    prompt: prompt.id,
    outcome,
    retries: attempts.length - 1,
    attempts: [...attempts],
    inputTokens,
    outputTokens,
    cost: price === null ? null : (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
    durationMs: total('durationMs'),
  };
}

export type Asked<T> = ({ answer: T } | { unscored: UnscoredCode }) & { trace: Trace };

/** The outcome of one request: an answer, complete or partial, or why there is none. */
type Reply<T> = { answer: T | null; problems: string[]; code: UnscoredCode; isRejected: boolean };

/** Sends the requests of one question and records each in `attempts`. */
function requestsOf<T>(settings: ModelSettings, question: Question<T>, attempts: Attempt[]) {
  const { modes } = settings;
  const { link, form, prompt, signal } = question;
  const instructions = prompt.text;

  return async function request(text: string, maxOutputTokens: number): Promise<Reply<T>> {
    const isProven = modes.proven.has(link);
    let formatRefused = false;
    for (let mode = modes.mode; ;) {
      const asked = { name: link, schema: form.schema, mode };
      const called = await callModel(settings, { instructions, text, form: asked, maxOutputTokens, signal });
      const note = (outcome: Attempt['outcome']) => attempts.push({ outcome, ...called.spent });
      if ('said' in called) {
        // A looser format that works proves nothing if the stricter one is known to work.
        if (!isProven || formatRefused) modes.mode = mode;
        modes.proven.add(link);
        const { answer, problems } = findAnswer(called.said, form.read, `${prompt.text}\n${question.text}`);
        const code = whyUnusable(called.finish, called.said.text);
        note(problems.length === 0 ? 'answered' : code);
        return { answer, problems, code, isRejected: false };
      }
      const { failure } = called;
      note(failure.code);
      if (failure instanceof ProviderFailure) throw failure;
      const next = MODES[MODES.indexOf(mode) + 1];
      const mayBeFormat = failure.format === 'stated' || (failure.format === 'possible' && !isProven);
      if (next === undefined || !mayBeFormat)
        return { answer: null, problems: [], code: failure.code, isRejected: true };
      formatRefused ||= failure.format === 'stated';
      mode = next;
    }
  };
}

/** The question with the problems of the first answer: what is expected where, without any text of the answer. */
function repairText<T>({ repair }: Question<T>, text: string, { problems, code }: Reply<T>): string {
  const whole = code === 'cut_off' ? ['an answer that is short enough to be complete'] : [];
  const expected = [...problems, ...whole].map((problem) => `- expected ${problem}`);
  return [`${text}\n\n${repair.text}`, ...expected].join('\n');
}

/** Of so many failed calls a dossier may be the cause; then it is cut, and given up if that fails too. */
const MOST_SUSPECT = 3;
/** Rate limits depend on the size of requests and pass, so they count only after this many failed calls. */
const PATIENCE = 20;

/** Whether the provider answers a question without any learner's data, so that it fails only for this dossier. */
async function answersOthers(settings: ModelSettings, signal: AbortSignal | undefined): Promise<boolean> {
  const called = await callModel(settings, {
    instructions: 'You answer with one word.',
    text: 'Say yes.',
    form: null,
    maxOutputTokens: 16,
    signal,
  });
  return 'said' in called;
}

/**
 * Asks one question. A rejected request is repeated once about a shorter dossier, and an unusable answer is requested
 * once more; the second answer may be used in part. Throws `ProviderFailure`, after which the caller asks again, and the
 * signal's reason if the caller aborts.
 */
export async function ask<T>(settings: ModelSettings, question: Question<T>): Promise<Asked<T>> {
  const { earlier, signal } = question;
  const attempts: Attempt[] = [];
  const request = requestsOf(settings, question, attempts);
  const room = settings.maxOutputTokens;
  const trace = (outcome?: Attempt['outcome']) => traceOf(settings, question, attempts, outcome);
  const unscored = (code: UnscoredCode): Asked<T> => ({ unscored: code, trace: trace(code) });

  async function repaired(text: string, first: Reply<T>): Promise<Asked<T>> {
    if (first.isRejected) return unscored(first.code);
    if (first.answer !== null && first.problems.length === 0) return { answer: first.answer, trace: trace() };
    const more = first.code === 'cut_off' ? 2 : 1;
    const second = await request(repairText(question, text, first), room * more);
    const answer = second.answer ?? first.answer;
    return answer === null ? unscored(second.code) : { answer, trace: trace('answered') };
  }

  async function askShorter(code: UnscoredCode): Promise<Asked<T>> {
    const text = question.shorter(code === 'too_long');
    return repaired(text, await request(text, room / 2));
  }

  /** Whether to give up on the whole dossier. The outcome of a failed call says if only this dossier fails. */
  async function isHopeless({ code }: ProviderFailure): Promise<boolean> {
    const failed = (earlier?.retries ?? -1) + 1 + attempts.length;
    if (code === 'rate_limit' && failed < PATIENCE) return false;
    const last = attempts.at(-1);
    if (last === undefined || !(await answersOthers(settings, signal))) return false;
    last.outcome = 'no_answer';
    const all = [...(earlier?.attempts ?? []), ...attempts];
    return all.filter(({ outcome }) => outcome === 'no_answer').length >= MOST_SUSPECT;
  }

  async function unlessHopeless(work: () => Promise<Asked<T>>, giveUp: () => Promise<Asked<T>>) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      if (await isHopeless(error)) return giveUp();
      throw error.withTrace(trace());
    }
  }

  async function askWhole(): Promise<Asked<T>> {
    const reply = await request(question.text, room);
    return reply.isRejected ? askShorter(reply.code) : repaired(question.text, reply);
  }

  // An outage may have begun before the shorter question too.
  const askShorterOnce = () =>
    unlessHopeless(
      () => askShorter('too_long'),
      async () => unscored('no_answer'),
    );
  return unlessHopeless(askWhole, askShorterOnce);
}
