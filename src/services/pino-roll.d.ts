declare module 'pino-roll' {
  import type { Sink } from './steady-stream.ts';

  /** The options used here; the rest are those of sonic-boom. */
  export default function roll(options: {
    file: string;
    size: string;
    limit: { count: number; removeOtherLogFiles: boolean };
    mkdir: boolean;
    mode: number;
    maxLength: number;
  }): Promise<Sink>;
}
