import type { Command } from 'commander';
import { afterEach, beforeEach, vi } from 'vitest';

/** Runs commands with these environment variables in each test; resolves with what was written to standard output. */
export function createCommandRunner(variables: () => Record<string, string>) {
  let said: string[] = [];
  beforeEach(() => {
    for (const [name, value] of Object.entries(variables())) vi.stubEnv(name, value);
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  return async (command: Command, ...words: string[]): Promise<string> => {
    said = [];
    for (const one of [command, ...command.commands])
      one.configureOutput({ writeErr: () => undefined }).exitOverride();
    await command.parseAsync(words, { from: 'user' });
    return said.join('');
  };
}
