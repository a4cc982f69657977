import { useLanguage, type Language } from './language.ts';

type Text = string | ((...values: never[]) => string);

/** A catalogue in every language; each has the same keys, and a text with values takes the same ones. */
export type Texts<Catalogue> = Record<Language, Catalogue>;

type Same<Catalogue> = { [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Catalogue[Key] };

export function defineTexts<const Catalogue extends Record<string, Text>>(
  en: Catalogue,
  de: Same<Catalogue>,
): Texts<Same<Catalogue>> {
  return { en: en as Same<Catalogue>, de };
}

export function useTexts<Catalogue>(texts: Texts<Catalogue>): Catalogue {
  return texts[useLanguage()];
}
