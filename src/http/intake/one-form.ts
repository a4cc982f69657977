import type { EventData } from '../../core/event.ts';

const IDS = ['program', 'stage', 'touchpoint', 'artefact'] as const;
const INTEGER = /^(0|-?[1-9]\d{0,15})$/;

/** An id in Unicode NFC: composed and decomposed letters are the same id. */
export const oneId = (id: string): string => id.normalize('NFC');

/** A revision that is an integer written as a string becomes the number, so that 7 and "7" are the same revision. */
function oneRevision(revision: string | number): string | number {
  if (typeof revision === 'number') return revision;
  const number = INTEGER.test(revision) ? Number(revision) : Number.NaN;
  return Number.isSafeInteger(number) ? number : oneId(revision);
}

/** The data with ids and the revision in their one form; the same object when nothing changes. */
export function inOneForm(data: EventData): EventData {
  const changed: Partial<EventData> = {};
  for (const name of IDS) {
    const id = data[name];
    if (id !== undefined && oneId(id) !== id) changed[name] = oneId(id);
  }
  const { revision } = data;
  if (revision !== undefined && oneRevision(revision) !== revision) changed.revision = oneRevision(revision);
  return Object.keys(changed).length === 0 ? data : { ...data, ...changed };
}
