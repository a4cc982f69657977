import { useSyncExternalStore } from 'react';
import { createSetting } from '../app/setting.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
const setting = createSetting('language', preferred, isLanguage);

document.documentElement.lang = setting.get();

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

export function useLanguage(): Language {
  return useSyncExternalStore(setting.subscribe, setting.get);
}

export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  setting.set(language);
}
