import { configVariables } from '../../src/config-variables.ts';

/** The page docs/configuration.md, generated from the variables. */
export function configPage(): string {
  const rows = Object.values(configVariables).map(({ variable, schema, about }) => {
    const unset = schema.safeParse(undefined).data;
    return `| \`${variable}\` | ${shown(unset)} | ${about} |`;
  });
  return `${[INTRODUCTION, '| variable | default | what it is for |\n|---|---|---|', ...rows].join('\n')}\n`;
}

const INTRODUCTION = `# Configuration

Touchstone reads its environment once, when a process starts, and refuses to start with a line for each variable it
cannot use. An empty variable counts as unset. This page is made from \`src/config-variables.ts\`; a test fails when
it is stale, and \`UPDATE=1 npx vitest run src/config.test.ts\` writes it anew.
`;

function shown(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return '';
  }
  return typeof value === 'number' && value >= 10_000 ? `\`${value / 1000}s\`` : `\`${value}\``;
}
