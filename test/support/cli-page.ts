import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';

const INTRODUCTION = `# Command line

\`npx touchstone <command>\`. Exit codes: 0, 1 (failed), 2 (wrong usage). This page is generated from the help of the
commands. A test fails if it is outdated; \`UPDATE=1 npx vitest run src/cli/program.test.ts\` updates it.
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
