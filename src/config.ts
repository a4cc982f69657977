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

const CERT_AND_KEY = ['temporalTlsCert', 'temporalTlsKey'] as const;
const TLS_PARTS = [...CERT_AND_KEY, 'temporalTlsCa', 'temporalTlsServerName'] as const;

/** A certificate without its key proves nothing; and parts of TLS with TLS off would be ignored silently. */
function wrongTls(config: Config): string[] {
  const problems: string[] = [];
  for (const [name, other] of [CERT_AND_KEY, CERT_AND_KEY.toReversed()] as [keyof Config, keyof Config][]) {
    if (config[name] === undefined && config[other] !== undefined)
      problems.push(
        `  ${configVariables[name].variable}: must be set with ${configVariables[other].variable}`,
      );
  }
  const part = TLS_PARTS.find((name) => config[name] !== undefined);
  if (config.temporalTls === 'false' && part !== undefined) {
    problems.push(`  TEMPORAL_TLS: must not be false with ${configVariables[part].variable}`);
  }
  return problems;
}
