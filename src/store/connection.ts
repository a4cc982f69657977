import { callbackify } from 'node:util';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { tracedQuery } from './traced-query.ts';

/** Time to open a connection: network, TLS and log-in. */
const OPEN_MS = 5000;
/** Time that a closed connection waits for the server to close it too. */
const GOODBYE_MS = 2000;
/**
 * A connection without traffic is probed after this time, and is dead after ten more seconds without an answer. Other
 * connections need no probes: every statement of the product has a time limit.
 */
const PROBE_AFTER_MS = 10_000;

/** Prepares a new connection for use; rejects if it must not be used. */
export type Prepare = (connection: pg.ClientBase) => Promise<void>;

export type ConnectionConfig = pg.ClientConfig & {
  prepare: Prepare;
  /** Runs the opening when it is its turn; by default at once. */
  inTurn?: (<T>(open: () => Promise<T>) => Promise<T>) | undefined;
};

/** No usable connection: the server is away, rejects the log-in, or the session is not what it must be. */
export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable';
  /** What the driver or a check said. */
  reason: Error & { code?: string };

  constructor({ host, port, database }: pg.Client, reason: Error & { code?: string }) {
    // Some errors of the network have only a code.
    super(`No connection to the database ${host}:${port}/${database}: ${reason.message || reason.code}`);
    this.reason = reason;
  }
}

/**
 * The driver's settings for a URL. Certificates are read now, so that a wrong path is an error at startup. The driver
 * already treats these three modes like `verify-full`, with a long warning.
 */
export function connectionConfig(url: string): pg.ClientConfig {
  const strict = url.includes('uselibpqcompat')
    ? url
    : url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
  return {
    ...parseIntoClientConfig(strict),
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_AFTER_MS,
  };
}

/** A connection that is prepared before its first use and outlives neither a silent server nor its own end. */
export class Connection extends pg.Client {
  #prepare: Prepare;
  #inTurn: NonNullable<ConnectionConfig['inTurn']>;

  constructor(config: ConnectionConfig) {
    // The pool hides the password from copies of its options.
    super({ ...config, password: config.password, connectionTimeoutMillis: OPEN_MS });
    this.#prepare = config.prepare;
    this.#inTurn = config.inTurn ?? ((open) => open());
    this.query = tracedQuery(this.query.bind(this)) as pg.Client['query'];
    // A connection that breaks only emits an event, which would end the process. Its next statement fails.
    this.on('error', () => undefined);
  }

  /** @throws DatabaseUnreachable */
  override connect(): Promise<this>;
  override connect(callback: (error: Error | null) => void): void;
  override connect(callback?: (error: Error | null) => void): Promise<this> | void {
    if (!callback) return this.#open().then(() => this);
    callbackify(() => this.#open())((error) => callback(error));
  }

  async #open(): Promise<void> {
    try {
      await this.#untilTurn(async () => {
        await super.connect();
        await this.#prepare(this);
      });
    } catch (error) {
      void this.end();
      throw error instanceof DatabaseUnreachable ? error : new DatabaseUnreachable(this, error as Error);
    }
  }

  /** The pool destroys the stream of a connection that waits for too long: then it is not opened at all. */
  async #untilTurn(open: () => Promise<void>): Promise<void> {
    const { stream } = this.connection;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abandon = (): void => reject(new Error('timeout expired'));
    stream.once('close', abandon);
    this.#inTurn(async () => {
      stream.off('close', abandon);
      if (!stream.destroyed) await open();
    }).then(resolve, reject);
    return promise;
  }

  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | void {
    // A silent server would leave the socket open, and with it the process, for a quarter of an hour.
    setTimeout(() => this.connection.stream.destroy(), GOODBYE_MS).unref();
    return callback ? super.end(callback) : super.end();
  }
}
