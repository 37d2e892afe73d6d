export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

let present: Language = 'zh';

/** The language that answers of the server are asked in. */
export const languageOfRequests = (): Language => present;

export function askIn(language: Language): void {
  present = language;
}
