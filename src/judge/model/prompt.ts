import { readFileSync } from 'node:fs';

/**
 * A prompt with the version from the file's header, so that a changed text without a new version shows in review.
 */
export type Prompt = { id: string; text: string };

const HEAD = /^---\nversion: (\d+)\n---\n/u;

/** Reads `prompts/<name>.md`. */
export function loadPrompt(name: 'score' | 'check' | 'repair'): Prompt {
  const file = readFileSync(new URL(`./prompts/${name}.md`, import.meta.url), 'utf8');
  const version = HEAD.exec(file)?.[1];
  if (version === undefined) throw new Error(`prompts/${name}.md names no version`);
  return { id: `${name}@${version}`, text: file.replace(HEAD, '').trim() };
}
