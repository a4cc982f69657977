/** A choice of the reader that this browser keeps, such as the theme. */
export type Setting<Value extends string> = {
  get(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
};

export function createSetting<Value extends string>(
  name: string,
  initial: Value,
  isValue: (text: string) => text is Value,
): Setting<Value> {
  const key = `touchstone.${name}`;
  const listeners = new Set<() => void>();
  const stored = read(key);
  let current = stored !== null && isValue(stored) ? stored : initial;
  return {
    get: () => current,
    set(value) {
      current = value;
      write(key, value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

// A browser may refuse storage; then the choice lasts as long as the page.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}
