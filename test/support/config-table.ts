import { configVariables } from '../../src/config-variables.ts';

/** The page docs/configuration.md, generated from the variables. */
export function configPage(): string {
  const rows = Object.values(configVariables).map(({ variable, schema, about }) => {
    const unset = schema.safeParse(undefined).data;
    return `| \`${variable}\` | ${shown(unset, schema)} | ${about} |`;
  });
  return `${[INTRODUCTION, '| variable | default | what it is for |\n|---|---|---|', ...rows].join('\n')}\n`;
}

const INTRODUCTION = `# Configuration

Touchstone reads its environment once, at startup, and does not start if a variable is invalid; the error has one line
per invalid variable. An empty variable counts as unset. This page is generated from \`src/config-variables.ts\`. A test
fails if it is outdated; \`UPDATE=1 npx vitest run src/config.test.ts\` updates it.
`;

function shown(value: unknown, schema: { safeParse(text: string): { success: boolean } }): string {
  if (typeof value === 'string') return `\`${value}\``;
  if (typeof value !== 'number') return '';
  // A duration is a number of milliseconds, but its variable needs a unit.
  return schema.safeParse(String(value)).success ? `\`${value}\`` : `\`${value / 1000}s\``;
}
