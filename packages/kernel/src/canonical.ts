import { byText } from './order.ts';

/** What canonical text can hold. Numbers are whole: a fraction prints differently from machine to machine of other makes. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/**
 * The one text of a value, to be hashed: JSON without spaces, keys in order of UTF-16 code units, absent keys left out.
 *
 * @throws RangeError for a number that is not a safe integer
 * @source RFC 8785, with numbers narrowed to safe integers
 */
export function canonical(value: Canonical): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`canonical text holds whole numbers only, not ${value}`);
    return String(Object.is(value, -0) ? 0 : value);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.keys(value)
    .sort(byText)
    .flatMap((key) => {
      const held = value[key];
      return held === undefined ? [] : [`${JSON.stringify(key)}:${canonical(held)}`];
    });
  return `{${members.join(',')}}`;
}

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);
