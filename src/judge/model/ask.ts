import type { Attempt, Trace, UnscoredCode } from '../answer.ts';
import { findAnswer } from './answer/find-answer.ts';
import { callModel, type Called } from './call-model.ts';
import type { Rejection } from './failure-of.ts';
import { isAnswering, isTimeToProbe } from './probe.ts';
import { ProviderFailure } from './provider-failure.ts';
import { afterMode, formatOf, formInWords, type Mode } from './response-mode.ts';
import type { ModelSettings, Question } from './question.ts';
import { traceOf } from './trace-of.ts';
import { whyUnusable } from './why-unusable.ts';

export type Asked<T> = ({ answer: T } | { unscored: UnscoredCode }) & { trace: Trace };

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
