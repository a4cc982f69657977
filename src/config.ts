import { z } from 'zod';
import { configVariables } from './config-variables.ts';

/** The configuration from the environment, read once at startup. Durations in milliseconds. */
export type Config = {
  [Name in keyof typeof configVariables]: z.infer<(typeof configVariables)[Name]['schema']>;
};

/** Thrown for invalid variables; the message has one line per variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the configuration. An empty variable counts as unset.
 * @throws ConfigError naming every invalid variable
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values = Object.entries(configVariables).map(([name, { variable, schema }]) => {
    const read = (schema as z.ZodType).safeParse(environment[variable] || undefined);
    if (!read.success) {
      problems.push(...read.error.issues.map((issue) => `  ${variable}: ${issue.message}`));
    }
    return [name, read.data];
  });
  const config = Object.fromEntries(values) as Config;
  problems.push(...missingForJudge(config), ...missingForBudget(config), ...wrongTls(config));
  if (problems.length > 0) {
    throw new ConfigError(`Invalid environment:\n${problems.join('\n')}`);
  }
  return config;
}

const JUDGE_NEEDS: Record<string, keyof Config> = {
  anthropic: 'anthropicApiKey',
  openai: 'openaiApiKey',
  google: 'googleApiKey',
  compatible: 'judgeBaseUrl',
};

// Checked at startup: a missing key would otherwise leave every verdict unscored.
function missingForJudge(config: Config): string[] {
  const providers = (config.judgeModel ?? '').split(',').map((model) => model.trim().split(':', 1)[0] ?? '');
  const needed = new Set(providers.flatMap((provider) => JUDGE_NEEDS[provider] ?? []));
  return [...needed]
    .filter((name) => config[name] === undefined)
    .map((name) => `  ${configVariables[name].variable}: must be set for JUDGE_MODEL=${config.judgeModel}`);
}

/** Without a price, costs are unknown and the budget would never be spent. */
function missingForBudget({ judgeBudget, judgePrice }: Config): string[] {
  return judgeBudget === undefined || judgePrice !== undefined
    ? []
    : ['  JUDGE_PRICE: must be set for JUDGE_BUDGET'];
}

const TLS_PARTS = ['temporalTlsCa', 'temporalTlsCert', 'temporalTlsKey', 'temporalTlsServerName'] as const;

/** A certificate without its key proves nothing; and parts of TLS with TLS off would be ignored silently. */
function wrongTls(config: Config): string[] {
  const problems: string[] = [];
  const pair = ['temporalTlsCert', 'temporalTlsKey'] as const;
  const missing = pair.filter((name) => config[name] === undefined);
  if (missing.length === 1) {
    const [there] = pair.filter((name) => config[name] !== undefined);
    problems.push(
      `  ${configVariables[missing[0]!].variable}: must be set with ${configVariables[there!].variable}`,
    );
  }
  const given = TLS_PARTS.find((name) => config[name] !== undefined);
  if (config.temporalTls === 'false' && given !== undefined) {
    problems.push(`  TEMPORAL_TLS: must not be false with ${configVariables[given].variable}`);
  }
  return problems;
}
