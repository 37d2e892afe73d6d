import { unitsAt } from '@touchstone/formats/dex';

/** How control leaves an instruction, positions in code units from the method's start. */
export interface Ways {
  readonly targets: readonly number[];
  readonly fallsThrough: boolean;
}

/** A key of a switch and where it leads, in code units from the method's start. */
export interface SwitchCase {
  readonly key: number;
  readonly target: number;
}

const NOWHERE: Ways = { targets: [], fallsThrough: false };

/**
 * The ways on from an instruction that does more than go on to the next; undefined for the others. Targets outside the
 * method are left out.
 *
 * @param from first unit of the method's instructions in the container @param at of the instruction, from there
 * @param size of the method, code units
 */
export function waysFrom(u16: Uint16Array, from: number, at: number, size: number): Ways | undefined {
  const word = u16[from + at]!;
  const op = word & 0xff;
  if ((op >= 0x0e && op <= 0x11) || op === 0x27) return NOWHERE;
  const jump = (offset: number, fallsThrough: boolean): Ways => ({ targets: inside([at + offset], size), fallsThrough });
  if (op === 0x28) return jump((word << 16) >> 24, false);
  if (op === 0x29) return jump((u16[from + at + 1]! << 16) >> 16, false);
  if (op === 0x2a) return jump(int32(u16, from + at + 1), false);
  if (op >= 0x32 && op <= 0x3d) return jump((u16[from + at + 1]! << 16) >> 16, true);
  if (op !== 0x2b && op !== 0x2c) return undefined;
  const targets = new Set(switchCases(u16, from, at, size).map(({ target }) => target));
  return { targets: [...targets], fallsThrough: true };
}

/** Keys and targets of the switch at `at`; none when its table does not lie in the method. */
export function switchCases(u16: Uint16Array, from: number, at: number, size: number): readonly SwitchCase[] {
  const payload = at + int32(u16, from + at + 1);
  if (payload < 0 || payload + 2 > size) return [];
  const isPacked = u16[from + payload] === 0x0100;
  const count = u16[from + payload + 1]!;
  const first = isPacked ? payload + 4 : u16[from + payload] === 0x0200 ? payload + 2 + count * 2 : size;
  if (first + count * 2 > size) return [];
  const keys = from + payload + 2;
  const cases = Array.from({ length: count }, (_, i) => ({
    key: isPacked ? (int32(u16, keys) + i) | 0 : int32(u16, keys + i * 2),
    target: at + int32(u16, from + first + i * 2),
  }));
  return cases.filter(({ target }) => isInside(target, size));
}

/**
 * Instructions that a handler can follow: calls, memory, allocation, division, casts; not moves, constants of numbers and jumps.
 */
export function canThrow(op: number): boolean {
  return (op >= 0x1a && op <= 0x27) || (op >= 0x44 && op <= 0x78) || op === 0x93 || op === 0x94 || op === 0xb3 || op >= 0xfa;
}

/** Whether what starts with a nop at `at` is a payload: data, never run. */
export const isPayload = (u16: Uint16Array, at: number): boolean => (u16[at]! & 0xff) === 0 && unitsAt(u16, at) > 1;

const isInside = (target: number, size: number) => target >= 0 && target < size;
const inside = (targets: readonly number[], size: number) => targets.filter((target) => isInside(target, size));

/** 32 bits of two units, signed. */
export const int32 = (u16: Uint16Array, at: number): number => u16[at]! | (u16[at + 1]! << 16);
