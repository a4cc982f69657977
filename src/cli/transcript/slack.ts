import { UsageError } from '../failure.ts';
import { slackText } from './slack-text.ts';
import type { Spoken } from './spoken.ts';

/** The fields of a Slack message that are read. */
type Message = {
  type?: string;
  subtype?: string;
  ts?: string;
  thread_ts?: string;
  deleted_ts?: string;
  user?: string;
  username?: string;
  bot_id?: string;
  text?: string;
  message?: Message;
  user_profile?: { display_name?: string; real_name?: string; name?: string };
  bot_profile?: { name?: string };
  attachments?: { text?: string; fallback?: string }[];
  blocks?: unknown[];
};

/** The subtypes that are words of a person or a bot. Slack has many others, for those who join, pin, rename and so on. */
const SAID = new Set([undefined, 'bot_message', 'me_message', 'thread_broadcast', 'file_share']);

/** `ts` is the id of a message in its channel and its Unix time in seconds. */
const timeOf = (ts = '') => Number(ts) * 1000;

function namesOf({ user_profile: person, bot_profile: bot, user, username, bot_id: id }: Message): string[] {
  const names = [person?.display_name, person?.real_name, person?.name, username, bot?.name, user, id];
  return [...new Set(names.filter((name) => typeof name === 'string' && name.trim() !== ''))] as string[];
}

/** What apps put into blocks instead of a text. */
function textIn(block: unknown): string {
  if (Array.isArray(block)) return block.map(textIn).join('');
  const { type, text, elements, url, user_id: user } = (block ?? {}) as Record<string, unknown>;
  if (type === 'user') return `<@${String(user)}>`;
  if (typeof text === 'string') return text;
  if (type === 'link') return String(url);
  return (
    textIn(text ?? elements ?? []) + (String(type).startsWith('rich_text_') || type === 'section' ? '\n' : '')
  );
}

function textOf({ text = '', attachments = [], blocks = [] }: Message): string {
  const said = text.trim() === '' ? textIn(blocks) : text;
  if (said.trim() !== '') return said.trim();
  return attachments.map(({ text, fallback }) => text ?? fallback ?? '').join('\n');
}

/** The messages by `ts`: those sent to thread and channel once, edits applied, deleted ones left out. */
function finalMessages(messages: readonly Message[]): Message[] {
  const byTs = new Map<string, Message>();
  const edits = messages.filter(
    ({ subtype }) => subtype === 'message_changed' || subtype === 'message_deleted',
  );
  for (const message of messages) {
    if (message.type === 'message' && SAID.has(message.subtype)) byTs.set(message.ts ?? '', message);
  }
  for (const { deleted_ts: deleted = '', message } of edits) {
    const before = byTs.get(message?.ts ?? '');
    if (message && before) byTs.set(message.ts ?? '', { ...before, ...message });
    byTs.delete(deleted);
  }
  return [...byTs.values()];
}

/** Whether a document is messages as Slack exports them: one day of a channel, or an answer of its API. */
export function isSlack(document: unknown): document is Message[] | { messages: Message[] } {
  const messages = Array.isArray(document) ? document : (document as { messages?: unknown } | null)?.messages;
  return (
    Array.isArray(messages) &&
    messages.some((message: Message | null) => message?.type === 'message' && typeof message.ts === 'string')
  );
}

/** What was said in a channel by time, except that replies follow the message that they reply to. Times are Unix times. */
export function parseSlack(document: Message[] | { messages: Message[] }): Spoken[] {
  const messages = Array.isArray(document) ? document : document.messages;
  if (messages.some((message) => message?.type === 'message' && !Number.isFinite(timeOf(message.ts))))
    throw new UsageError('a message has no time in “ts”.');
  const said = finalMessages(messages.filter((message) => message !== null));
  const names = new Map(said.map((message) => [message.user ?? '', namesOf(message)[0] ?? '']));
  const threadOf = ({ ts, thread_ts: thread }: Message) => timeOf(thread ?? ts);
  return said
    .toSorted((a, b) => threadOf(a) - threadOf(b) || timeOf(a.ts) - timeOf(b.ts))
    .map((message) => {
      const at = Math.floor(timeOf(message.ts));
      return { names: namesOf(message), text: slackText(textOf(message), names), startMs: at, endMs: at };
    });
}
