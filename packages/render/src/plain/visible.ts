import { deceptive, piledMarks } from './deceptive.ts';

/** Longest text of an app that is shown whole, in UTF-16 units: a hostile label can be a megabyte. */
const LONGEST = 400;

/**
 * Text of an app as it may be shown to a person: control, bidirectional, invisible and lone surrogate characters become
 * visible (`‹U+202E›`), piles of combining marks are cut, and what is too long is cut and says by how much (`…‹+1024›`).
 * Without this a label could turn a line round, hide an ending, or steer a terminal.
 */
export function visible(text: string, longest = LONGEST): string {
  if (text.length <= longest) return neutral(text);
  const cut = isHighSurrogate(text.charCodeAt(longest - 1)) ? longest - 1 : longest;
  return `${neutral(text.slice(0, cut))}…‹+${text.length - cut}›`;
}

/** The same without a limit. */
export const neutral = (text: string): string => text.replace(deceptive, codePointName).replace(piledMarks, '$1');

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `‹U+${hex}›`;
}
