import { Command } from 'commander';
import { apiCommand } from './api.ts';
import { archiveCommand } from './archive.ts';
import { auditCommand } from './audit.ts';
import { backtestCommand } from './backtest.ts';
import { calibrateCommand } from './calibrate.ts';
import { demoCommand } from './demo.ts';
import { dossierCommand } from './dossier.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { issuerCommand } from './issuer.ts';
import { judgesCommand } from './judges.ts';
import { keyCommand } from './key.ts';
import { mcpCommand } from './mcp.ts';
import { migrateCommand } from './migrate.ts';
import { moveCommand } from './move.ts';
import { replayCommand } from './replay.ts';
import { rescoreCommand } from './rescore.ts';
import { resetCommand } from './reset.ts';
import { restoreEpochCommand } from './restore-epoch.ts';
import { retentionCommand } from './retention.ts';
import { rubricCommand } from './rubric.ts';
import { tokenCommand } from './token.ts';
import { upCommand } from './up.ts';
import { validateCommand } from './validate.ts';
import { verifyCommand } from './verify.ts';
import { workerCommand } from './worker.ts';

/** All commands, in the order in which help lists them. */
export function createProgram(): Command {
  const program = new Command('touchstone')
    .description('A live read of how each learner works, and merit-based XP that anyone can recompute.')
    .version('0.1.0')
    .showHelpAfterError('(add --help for usage)')
    .exitOverride();
  const commands = [
    upCommand(),
    apiCommand(),
    workerCommand(),
    migrateCommand(),
    keyCommand(),
    issuerCommand(),
    demoCommand(),
    replayCommand(),
    importCommand(),
    verifyCommand(),
    exportCommand(),
    calibrateCommand(),
    judgesCommand(),
    auditCommand(),
    validateCommand(),
    backtestCommand(),
    dossierCommand(),
    rescoreCommand(),
    rubricCommand(),
    tokenCommand(),
    mcpCommand(),
    retentionCommand(),
    archiveCommand(),
    moveCommand(),
    resetCommand(),
    restoreEpochCommand(),
  ];
  for (const command of commands) program.addCommand(command.exitOverride());
  return program;
}
