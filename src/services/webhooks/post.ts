import http from 'node:http';
import https from 'node:https';
import { literalAddress } from '../../core/public-address.ts';
import { mayCall } from '../../core/webhook-url.ts';
import { checkedLookup, RefusedAddress, resolverFor, type Resolve } from './resolve.ts';

/** Bytes of an answer that are read; what comes after ends the connection. */
const READ_BYTES = 64 * 1024;
/** Bytes of an answer that are kept for the log. */
const KEPT_BYTES = 1024;

const PROBLEMS: Record<string, string> = {
  REFUSED_ADDRESS: 'the name or address is private (allowed with WEBHOOK_PRIVATE=true)',
  ENOTFOUND: 'the name cannot be resolved',
  ENODATA: 'the name has no address',
  ETIMEOUT: 'the name servers do not answer',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed without an answer',
};

/** What came of a request. Without a status, `problem` says why; with one it is set only where the status does not. */
export type Answer = {
  status: number | null;
  problem: string | null;
  answer: string;
  durationMs: number;
  retryAfter: string | null;
};

export type PostOptions = {
  timeoutMs: number;
  allowsPrivate: boolean;
  /** By default DNS. */
  resolve?: Resolve | undefined;
};

export type Sent = { url: string; headers: Record<string, string>; body: string };

export type Post = ReturnType<typeof createPost>;

/** An HTTP client for one endpoint. It keeps its connections, and connects only to addresses that may be called. */
export function createPost({ timeoutMs, allowsPrivate, resolve = resolverFor(allowsPrivate) }: PostOptions) {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  };

  function request(
    url: URL,
    { headers, body }: Sent,
    signal: AbortSignal,
    isFresh: boolean,
  ): Promise<Answer> {
    const { promise, resolve: settle } = Promise.withResolvers<Answer>();
    const begun = performance.now();
    const finish = (found: Omit<Answer, 'durationMs'>) =>
      settle({ ...found, durationMs: Math.round(performance.now() - begun) });
    const protocol = url.protocol as keyof typeof agents;
    const client = protocol === 'https:' ? https : http;
    const sending = client.request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: isFresh ? false : agents[protocol],
      lookup: checkedLookup(url, allowsPrivate, resolve),
      signal,
    });
    let hasAnswer = false;
    sending.on('error', (error: NodeJS.ErrnoException) => {
      if (hasAnswer) return;
      // The receiver closed a kept connection at the moment when it was used again.
      if (sending.reusedSocket && error.code === 'ECONNRESET')
        settle(request(url, { url: url.href, headers, body }, signal, true));
      else finish({ status: null, problem: problemOf(error, signal), answer: '', retryAfter: null });
    });
    sending.on('response', (response) => {
      hasAnswer = true;
      void readAnswer(response).then(finish);
    });
    sending.end(body);
    return promise;
  }

  return {
    /** Posts a body and never rejects. `stop` ends it early, with the problem `stopped`. */
    async send(sent: Sent, stop: AbortSignal): Promise<Answer> {
      const url = new URL(sent.url);
      const address = literalAddress(url);
      if (address !== null && !mayCall(address, url, allowsPrivate)) {
        const problem = problemOf(new RefusedAddress(), stop);
        return { status: null, problem, answer: '', retryAfter: null, durationMs: 0 };
      }
      return request(url, sent, AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]), false);
    },
    close(): void {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

export const STOPPED = 'stopped';

function problemOf(error: NodeJS.ErrnoException, signal: AbortSignal): string {
  if (signal.aborted) return (signal.reason as Error).name === 'TimeoutError' ? 'no answer in time' : STOPPED;
  const code = error.code ?? error.name;
  return PROBLEMS[code] ?? code;
}

/** Reads the beginning of an answer. Its status counts even if the rest never comes. */
async function readAnswer(response: http.IncomingMessage): Promise<Omit<Answer, 'durationMs'>> {
  const status = response.statusCode ?? null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (bytes < KEPT_BYTES) chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > READ_BYTES) break;
    }
  } catch {
    // Cut off, by the receiver or by the time limit.
  }
  const answer = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString().toWellFormed().replaceAll('\0', '');
  const isRedirect = status !== null && status >= 300 && status < 400;
  const problem = isRedirect ? 'redirects are not followed' : null;
  return { status, problem, answer, retryAfter: response.headers['retry-after'] ?? null };
}
