/**
 * Characters that are not seen or change how others are seen, as ranges of code points. Written out so that the result does
 * not depend on the Unicode version of the engine.
 */
const deceptiveRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f], // C0 controls: escape sequences of terminals
  [0x007f, 0x009f], // delete, C1 controls
  [0x00ad, 0x00ad], // soft hyphen
  [0x034f, 0x034f], // grapheme joiner
  [0x061c, 0x061c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f], // zero width, marks of direction
  [0x2028, 0x202f], // line and paragraph separators, overrides of direction
  [0x205f, 0x206f], // invisible operators, isolates
  [0x2800, 0x2800], // blank Braille
  [0x3164, 0x3164], // Hangul filler
  [0xd800, 0xdfff], // lone surrogates
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0e], // variation selectors, but for the one of emoji
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff], // tags
];

/** Marks that stand on the character before them. */
const combiningRanges: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

const hex = (point: number) => `\\u{${point.toString(16)}}`;
const classOf = (ranges: readonly (readonly [number, number])[]) => `[${ranges.map(([from, to]) => `${hex(from)}-${hex(to)}`).join('')}]`;

/** Any one deceptive character. */
export const deceptive = new RegExp(classOf(deceptiveRanges), 'gu');

/** The same in JSON, whose only C0 controls are the line breaks of its layout. */
export const deceptiveInJson = new RegExp(classOf(deceptiveRanges.slice(1)), 'gu');

/** More than three marks on one character: the first three are the group. */
export const piledMarks = new RegExp(`(${classOf(combiningRanges)}{3})${classOf(combiningRanges)}+`, 'gu');
