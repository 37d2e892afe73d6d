import { type Language, languageOfRequests } from '../api/language.ts';

type Mark = 'comma' | 'semicolon' | 'colon' | 'stop' | 'open' | 'close';

/** How a language parts, introduces and encloses. */
const MARKS: Readonly<Record<Language, Readonly<Record<Mark, string>>>> = {
  zh: { comma: '、', semicolon: '；', colon: '：', stop: '。', open: '（', close: '）' },
  en: { comma: ', ', semicolon: '; ', colon: ': ', stop: '. ', open: ' (', close: ')' },
};

const mark = (name: Mark): string => MARKS[languageOfRequests()][name];

/** Between the words of a list: `.join(comma())`. */
export const comma = (): string => mark('comma');

/** Between what is longer than a word. */
export const semicolon = (): string => mark('semicolon');

/** Between a name and what is said of it. */
export const colon = (): string => mark('colon');

/** Between two sentences. */
export const stop = (): string => mark('stop');

/** What stands behind a text in brackets, with the space that a language wants before it. */
export const bracketed = (text: string): string => mark('open') + text + mark('close');
