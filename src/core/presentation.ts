/** Classes of characters that change how a text looks and not what it says, for regular expressions with the flag `u`. */

/**
 * Soft hyphens, joiners, variation selectors, directions, control characters other than white space, and the line that
 * stretches an Arabic word.
 */
export const INVISIBLE = String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u0640]`;
export const SINGLE_QUOTES = String.raw`[‘’‚‛′‵ʹʻʼˈ\u0060´＇‹›׳՚❛❜❟]`;
/** With both kinds of ASCII and single ones, so those are to be looked for first. */
export const DOUBLE_QUOTES = String.raw`[\p{Quotation_Mark}″‶״❝❞❠🙶-🙸]`;
export const DASHES = String.raw`[\p{Pd}−]`;
