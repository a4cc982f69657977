import { CommanderError } from 'commander';
import { failed } from './cli/failure.ts';
import { createProgram } from './cli/program.ts';

// A closed terminal or pipe must not end a service. What could not be printed is lost.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await createProgram().parseAsync();
} catch (error) {
  // Commander has already said what was wrong with the words; help and version are no errors.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : failed(error);
}
