import { useSyncExternalStore } from 'react';

// Names come from the platform straight to this browser and stay in its memory: Touchstone neither sees nor stores them.
const meta = document.querySelector<HTMLMetaElement>('meta[name="names-url"]')?.content ?? '';
const url = URL.canParse(meta) ? new URL(meta) : null;

const names = new Map<string, string>();
const asked = new Set<string>();
const listeners = new Set<() => void>();
let waiting: string[] = [];

async function fetchWaiting(): Promise<void> {
  const ids = waiting.splice(0, 100);
  if (waiting.length > 0) setTimeout(() => void fetchWaiting(), 0);
  const address = new URL(url as URL);
  for (const id of ids) address.searchParams.append('id', id);
  const answer = await fetch(address, { credentials: 'include', headers: { accept: 'application/json' } });
  if (!answer.ok) return;
  for (const [id, name] of Object.entries((await answer.json()) as Record<string, unknown>))
    if (typeof name === 'string' && name !== '') names.set(id, name);
  for (const listener of listeners) listener();
}

function ask(id: string): void {
  if (url === null || asked.has(id)) return;
  asked.add(id);
  if (waiting.push(id) === 1) setTimeout(() => void fetchWaiting().catch(() => undefined), 20);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The name that the platform gives for an id; the id itself until then, or without `NAMES_URL`. */
export function useName(id: string, wanted = true): string {
  if (wanted) ask(id);
  return useSyncExternalStore(subscribe, () => names.get(id) ?? id);
}
