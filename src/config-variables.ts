import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseBytes } from './core/bytes.ts';
import { parseDuration } from './core/duration.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const MODEL = String.raw`\s*(anthropic|openai|google|compatible):[^\s,][^,]*`;
const JUDGES = new RegExp(`^(offline|${MODEL}(,${MODEL})*)$`);
const JUDGE_MESSAGE =
  'must be offline, anthropic:…, openai:…, google:… or compatible:…, or several models separated by commas';
/** Limited so that six calls fit into the one-hour judge activity. */
const LONGEST_JUDGE_TIMEOUT_MS = 600_000;

/** Less is surely a missing unit. */
const LEAST_MEMORY = 64 * 2 ** 20;

const PRICE = /^\d{1,6}(\.\d{1,6})? *, *\d{1,6}(\.\d{1,6})?$/;

const text = (): z.ZodOptional<z.ZodString> => z.string().optional();

/** The environment variables: name, schema and description of each. */
export const configVariables = {
  databaseUrl: {
    variable: 'DATABASE_URL',
    schema: url(['postgres:', 'postgresql:']).optional(),
    about:
      'URL of a Postgres server, directly or through a pooler in session mode. Unset: an embedded one under `TOUCHSTONE_DATA`. For TLS add `?sslmode=verify-full`, with `&sslrootcert=FILE` if the certificate is signed by a CA of your own, and `&sslcert=FILE&sslkey=FILE` for a client certificate; `require`, `prefer` and `verify-ca` mean the same, and `no-verify` encrypts without checking the server.',
  },
  databaseReadUrl: {
    variable: 'DATABASE_READ_URL',
    schema: url(['postgres:', 'postgresql:']).optional(),
    about:
      'URL of a streaming replica of that server. The API reads lists and histories there while it is at most five seconds behind, and never an older state of a learner than the primary has; `export` and `verify` read it once it has caught up. Unset: everything is read from `DATABASE_URL`.',
  },
  temporalAddress: {
    variable: 'TEMPORAL_ADDRESS',
    schema: z
      .string()
      .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
      .optional(),
    about: 'Address of a Temporal server, as host:port. Unset: an embedded one under `TOUCHSTONE_DATA`.',
  },
  temporalNamespace: {
    variable: 'TEMPORAL_NAMESPACE',
    schema: z.string().default('default'),
    about: 'Temporal namespace.',
  },
  temporalUiUrl: {
    variable: 'TEMPORAL_UI_URL',
    schema: url(['http:', 'https:']).optional(),
    about: 'URL of Temporal’s web UI, such as `http://127.0.0.1:8080`; the console links to it.',
  },
  temporalApiKey: {
    variable: 'TEMPORAL_API_KEY',
    schema: text(),
    about: 'Key for Temporal Cloud, or for a self-hosted server that checks one; turns TLS on.',
  },
  temporalTls: {
    variable: 'TEMPORAL_TLS',
    schema: z.enum(['true', 'false'], 'must be true or false').optional(),
    about:
      'Whether to connect to `TEMPORAL_ADDRESS` by TLS. Unset: yes if one of the next four or `TEMPORAL_API_KEY` is set. The names are those of the `temporal` command.',
  },
  temporalTlsCa: {
    variable: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    schema: pemFile(),
    about:
      'PEM file of the authorities that may sign the server’s certificate. Unset: the publicly trusted ones.',
  },
  temporalTlsCert: {
    variable: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    schema: pemFile(),
    about:
      'PEM file of the client certificate, for a server that asks for one (mTLS). Read once, at startup.',
  },
  temporalTlsKey: {
    variable: 'TEMPORAL_TLS_CLIENT_KEY_PATH',
    schema: pemFile(),
    about: 'PEM file of the client certificate’s key.',
  },
  temporalTlsServerName: {
    variable: 'TEMPORAL_TLS_SERVER_NAME',
    schema: text(),
    about: 'Name that the server’s certificate must have. Unset: the host in `TEMPORAL_ADDRESS`.',
  },
  host: { variable: 'HOST', schema: z.string().default('127.0.0.1'), about: 'Address the API listens on.' },
  port: {
    variable: 'PORT',
    schema: port().default(4700),
    about: 'Port the API listens on; 0 picks a free one.',
  },
  metricsPort: {
    variable: 'METRICS_PORT',
    schema: port().optional(),
    about:
      'Port on `HOST` for `/livez`, `/readyz` and `/metrics` without a token, for API and worker processes; only operators should reach it. 0 picks a free one, which the log names. Unset: a worker serves none, and the API serves them on `PORT`.',
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
      'Judge model, as `provider:model`; `offline` uses no model. Several models separated by commas form a panel, whose median reading counts.',
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
      'Price of the model in `JUDGE_MODEL`, in US dollars per million input tokens and per million output tokens, such as `3,15`; for a panel, the price of its most expensive model. Unset: costs are unknown.',
  },
  judgeBudget: {
    variable: 'JUDGE_BUDGET',
    schema: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be US dollars a day, such as 5 or 0.50')
      .transform(Number)
      .optional(),
    about:
      'Budget for models in US dollars per UTC day; needs `JUDGE_PRICE`. Once it is spent, the offline judge takes over until the next day, and its verdicts say so. Unset: no limit.',
  },
  judgeTimeout: {
    variable: 'JUDGE_TIMEOUT',
    schema: duration('2m', { longest: LONGEST_JUDGE_TIMEOUT_MS }),
    about: 'Timeout of one model call, such as `30s` or `2m`; at most ten minutes.',
  },
  judgeConcurrency: {
    variable: 'JUDGE_CONCURRENCY',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, 'must be a whole number from 1 to 999')
      .transform(Number)
      .default(8),
    about: 'Number of completions that one worker judges at the same time.',
  },
  judgeWeights: {
    variable: 'JUDGE_WEIGHTS',
    schema: text(),
    about:
      'File with offline judge weights written by `touchstone calibrate --fit`. Unset: the shipped weights.',
  },
  judgeApiKey: {
    variable: 'JUDGE_API_KEY',
    schema: text(),
    about:
      'Key for `compatible:…`, sent as a bearer token. Unset: none is sent. No other variable is read for it.',
  },
  anthropicApiKey: { variable: 'ANTHROPIC_API_KEY', schema: text(), about: 'Key for `anthropic:…`.' },
  openaiApiKey: { variable: 'OPENAI_API_KEY', schema: text(), about: 'Key for `openai:…`.' },
  googleApiKey: { variable: 'GOOGLE_GENERATIVE_AI_API_KEY', schema: text(), about: 'Key for `google:…`.' },
  tokenJwksUrl: {
    variable: 'TOKEN_JWKS_URL',
    schema: url(['http:', 'https:']).optional(),
    about:
      'URL of the key set that verifies person tokens. Unset: the key set that `touchstone token` wrote to `TOUCHSTONE_DATA`, if any; without one, only API keys are accepted.',
  },
  corsOrigins: {
    variable: 'CORS_ORIGINS',
    schema: z
      .string()
      .default('')
      .transform((value) => value.split(/[\s,]+/).filter((origin) => origin !== ''))
      .refine(
        (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
        'must be origins such as https://learn.example, separated by commas',
      ),
    about:
      'Origins whose pages may call the API from a browser, such as `https://learn.example`, separated by commas. Unset: none.',
  },
  namesUrl: {
    variable: 'NAMES_URL',
    schema: url(['http:', 'https:']).optional(),
    about:
      'URL of your platform from which the console’s browsers get the names of people: `GET …?id=a&id=b`, with cookies, answers `{ "a": "Ada Lovelace" }` to the console’s origin. Touchstone itself neither asks nor stores names. Unset: ids are shown.',
  },
  adapters: {
    variable: 'ADAPTERS',
    schema: text(),
    about:
      'Folder with mappings that replace the shipped ones: `xapi.json`, `caliper.json` and `segment.json`, each optional. Read once, at startup. Unset: the shipped mappings (`policies/adapters`).',
  },
  adapterIdSalt: {
    variable: 'ADAPTER_ID_SALT',
    schema: z.string().min(16, 'must have at least 16 characters').optional(),
    about:
      'Secret of at least 16 characters by which the doors for xAPI, Caliper and Segment turn e-mails, and other names that cannot be learner ids, into ids. Never change it: the same person would become another learner. Unset: such names are refused.',
  },
  issuerSecret: {
    variable: 'ISSUER_SECRET',
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    about:
      'Secret of at least 32 characters that encrypts the private keys by which credentials are signed; the same for API, worker and `touchstone issuer`. Without it, or after a change of it, nothing can be signed until the keys are rotated. Unset: the file `issuer-secret` under `TOUCHSTONE_DATA`, which `touchstone issuer create` writes for an embedded Postgres.',
  },
  keepAlive: {
    variable: 'KEEP_ALIVE',
    schema: duration('75s', { longest: 3_600_000 }),
    about:
      'How long the API keeps an idle connection open. Longer than a load balancer in front, which otherwise may send a request on a connection that just closed.',
  },
  trustedProxies: {
    variable: 'TRUSTED_PROXIES',
    schema: z.string().regex(/^\d$/, 'must be a whole number from 0 to 9').transform(Number).default(0),
    about:
      'Number of proxies in front of the API that append to `X-Forwarded-For`. Limits on failed tokens count by the client’s address, which with 0 is that of the connection.',
  },
  webhookPrivate: {
    variable: 'WEBHOOK_PRIVATE',
    schema: z
      .enum(['true', 'false'], 'must be true or false')
      .default('false')
      .transform((value) => value === 'true'),
    about:
      'Whether webhooks may be on private, local and reserved addresses, and on this machine without TLS. Set it for API and worker, and only if everyone with the scope `admin` may reach your internal network. Unset: no.',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    schema: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    about: `Minimum log level: ${LOG_LEVELS.join(', ')}.`,
  },
  logFile: {
    variable: 'LOG_FILE',
    schema: text(),
    about:
      'File for the log; a number is put before its ending, so `api.log` becomes `api.1.log`, then `api.2.log`. Unset: standard output for `api` and `worker`, and `touchstone.log` under `TOUCHSTONE_DATA` for `up`.',
  },
  logRotate: {
    variable: 'LOG_ROTATE',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,5}[kmg]$/, 'must be a size such as 500k, 10m or 1g')
      .default('10m'),
    about:
      'Size at which the next log file is started, such as `500k`, `10m` or `1g`. The five newest files are kept.',
  },
  sweepAfter: {
    variable: 'SWEEP_AFTER',
    schema: duration('10s'),
    about:
      'How long work may be pending before the sweeper starts the learner’s workflow again, such as `500ms`, `10s` or `2m`.',
  },
  attendFor: {
    variable: 'ATTEND_FOR',
    schema: duration('60s', { longest: 600_000, least: 0 }),
    about:
      'How long a worker waits for the next event of a learner whose last two were at most four fifths of it apart, or came in a batch of 50 or more, such as `30s`, at most `10m`. Meanwhile events are awarded without a call to Temporal. `0s` turns it off.',
  },
  maxBacklog: {
    variable: 'MAX_BACKLOG',
    schema: z
      .string()
      .regex(/^\d{1,9}$/, 'must be a whole number; 0 means no limit')
      .transform(Number)
      .default(50_000),
    about:
      'Number of awards and verdicts that may be pending in the whole installation. Past it, events are refused with 429 (`backlog-full`) until some are done; 0 means no limit.',
  },
  memoryLimit: {
    variable: 'MEMORY_LIMIT',
    schema: bytes().optional(),
    about:
      'Memory that one process should stay below, such as `600m` or `2g`: it sizes the caches of workflows and learners and the number of judge threads. Unset: the limit of the container, else a quarter of the machine’s memory and at most 540 MiB.',
  },
  otlpEndpoint: {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    schema: url(['http:', 'https:']).optional(),
    about:
      'URL of an OpenTelemetry collector, such as `http://127.0.0.1:4318`; API and worker send traces and metrics there. The other `OTEL_…` variables are those of the SDK (operations.md). Unset: nothing is sent, and the SDK is not loaded.',
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

/** Path of a PEM file; the value is what the file holds. */
function pemFile(): z.ZodType<Buffer | undefined, string | undefined> {
  return z
    .string()
    .optional()
    .transform((path, context) => {
      if (path === undefined) return undefined;
      try {
        const content = readFileSync(path);
        if (content.includes('-----BEGIN ')) return content;
        context.addIssue({ code: 'custom', message: `must be a PEM file: ${path} is not` });
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message: `must be a file that can be read: ${(error as Error).message}`,
        });
      }
      return z.NEVER;
    });
}

function bytes(): z.ZodType<number, string> {
  return z.string().transform((value, context) => {
    const size = parseBytes(value);
    if (size !== undefined && size >= LEAST_MEMORY) return size;
    context.addIssue({ code: 'custom', message: 'must be a size of at least 64m, such as 600m or 2g' });
    return z.NEVER;
  });
}

function port(): z.ZodCoercedNumber {
  const message = 'must be a port number';
  return z.coerce.number(message).int(message).min(0, message).max(65_535, message);
}

function duration(
  byDefault: string,
  { longest = Infinity, least = 1 } = {},
): z.ZodType<number, string | undefined> {
  return z
    .string()
    .default(byDefault)
    .transform((value, context) => {
      const ms = parseDuration(value);
      if (ms === undefined || ms < least) {
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
