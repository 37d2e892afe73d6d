const CHINESE = '一二三四五六七八九十百零〇';

interface Numbering {
  readonly start: RegExp;
  readonly level: number;
}

/** How Chinese texts number their parts, the outermost first. */
const NUMBERINGS: readonly Numbering[] = [
  { start: new RegExp(`^第\\s*[${CHINESE}\\d]{1,5}\\s*[编篇章部](?:分)?(?![${CHINESE}])`), level: 1 },
  { start: new RegExp(`^第\\s*[${CHINESE}\\d]{1,5}\\s*[节条](?!款)`), level: 2 },
  { start: new RegExp(`^(?:[${CHINESE}]{1,4})\\s*[、.．：]`), level: 2 },
  { start: new RegExp(`^[（(]\\s*[${CHINESE}]{1,4}\\s*[）)]`), level: 3 },
  { start: /^\d{1,2}\s*[.．]\s*\d{1,2}\s*[.．]\s*\d{1,2}(?![\d年月日])/, level: 5 },
  { start: /^\d{1,2}\s*[.．]\s*\d{1,2}(?![\d年月日%])/, level: 4 },
  { start: /^\d{1,2}\s*[、.．](?!\d)/, level: 3 },
  { start: /^[（(]\s*\d{1,2}\s*[）)]/, level: 4 },
];

/** Longer lines are sentences, whatever number they begin with. */
const HEADING_CHARACTERS = 40;
const ENDS_A_SENTENCE = /[。；;，,！!…]["”』」）)]?$/;

/** Level of a line that begins with the number of a part (一、 （一） 1. 1.1 第三条), undefined for any other. */
export function numberingLevel(text: string): number | undefined {
  return NUMBERINGS.find(({ start }) => start.test(text))?.level;
}

/** Whether a text is short and ends like a title rather than a sentence. */
export function looksLikeTitle(text: string, mostCharacters = HEADING_CHARACTERS): boolean {
  return text !== '' && text.length <= mostCharacters && !ENDS_A_SENTENCE.test(text) && !text.includes('\n') && !text.includes('。');
}

/** Without a number, only a short text is a heading for being bold. */
const PLAIN_TITLE_CHARACTERS = 20;
const LEVEL_WITHOUT_NUMBER = 3;

/** Level of a paragraph that is bold from end to end and stands for a heading; undefined for one that is only stressed. */
export function emphasisedLevel(text: string): number | undefined {
  const level = numberingLevel(text);
  if (level !== undefined) return looksLikeTitle(text) ? level : undefined;
  return looksLikeTitle(text, PLAIN_TITLE_CHARACTERS) ? LEVEL_WITHOUT_NUMBER : undefined;
}
