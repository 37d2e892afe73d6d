/**
 * Fonts of official documents (GB/T 9704-2012: 小标宋 for titles, 仿宋_GB2312 for the text, 黑体 and 楷体_GB2312 for headings), each with what stands in
 * for it on machines that do not have it.
 */
export const TITLE_FONT = '方正小标宋简体';
export const TEXT_FONT = '仿宋_GB2312';
export const HEADING_FONT = '黑体';
export const SUBHEADING_FONT = '楷体_GB2312';
export const LATIN_FONT = 'Times New Roman';

const FALLBACKS: readonly (readonly [font: string, instead: string, isLatin: boolean])[] = [
  [TITLE_FONT, 'FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC', false],
  [TEXT_FONT, '仿宋,FangSong,华文仿宋,STFangsong,宋体,SimSun,Noto Serif CJK SC', false],
  [HEADING_FONT, 'SimHei,微软雅黑,Noto Sans CJK SC', false],
  [SUBHEADING_FONT, '楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC', false],
  [LATIN_FONT, 'Liberation Serif', true],
];

/** word/fontTable.xml: where a font is missing, a reader takes its alternative. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${FALLBACKS.map(
  ([font, instead, isLatin]) =>
    `<w:font w:name="${font}"><w:altName w:val="${instead}"/><w:charset w:val="${isLatin ? '00' : '86'}"/><w:family w:val="roman"/></w:font>`,
).join('')}</w:fonts>`;

/** A run in one of the fonts; Latin letters in theirs. */
export const fontOf = (eastAsia: string) => ({ ascii: LATIN_FONT, hAnsi: LATIN_FONT, cs: LATIN_FONT, eastAsia });
