import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pointerOf } from '../core/document-error.ts';
import { DOORS, parseMapping, type Mappings } from '../http/adapters/mapping.ts';
import { CannotStart } from './start-problem.ts';

/**
 * The mappings in a folder that replace the shipped ones; a missing file replaces none.
 * @throws CannotStart if there is no such folder or a file is not a mapping
 */
export function readMappings(folder: string | undefined): Partial<Mappings> {
  if (folder === undefined) return {};
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotStart(`ADAPTERS: ${folder} is not a folder`);
  const found: Partial<Mappings> = {};
  for (const door of DOORS) {
    const file = join(folder, `${door}.json`);
    const text = textOf(file);
    if (text === null) continue;
    const checked = parseMapping(jsonOf(file, text));
    if (!checked.success) {
      const faults = checked.error.issues.map(({ path, message }) => `${pointerOf(path)} ${message}`);
      throw new CannotStart(`ADAPTERS: ${file} is not a mapping: ${faults.slice(0, 5).join('; ')}`);
    }
    found[door] = checked.data;
  }
  return found;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new CannotStart(`ADAPTERS: ${file} cannot be read: ${message}`);
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotStart(`ADAPTERS: ${file} is not JSON`);
  }
}
