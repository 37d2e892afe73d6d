import { Cursor } from '@touchstone/kernel/bytes';
import { instructionsOf } from './code.ts';
import type { Dex } from './dex.ts';
import { spend, whileBytesLast } from './encoded-values.ts';

/** Handlers of a stretch of instructions; positions in code units from the method's start. */
export interface TryBlock {
  readonly from: number;
  readonly to: number;
  /** Type index, or -1 for all; and where the handler starts. */
  readonly handlers: readonly { readonly type: number; readonly at: number }[];
}

export interface CodeItem {
  readonly registers: number;
  /** Registers of the arguments: the last ones, `this` first. */
  readonly ins: number;
  /** Offset of the debug information, 0 for none. */
  readonly debugAt: number;
  /** Where the instructions lie, in 16-bit units of the container. */
  readonly from: number;
  readonly to: number;
  readonly tries: readonly TryBlock[];
}

const TRY_BYTES = 8;

/** @source https://source.android.com/docs/core/runtime/dex-format#code-item */
export function readCodeItem(dex: Dex, at: number): CodeItem {
  const { u16 } = dex.bytes;
  const half = at >>> 1;
  const { from, to } = instructionsOf(dex.bytes, at);
  const count = u16[half + 3]!;
  return {
    registers: u16[half]!,
    ins: u16[half + 1]!,
    debugAt: u16[half + 4]! + u16[half + 5]! * 0x1_0000,
    from,
    to,
    tries: count === 0 ? [] : readTries(dex, (to + ((to - from) & 1)) * 2, count),
  };
}

function readTries(dex: Dex, at: number, count: number): readonly TryBlock[] {
  const size = dex.bytes.u8.length;
  const handlersAt = at + count * TRY_BYTES;
  if (handlersAt > size) return [];
  const cursor = new Cursor(dex.bytes.u8, at);
  const known = new Map<number, TryBlock['handlers']>();
  return whileBytesLast<TryBlock>(dex, (tries) => {
    for (let left = count; left > 0; left--) {
      spend(dex, cursor, 1);
      const from = cursor.u32();
      const to = from + cursor.u16();
      const offset = cursor.u16();
      const handlers = known.get(offset) ?? readHandlers(dex, Math.min(handlersAt + offset, size));
      known.set(offset, handlers);
      tries.push({ from, to, handlers });
    }
  });
}

function readHandlers(dex: Dex, at: number): TryBlock['handlers'] {
  const cursor = new Cursor(dex.bytes.u8, at);
  return whileBytesLast(dex, (handlers) => {
    const stated = cursor.sleb128();
    for (let left = Math.abs(stated); left > 0; left--) {
      spend(dex, cursor, 1);
      handlers.push({ type: cursor.uleb128(), at: cursor.uleb128() });
    }
    if (stated <= 0) handlers.push({ type: -1, at: cursor.uleb128() });
  });
}
