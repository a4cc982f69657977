import type { Config } from '../config.ts';

/** Where the SDKs send requests unless `JUDGE_BASE_URL` says otherwise. */
const DEFAULTS: Record<string, string> = {
  anthropic: 'https://api.anthropic.com/v1',
  openai: 'https://api.openai.com/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta',
};
/** Answers of a gateway whose server is away, or of a server that still loads its model. */
const AWAY = new Set([502, 503, 504]);

/** The addresses of the configured models, each once. */
export function judgeServersOf({
  judgeModel,
  judgeBaseUrl,
}: Pick<Config, 'judgeModel' | 'judgeBaseUrl'>): string[] {
  const providers = judgeModel.split(',').map((name) => name.trim().split(':', 1)[0] ?? '');
  const urls = providers.flatMap((provider) => judgeBaseUrl ?? DEFAULTS[provider] ?? []);
  return [...new Set(urls)];
}

/**
 * Rejects if one of the servers does not answer. The request asks for the list of models, without key or text, so it costs
 * nothing; any answer of the server itself will do, even a refusal.
 */
export async function requireAnswers(servers: readonly string[], withinMs: number): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const { host } = new URL(server);
      const answer = await fetch(`${server.replace(/\/+$/, '')}/models`, {
        signal: AbortSignal.timeout(withinMs),
        redirect: 'manual',
      }).catch(() => null);
      await answer?.body?.cancel();
      if (answer === null) throw new Error(`the judge's server ${host} does not answer`);
      if (AWAY.has(answer.status)) throw new Error(`the judge's server ${host} answers ${answer.status}`);
    }),
  );
}
