import { EventEmitter } from 'node:events';
import real from 'pg';
import { connectionsOf, type Link } from '../postgres.ts';
import type { Query } from '../postgres-sessions.ts';

type Settings = { max: number; connectionString?: string };

/** A connection that a pool lends, with `release`. */
class Lent {
  #link: Link;
  #back: (broken: boolean) => void;

  constructor(link: Link, back: (broken: boolean) => void) {
    this.#link = link;
    this.#back = back;
  }

  query(query: string | Query, values?: unknown[]) {
    return this.#link.query(typeof query === 'string' ? { text: query, values } : query);
  }

  release(broken?: Error | boolean): void {
    this.#back(Boolean(broken) || this.#link.isBroken());
  }

  on(): this {
    return this;
  }

  off(): this {
    return this;
  }
}

/** A pool of one simulated process. */
class Pool extends EventEmitter {
  options: Settings & { prepare: () => Promise<void> };
  ending = false;
  #idle: Link[] = [];
  #open = 0;
  #waiting: ((link: Link) => void)[] = [];
  #connections = connectionsOf();

  constructor(settings: Settings) {
    super();
    this.options = { ...settings, prepare: async () => undefined };
  }

  async connect(): Promise<Lent> {
    const link = await this.#take();
    return new Lent(link, (broken) => this.#giveBack(link, broken));
  }

  async query(query: string | Query, values?: unknown[]) {
    const lent = await this.connect();
    try {
      const answer = await lent.query(query, values);
      lent.release();
      return answer;
    } catch (error) {
      lent.release(true);
      throw error;
    }
  }

  async end(): Promise<void> {
    this.ending = true;
    for (const link of this.#idle.splice(0)) link.close();
  }

  #take(): Promise<Link> {
    const idle = this.#idle.pop();
    if (idle && !idle.isBroken()) return Promise.resolve(idle);
    if (idle) this.#open -= 1;
    if (this.#open < this.options.max) {
      this.#open += 1;
      return Promise.resolve(this.#connections.open(this.options));
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(link: Link, broken: boolean): void {
    if (broken) {
      link.close();
      this.#open -= 1;
      const waiting = this.#waiting.shift();
      if (waiting) void this.#take().then((link) => waiting(link));
      return;
    }
    const waiting = this.#waiting.shift();
    if (waiting) waiting(link);
    else this.#idle.push(link);
  }
}

/** A connection outside of a pool: it only listens. */
class Client extends EventEmitter {
  connection = {
    stream: Object.assign(new EventEmitter(), { destroyed: false, destroy: () => undefined }),
  };
  #stop: () => void = () => undefined;
  #connections = connectionsOf();

  async connect(): Promise<this> {
    await this.#connections.pause();
    return this;
  }

  async query(text: string): Promise<{ rows: unknown[] }> {
    await this.#connections.pause();
    const channel = /^LISTEN "(.+)"$/.exec(text)?.[1];
    if (channel !== undefined)
      this.#stop = this.#connections.listen(channel, {
        notice: (payload) => this.emit('notification', { payload }),
        broken: () => this.emit('end'),
      });
    return { rows: [] };
  }

  async end(): Promise<void> {
    this.#stop();
    this.emit('end');
  }

  escapeIdentifier(name: string): string {
    return real.escapeIdentifier(name);
  }
}

export default { ...real, types: real.types, Pool, Client };
