import type { Place } from '@touchstone/kernel/place';
import { countOf, isFields, textOf } from './json-fields.ts';

const TEXTS = ['class', 'method', 'element'] as const;
const NUMBERS = ['offset', 'instruction', 'line'] as const;

/** A place as others wrote it; undefined when it names no file. Unknown fields are dropped. */
export function placeOf(value: unknown, mostText: number): Place | undefined {
  if (!isFields(value)) return undefined;
  const file = textOf(value['file'], mostText);
  if (file === undefined || file === '') return undefined;
  const texts = TEXTS.flatMap((name) => {
    const text = textOf(value[name], mostText);
    return text === undefined ? [] : [[name, text] as const];
  });
  const numbers = NUMBERS.flatMap((name) => {
    const count = countOf(value[name]);
    return count === undefined ? [] : [[name, count] as const];
  });
  return { file, ...Object.fromEntries([...texts, ...numbers]) };
}
