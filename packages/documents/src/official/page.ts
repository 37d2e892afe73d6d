const MM = 72 / 25.4;

/** The page of an official document in points. @source GB/T 9704-2012 §5.1, §5.2 */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  top: 37 * MM,
  bottom: 35 * MM,
  left: 28 * MM,
  right: 26 * MM,
} as const;

/** 22 lines of 28 characters fill the 156 × 225 mm of the text. */
export const LINE = (225 * MM) / 22;
export const CHARACTER = (156 * MM) / 28;

/** Points: 一号 for the head, 二号, 三号, 四号, 五号. */
export const SIZE = { head: 36, title: 22, text: 16, small: 14, table: 10.5 } as const;

/** The red head begins 35 mm below the upper edge of the text. */
export const HEAD_DROP = 35 * MM;
/** The red line stands 4 mm below the number. */
export const RULE_DROP = 4 * MM;
export const PAGE_NUMBER_DROP = 7 * MM;

export const RED = '#d7000f';
/** Of a watermark: to be seen, and not in the way. */
export const PALE = '#e3e3e3';

export const TWIPS = 20;
