import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';

const INTRODUCTION = `# Command line

\`npx touchstone <command>\`. Exit codes: 0, 1 (found something wrong), 2 (used wrongly). This page is what the commands
say of themselves; a test fails when it is stale, and \`UPDATE=1 npx vitest run src/cli/program.test.ts\` writes it anew.
`;

function helpOf(command: Command, path: string): string[] {
  command.configureHelp({ helpWidth: 110 });
  const own = `## ${path}\n\n\`\`\`\n${command.helpInformation().trimEnd()}\n\`\`\`\n`;
  const below = command.commands.filter((sub) => sub.name() !== 'help');
  return [own, ...below.flatMap((sub) => helpOf(sub, `${path} ${sub.name()}`))];
}

/** The page docs/cli.md, generated from the commands. */
export function cliPage(): string {
  return [INTRODUCTION, ...helpOf(createProgram(), 'touchstone')].join('\n');
}
