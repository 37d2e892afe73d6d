import type { MethodName } from '@touchstone/program';
import type { Instruction } from '../origins/method-code.ts';
import type { Frame } from './frame.ts';
import { isOf, type Known, type Thing } from './known.ts';

/** `aget` and `aput`. */
export function item(frame: Frame, i: Instruction & { readonly kind: 'get-item' | 'put-item' }): void {
  const array = frame.read(i.array);
  const index = frame.read(i.index);
  if (i.kind === 'get-item') {
    frame.write(i.value, isOf(array, 'array') && typeof index === 'number' ? array.items[index] : undefined);
    return;
  }
  if (!isOf(array, 'array')) return;
  if (typeof index !== 'number') array.items.fill(undefined);
  else if (index >= 0 && index < array.items.length) array.items[index] = narrowed(array.type, frame.read(i.value));
}

function narrowed(type: string, value: Known): Known {
  if (value === 0 && (type.startsWith('[L') || type.startsWith('[['))) return null;
  if (typeof value !== 'number') return value;
  return type === '[B' ? (value << 24) >> 24 : type === '[C' ? value & 0xffff : type === '[S' ? (value << 16) >> 16 : value;
}

/** fill-array-data: numbers that stand behind the code. */
export function fill(frame: Frame, register: number, payload: number): void {
  const array = frame.read(register);
  if (!isOf(array, 'array')) return;
  const { dex, item: code } = frame.code;
  const { u8, u16 } = dex.bytes;
  const at = code.from + payload;
  if (payload < 0 || at + 4 > code.to || u16[at] !== 0x0300) return;
  const width = u16[at + 1]!;
  for (let i = 0; i < array.items.length; i++) {
    const from = (at + 4) * 2 + i * width;
    if (from + width > code.to * 2) return;
    array.items[i] = numberAt(u8, from, width, array.type);
  }
}

function numberAt(u8: Uint8Array, from: number, width: number, type: string): Known {
  if (width === 8) {
    let wide = 0n;
    for (let k = 7; k >= 0; k--) wide = (wide << 8n) | BigInt(u8[from + k]!);
    return type === '[J' ? BigInt.asIntN(64, wide) : undefined;
  }
  let value = 0;
  for (let k = width - 1; k >= 0; k--) value = (value << 8) | u8[from + k]!;
  return type === '[C' ? value & 0xffff : width === 1 ? (value << 24) >> 24 : width === 2 ? (value << 16) >> 16 : value;
}

/** Arrays that code outside the app was given may have been filled by it. */
export function forget(target: MethodName, values: readonly Known[]): void {
  if (target.class.startsWith('Ljava/lang/reflect/') || target.class === 'Landroid/util/Log;') return;
  for (const value of values)
    if (isOf(value, 'array') && value.type.length === 2) (value as Thing & { readonly kind: 'array' }).items.fill(undefined);
}
