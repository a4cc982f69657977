import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { createSetting } from './setting.ts';

export type Shortcut = { keys: string; label: string };

type Registered = Shortcut & { run: () => void };

const setting = createSetting<'on' | 'off'>('shortcuts', 'on', (text) => text === 'on' || text === 'off');
const registered = new Set<Registered>();
const listeners = new Set<() => void>();
let shown: readonly Shortcut[] = [];
let first = '';
let timer: ReturnType<typeof setTimeout> | undefined;

function changed(): void {
  shown = [...registered];
  for (const listener of listeners) listener();
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Whether the key belongs to what has the focus, such as Enter to a button, or was answered, as Escape by a dialog. */
function isTaken(event: KeyboardEvent): boolean {
  const { target, key } = event;
  const presses = target instanceof HTMLElement && ['BUTTON', 'A', 'SUMMARY'].includes(target.tagName);
  return event.defaultPrevented || (key === 'Enter' && presses);
}

// `g l` is two keys one after the other, within a second.
addEventListener('keydown', (event) => {
  if (setting.get() === 'off' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event) || isTaken(event)) return;
  const candidates = new Set([`${first} ${event.key}`, event.key]);
  const found = [...registered].toReversed().find(({ keys }) => candidates.has(keys));
  clearTimeout(timer);
  first = found ? '' : event.key;
  timer = setTimeout(() => (first = ''), 1000);
  if (!found) return;
  event.preventDefault();
  found.run();
});

/** Answers a key, or two keys such as `g l`, while the component is shown. The help lists it. */
export function useShortcut(keys: string | undefined, label: string, run: () => void): void {
  const answer = useEffectEvent(run);
  useEffect(() => {
    if (keys === undefined) return undefined;
    const shortcut = { keys, label, run: () => answer() };
    registered.add(shortcut);
    changed();
    return () => {
      registered.delete(shortcut);
      changed();
    };
  }, [keys, label]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => shown);
}

/** Whether keys are answered. People who dictate turn single keys off (WCAG 2.1.4). */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(setting.subscribe, setting.get) === 'on';
  return [on, (wanted) => setting.set(wanted ? 'on' : 'off')];
}
