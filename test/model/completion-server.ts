import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { LocalModel } from './fetch-model.ts';

/** The part of node-llama-cpp that this server uses. */
type Session = { prompt(text: string, options: object): Promise<string>; dispose(): void };
type Sequence = { dispose(): void };
type Context = { getSequence(): Sequence; dispose(): Promise<void> };
type Llama = {
  loadModel(options: {
    modelPath: string;
  }): Promise<{ createContext(options: object): Promise<Context>; tokenize(text: string): unknown[] }>;
  createGrammarForJsonSchema(schema: object): Promise<object>;
  dispose(): Promise<void>;
};
type Runtime = {
  getLlama(options: object): Promise<Llama>;
  LlamaChatSession: new (options: { contextSequence: Sequence; systemPrompt: string }) => Session;
};

type Body = {
  messages: { role: string; content: string }[];
  max_tokens?: number;
  response_format?: { json_schema?: { schema: Record<string, unknown> } };
};

/** Threads that wait for each other are slow on a machine that is busy otherwise: one is then the faster. */
const THREADS = Number(process.env.TOUCHSTONE_MODEL_THREADS ?? 2);
const CONTEXT_TOKENS = 4096;
const MOST_ITEMS = 2;
const MOST_LETTERS = 120;
/** A number without end is a number too; so small a model chooses from a few. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  band: [1, 2, 3, 4, 5],
  position: [0, 0.25, 0.5, 0.75],
  confidence: [0.5, 0.75, 1],
  seq: [1, 2, 3, 4, 5, 6],
};

/** Bounds what a small model may say, so that it cannot write one endless list. */
function bounded(schema: unknown, name = ''): unknown {
  if (Array.isArray(schema)) return schema.map((part) => bounded(part));
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== '$schema' && key !== 'description')
      .map(([key, value]) => [key, bounded(value, key)]),
  );
  if (inner.type === 'number') return { enum: NUMBERS[name] ?? [0, 1] };
  if (inner.type === 'array') return { ...inner, maxItems: MOST_ITEMS };
  if (inner.type === 'string' && inner.enum === undefined) return { ...inner, maxLength: MOST_LETTERS };
  return inner;
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
}

export type CompletionServer = { baseUrl: string; calls: () => number; close(): Promise<void> };

/** An OpenAI-compatible server on loopback over a local model, its answers held to the JSON schema by grammar. */
export async function startCompletionServer({ weights, runtime }: LocalModel): Promise<CompletionServer> {
  const { getLlama, LlamaChatSession } = (await import(pathToFileURL(runtime).href)) as Runtime;
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: THREADS, logLevel: 'error' });
  const model = await llama.loadModel({ modelPath: weights });
  let calls = 0;
  const complete = async (body: Body): Promise<object> => {
    const schema = body.response_format?.json_schema?.schema;
    const grammar =
      schema === undefined ? undefined : await llama.createGrammarForJsonSchema(bounded(schema) as object);
    const systemPrompt = body.messages.find(({ role }) => role === 'system')?.content ?? '';
    const asked = body.messages.filter(({ role }) => role !== 'system').map(({ content }) => content);
    const text = asked.join('\n\n');
    const context = await model.createContext({ contextSize: CONTEXT_TOKENS, threads: THREADS });
    const session = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt });
    const content = await session.prompt(text, { grammar, maxTokens: body.max_tokens, temperature: 0 });
    await context.dispose();
    const usage = {
      prompt_tokens: model.tokenize(systemPrompt + text).length,
      completion_tokens: model.tokenize(content).length,
    };
    const ended = content.trimEnd().endsWith('}') ? 'stop' : 'length';
    const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: ended };
    return { id: 'local', object: 'chat.completion', created: 0, model: 'smollm2', choices: [choice], usage };
  };
  const server = createServer((request, response) => {
    calls += 1;
    readBody(request)
      .then(complete)
      .then((answer) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
      )
      .catch((error: unknown) =>
        response.writeHead(500).end(JSON.stringify({ error: { message: String(error) } })),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: () => calls,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await llama.dispose();
    },
  };
}
