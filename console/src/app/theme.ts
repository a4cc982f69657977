import { useSyncExternalStore } from 'react';
import { createSetting } from './setting.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const isTheme = (text: string): text is Theme => (THEMES as readonly string[]).includes(text);
const setting = createSetting<Theme>('theme', 'system', isTheme);
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Applies the theme to the document, now and whenever the choice or the system's setting changes. */
export function applyTheme(): void {
  const apply = () => {
    const chosen = setting.get();
    const dark = chosen === 'dark' || (chosen === 'system' && systemIsDark.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };
  apply();
  setting.subscribe(apply);
  systemIsDark.addEventListener('change', apply);
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(setting.subscribe, setting.get), setting.set];
}
