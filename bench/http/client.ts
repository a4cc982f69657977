import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a file of this folder in its own process, so that generating load does not slow the measured process. `ask` sends
 * it a message and waits for the next answer.
 */
export function startClient<Answer>(file: URL) {
  const child = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file.pathname.split('/').at(-1)} ended by itself`);
  });
  ended.catch(() => undefined);
  return {
    async ask(message: object): Promise<Answer> {
      const answered = once(child, 'message');
      child.send(message);
      const [answer] = (await Promise.race([answered, ended])) as [Answer];
      return answer;
    },
    async stop(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}
