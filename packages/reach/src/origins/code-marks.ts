import { type CodeItem, unitsAt } from '@touchstone/formats/dex';
import { FORM, FORMS } from './instruction-forms.ts';
import { switchOf } from './method-code.ts';

/** Marks of code units: an instruction begins there, and others may come to it than the one before. */
export const INSTRUCTION = 1;
export const START = 2;

/** Ways out of all switches of a method; a million of them can share one table. */
const MOST_WAYS = 200_000;

/**
 * Marks where instructions and blocks begin. @returns how many blocks, -1 for methods with more ways than are followed
 *
 * @param marks by code unit, all 0, with one more at the end
 */
export function markCode(u16: Uint16Array, { from, to, tries }: CodeItem, marks: Uint8Array): number {
  const size = to - from;
  let ways = 0;
  for (let at = 0; at < size; ) {
    const units = unitsAt(u16, from + at);
    if (at + units > size) break;
    const op = u16[from + at]! & 0xff;
    // What is longer and begins with a nop is a payload.
    if (op !== 0 || units === 1) {
      marks[at]! |= INSTRUCTION;
      const form = FORMS[op]!;
      if (form === FORM.goto || form === FORM.if) {
        const target = jumpFrom(u16, from, at);
        if (target >= 0 && target < size) marks[target]! |= START;
      } else if (form === FORM.switch) {
        const { targets } = switchOf(u16, from, at, at + int32(u16, from + at + 1), size);
        ways += targets.length;
        if (ways > MOST_WAYS) return -1;
        for (const target of targets) marks[target]! |= START;
      }
      if (form === FORM.if || form === FORM.switch) marks[at + units]! |= START;
    }
    at += units;
  }
  for (const { handlers } of tries) for (const { at } of handlers) if (at <= size) marks[at]! |= START;
  let starts = 0;
  for (let at = 0; at <= size; at++) if ((marks[at]! & START) !== 0) starts++;
  return starts;
}

/** Where a `goto` or `if` leads; may lie outside the method. */
export function jumpFrom(u16: Uint16Array, from: number, at: number): number {
  const word = u16[from + at]!;
  const op = word & 0xff;
  if (op === 0x28) return at + ((word << 16) >> 24);
  if (op === 0x2a) return at + int32(u16, from + at + 1);
  return at + ((u16[from + at + 1]! << 16) >> 16);
}

/** 32 bits of two units, signed. */
export const int32 = (u16: Uint16Array, at: number): number => (u16[at] ?? 0) | ((u16[at + 1] ?? 0) << 16);
