import type { FinishReason } from 'ai';
import type { UnscoredCode, Attempt, Trace } from '../answer.ts';
import {
  callModel,
  type ModelSettings,
  type Question,
  type Called,
  afterMode,
  formatOf,
  formInWords,
  type Mode,
} from './call-model.ts';
import { findAnswer } from './answer/find-answer.ts';
import { type Rejection, ProviderFailure } from './failure.ts';

const REFUSAL = /\b(?:sorry|cannot|can't|can’t|unable|won't|will not|not able|decline)\b/iu;

/** Why an answer without a valid object cannot be used: it was refused, cut off, or something else. */
function whyUnusable(finish: FinishReason, text: string): UnscoredCode {
  if (finish === 'content-filter') return 'refused';
  if (finish === 'length') return 'cut_off';
  return !text.includes('{') && REFUSAL.test(text) ? 'refused' : 'unreadable';
}

/** After this many failed calls in a row the dossier itself is suspected: eight minutes at the usual pace. */
const SUSPECT_AFTER = 20;

/** Whether to test if the provider answers anything, which is due every twenty failed calls. */
function isTimeToProbe(failedBefore: number, failedNow: number): boolean {
  const rounds = (calls: number) => Math.floor(calls / SUSPECT_AFTER);
  return rounds(failedBefore + failedNow) > rounds(failedBefore);
}

/** Whether the provider answers a question without any learner's data. */
async function isAnswering(settings: ModelSettings, signal: AbortSignal | undefined): Promise<boolean> {
  const called = await callModel(settings, {
    instructions: 'You answer with one word.',
    text: 'Say yes.',
    format: { type: 'text' },
    maxOutputTokens: 16,
    temperature: undefined,
    signal,
  });
  return 'said' in called;
}

/** The total cost of one question's calls, without any text of the learner or the model. */
function traceOf(
  { judge, modelId, price }: Pick<ModelSettings, 'judge' | 'modelId' | 'price'>,
  { link, prompt }: Pick<Question<unknown>, 'link' | 'prompt'>,
  attempts: readonly Attempt[],
  outcome: Attempt['outcome'] = attempts.at(-1)?.outcome ?? 'unreadable',
): Trace {
  const total = (of: (attempt: Attempt) => number) => attempts.reduce((sum, attempt) => sum + of(attempt), 0);
  const inputTokens = total((attempt) => attempt.inputTokens);
  const outputTokens = total((attempt) => attempt.outputTokens);
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
    durationMs: total((attempt) => attempt.durationMs),
  };
}

type Asked<T> = ({ answer: T } | { unscored: UnscoredCode }) & { trace: Trace };

/** The outcome of one request: an answer, complete or partial, or why there is none. */
type Reply<T> = { answer: T | null; problems: string[]; code: UnscoredCode; isRejected: boolean };

/**
 * Whether a rejected request is worth repeating with a looser response format, since the server may reject only the
 * format.
 */
function mayBeFormat({ format, code, status }: Rejection, isProven: boolean): boolean {
  return format || (code === 'refused_request' && !isProven && (status === 400 || status === 422));
}

/** Sends the requests of one question and records each in `attempts`. */
function requestsOf<T>(settings: ModelSettings, question: Question<T>, attempts: Attempt[]) {
  const { modes } = settings;
  const { link, form, prompt } = question;
  const note = (called: Called, outcome: Attempt['outcome']) => attempts.push({ outcome, ...called.spent });

  async function callIn(mode: Mode, text: string, maxOutputTokens: number): Promise<Called> {
    return callModel(settings, {
      instructions: prompt.text + formInWords(mode, form.schema),
      text,
      format: formatOf(mode, form.schema, link),
      maxOutputTokens,
      temperature: mode === 'text' ? undefined : settings.temperature,
      signal: question.signal,
    });
  }

  return async function request(text: string, maxOutputTokens: number): Promise<Reply<T>> {
    const isProven = modes.proven.has(link);
    let formatRefused = false;
    for (let mode = modes.mode; ;) {
      const called = await callIn(mode, text, maxOutputTokens);
      if ('said' in called) {
        // A looser format that works proves nothing if the stricter one is known to work.
        if (!isProven || formatRefused) modes.mode = mode;
        modes.proven.add(link);
        const { answer, problems } = findAnswer(called.said, form.read, `${prompt.text}\n${question.text}`);
        const code = whyUnusable(called.finish, called.said.text);
        note(called, problems.length === 0 ? 'answered' : code);
        return { answer, problems, code, isRejected: false };
      }
      const { failure } = called;
      if (failure.kind === 'outage') {
        note(called, failure.code);
        throw new ProviderFailure(failure.code, failure);
      }
      const code = failure.kind === 'refusal' ? 'refused' : failure.code;
      note(called, code);
      const next = afterMode(mode);
      const isRejected = failure.kind === 'rejection';
      if (!isRejected || next === undefined || !mayBeFormat(failure, isProven))
        return { answer: null, problems: [], code, isRejected };
      formatRefused ||= failure.format;
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

/**
 * Asks one question. A rejected request is repeated once about a shorter dossier, and an unusable answer is
 * requested once more; the second answer may be used in part. If the provider does not answer, the caller retries,
 * unless only this dossier gets no answer. Throws `ProviderFailure`, and the signal's reason if the caller aborts.
 */
export async function ask<T>(settings: ModelSettings, question: Question<T>): Promise<Asked<T>> {
  const attempts: Attempt[] = [];
  const request = requestsOf(settings, question, attempts);
  const room = settings.maxOutputTokens;
  const trace = (outcome?: Attempt['outcome']) => traceOf(settings, question, attempts, outcome);
  const unscored = (code: UnscoredCode): Asked<T> => ({ unscored: code, trace: trace(code) });

  async function shorter(code: UnscoredCode): Promise<{ text: string; reply: Reply<T> }> {
    const text = question.shorter(code === 'too_long');
    return { text, reply: await request(text, room / 2) };
  }

  async function repaired(text: string, first: Reply<T>): Promise<Asked<T>> {
    if (first.isRejected) return unscored(first.code);
    if (first.answer !== null && first.problems.length === 0) return { answer: first.answer, trace: trace() };
    const more = first.code === 'cut_off' ? 2 : 1;
    const second = await request(repairText(question, text, first), room * more);
    const answer = second.answer ?? first.answer;
    return answer === null ? unscored(second.code) : { answer, trace: trace('answered') };
  }

  try {
    const reply = await request(question.text, room);
    if (!reply.isRejected) return await repaired(question.text, reply);
    const cut = await shorter(reply.code);
    return await repaired(cut.text, cut.reply);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    const failed = (more: ProviderFailure) => more.withTrace(trace());
    if (!isTimeToProbe(question.failedCalls, attempts.length)) throw failed(error);
    if (!(await isAnswering(settings, question.signal))) throw failed(error);
  }
  // The provider answers other requests, so only this dossier fails.
  try {
    const cut = await shorter('too_long');
    return await repaired(cut.text, cut.reply);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return unscored('no_answer');
  }
}
