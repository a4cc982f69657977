/** Classes of characters that change how a text looks and not what it says, for regular expressions with the flag `u`. */

/** Soft hyphens, joiners, variation selectors, directions, control characters other than white space. */
export const INVISIBLE = String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]`;
export const SINGLE_QUOTES = String.raw`[‘’‚‛′‵ʹʻʼˈ\u0060´＇‹›]`;
export const DOUBLE_QUOTES = String.raw`[“”„‟″‶＂«»「」『』〝〞〟]`;
export const DASHES = String.raw`[\p{Pd}−]`;
