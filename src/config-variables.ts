import { z } from 'zod';
import { parseDuration } from './core/duration.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const MODEL = String.raw`\s*(anthropic|openai|google|compatible):[^\s,][^,]*`;
const JUDGES = new RegExp(`^(offline|${MODEL}(,${MODEL})*)$`);
const JUDGE_MESSAGE =
  'must be offline, anthropic:…, openai:…, google:… or compatible:…, or several models with commas between them';
/** The activity that waits for a judge may make six calls within its hour. */
const LONGEST_JUDGE_TIMEOUT_MS = 600_000;

const PRICE = /^\d{1,6}(\.\d{1,6})? *, *\d{1,6}(\.\d{1,6})?$/;

const text = (): z.ZodOptional<z.ZodString> => z.string().optional();

/** The variables that Touchstone reads: where each comes from, what it may be, and what it is for. */
export const configVariables = {
  databaseUrl: {
    variable: 'DATABASE_URL',
    schema: url(['postgres:', 'postgresql:']).optional(),
    about: 'Postgres 18 to use. Unset: an embedded one under `TOUCHSTONE_DATA`.',
  },
  temporalAddress: {
    variable: 'TEMPORAL_ADDRESS',
    schema: z
      .string()
      .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
      .optional(),
    about: 'Temporal server to use, as host:port. Unset: an embedded one under `TOUCHSTONE_DATA`.',
  },
  temporalNamespace: {
    variable: 'TEMPORAL_NAMESPACE',
    schema: z.string().default('default'),
    about: 'Temporal namespace.',
  },
  temporalApiKey: {
    variable: 'TEMPORAL_API_KEY',
    schema: text(),
    about: 'Key for Temporal Cloud; turns TLS on.',
  },
  host: { variable: 'HOST', schema: z.string().default('127.0.0.1'), about: 'Address the API listens on.' },
  port: {
    variable: 'PORT',
    schema: z.coerce
      .number('must be a port number')
      .int('must be a port number')
      .min(0, 'must be a port number')
      .max(65_535, 'must be a port number')
      .default(4700),
    about: 'Port the API listens on; 0 takes a free one.',
  },
  dataDir: {
    variable: 'TOUCHSTONE_DATA',
    schema: z.string().default('.touchstone'),
    about: 'Folder for the embedded servers, their data and the admin key.',
  },
  judgeModel: {
    variable: 'JUDGE_MODEL',
    schema: z.string().regex(JUDGES, JUDGE_MESSAGE).default('offline'),
    about:
      'Model that judges, as `provider:model`; `offline` needs none. Several with commas between them are a panel, whose median reading counts.',
  },
  judgeBaseUrl: {
    variable: 'JUDGE_BASE_URL',
    schema: url(['http:', 'https:']).optional(),
    about: 'Address of an OpenAI-compatible server, for `compatible:…`.',
  },
  judgePrice: {
    variable: 'JUDGE_PRICE',
    schema: z
      .string()
      .regex(
        PRICE,
        'must be dollars per million input tokens, a comma, and per million output tokens, as in 3,15',
      )
      .transform((value) => {
        const [input, output] = value.split(',').map(Number) as [number, number];
        return { input, output };
      })
      .optional(),
    about:
      'What the model of `JUDGE_MODEL` costs, in US dollars per million input tokens and per million output tokens, such as `3,15`; of a panel, what its dearest model costs. Unset: costs are not known.',
  },
  judgeBudget: {
    variable: 'JUDGE_BUDGET',
    schema: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be US dollars a day, such as 5 or 0.50')
      .transform(Number)
      .optional(),
    about:
      'US dollars that models may cost on one UTC day; needs `JUDGE_PRICE`. Once they are spent, the offline judge takes over until the next day, and each of its verdicts says so. Unset: no limit.',
  },
  judgeTimeout: {
    variable: 'JUDGE_TIMEOUT',
    schema: duration('2m', LONGEST_JUDGE_TIMEOUT_MS),
    about: 'How long one call of a model may take, such as `30s` or `2m`; ten minutes at most.',
  },
  judgeConcurrency: {
    variable: 'JUDGE_CONCURRENCY',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, 'must be a whole number from 1 to 999')
      .transform(Number)
      .default(8),
    about: 'Completions that one worker has judged at the same time.',
  },
  judgeWeights: {
    variable: 'JUDGE_WEIGHTS',
    schema: text(),
    about:
      'Weights of the offline judge that `touchstone calibrate --fit` wrote for this installation. Unset: those it ships with.',
  },
  anthropicApiKey: { variable: 'ANTHROPIC_API_KEY', schema: text(), about: 'Key for `anthropic:…`.' },
  openaiApiKey: { variable: 'OPENAI_API_KEY', schema: text(), about: 'Key for `openai:…`.' },
  googleApiKey: { variable: 'GOOGLE_GENERATIVE_AI_API_KEY', schema: text(), about: 'Key for `google:…`.' },
  tokenJwksUrl: {
    variable: 'TOKEN_JWKS_URL',
    schema: url(['http:', 'https:']).optional(),
    about:
      'Key set by which the tokens of people are verified. Unset: the one that `touchstone token` left in `TOUCHSTONE_DATA`, else API keys alone.',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    schema: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    about: `Least level that is logged: ${LOG_LEVELS.join(', ')}.`,
  },
  sweepAfter: {
    variable: 'SWEEP_AFTER',
    schema: duration('10s'),
    about:
      'How long something may be owed to a learner before the sweeper rings, such as `500ms`, `10s` or `2m`.',
  },
  otlpEndpoint: {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    schema: url(['http:', 'https:']).optional(),
    about: 'Where traces are sent. Unset: nowhere.',
  },
};

function url(protocols: string[]): z.ZodType<string, string> {
  const starts = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL with ${starts}`,
    );
}

function duration(byDefault: string, longest = Infinity): z.ZodType<number, string | undefined> {
  return z
    .string()
    .default(byDefault)
    .transform((value, context) => {
      const ms = parseDuration(value);
      if (ms === undefined || ms === 0) {
        context.addIssue({ code: 'custom', message: 'must be a duration such as 500ms, 10s or 2m' });
        return z.NEVER;
      }
      if (ms > longest) {
        context.addIssue({ code: 'custom', message: `must be at most ${longest / 60_000}m` });
        return z.NEVER;
      }
      return ms;
    });
}
