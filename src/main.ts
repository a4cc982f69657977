import { Command, CommanderError } from 'commander';
import { apiCommand } from './cli/api.ts';
import { demoCommand } from './cli/demo.ts';
import { exportCommand } from './cli/export.ts';
import { failed } from './cli/failure.ts';
import { keyCommand } from './cli/key.ts';
import { migrateCommand } from './cli/migrate.ts';
import { replayCommand } from './cli/replay.ts';
import { upCommand } from './cli/up.ts';
import { verifyCommand } from './cli/verify.ts';
import { workerCommand } from './cli/worker.ts';

const program = new Command('touchstone')
  .description('A live read of how each learner works, and merit-based XP that anyone can recompute.')
  .version('0.1.0')
  .showHelpAfterError('(add --help for what it takes)')
  .exitOverride();

for (const command of [
  upCommand(),
  apiCommand(),
  workerCommand(),
  migrateCommand(),
  keyCommand(),
  demoCommand(),
  replayCommand(),
  verifyCommand(),
  exportCommand(),
]) {
  program.addCommand(command.exitOverride());
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has already said what was wrong with the words; help and version are no errors.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : failed(error);
}
