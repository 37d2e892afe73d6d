/**
 * Controls, marks of direction, what has no width, and lone surrogates: they make a text look like another one.
 * @source https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const KEPT = new Set(['\n', '\t']);

/** The text with what cannot be seen in it written as `⟨U+202E⟩`. */
export const visibleText = (text: string): string =>
  text.replace(UNSEEN, (char) => (KEPT.has(char) ? char : `⟨U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`));
