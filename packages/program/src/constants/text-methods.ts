import { LONGEST_TEXT } from './longest-text.ts';

/** What a method gets besides its receiver; undefined: not known. */
export type Given = string | number | undefined;

/** Results of methods of `java.lang.String` on a known text; undefined for what is not known or would throw. */
export const TEXT_METHODS: Readonly<Record<string, (text: string, given: readonly Given[]) => Given>> = {
  toString: (text: string) => text,
  intern: (text) => text,
  trim: (text) => trimmed(text),
  // With or without a locale: names are ASCII.
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  length: (text) => text.length,
  concat: (text, [end]) => (typeof end === 'string' ? text + end : undefined),
  charAt: (text, [at]) => (isWithin(at, text.length - 1) ? text.charCodeAt(at) : undefined),
  substring: (text, given) => sliced(text, given),
  subSequence: (text, given) => sliced(text, given),
  repeat: (text, [times]) => (isWithin(times, LONGEST_TEXT / Math.max(1, text.length)) ? text.repeat(times) : undefined),
  replace: (text, [old, fresh]) => replaced(text, old, fresh),
};

export const isWithin = (index: Given, last: number): index is number => typeof index === 'number' && index >= 0 && index <= last;

/** Java takes control characters and spaces off, and no other white space. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && text.charCodeAt(from) <= 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--;
  return text.slice(from, to);
}

function sliced(text: string, given: readonly Given[]): string | undefined {
  const [from, to = given.length > 1 ? undefined : text.length] = given;
  return isWithin(to, text.length) && isWithin(from, to) ? text.slice(from, to) : undefined;
}

/** Characters come as numbers. */
function replaced(text: string, ...given: readonly Given[]): string | undefined {
  const [old, fresh] = given.map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part));
  // Each replacement may lengthen the text: bounded before it is made.
  if (old === undefined || fresh === undefined || old === '' || text.length * (fresh.length + 1) > LONGEST_TEXT) return undefined;
  return text.replaceAll(old, () => fresh);
}
