import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Assembled } from './assemble.ts';
import type { Catch } from './instruction.ts';
import type { Pools } from './pools.ts';

/** A code_item, which must start at a multiple of four. @source source.android.com "Dalvik executable format", code_item */
export function writeCodeItem(out: ByteWriter, pools: Pools, code: Assembled, catches: readonly Catch[], debugOffset: number): void {
  const tries = tryRanges(code, catches);
  out.u2(code.registers).u2(code.ins).u2(code.outs).u2(tries.length).u4(debugOffset);
  out.u4(code.insns.length / 2).bytes(code.insns);
  if (tries.length === 0) return;

  out.align(4);
  const lists = new ByteWriter().uleb(tries.length);
  for (const { start, end, handlers } of tries) {
    out
      .u4(start)
      .u2(end - start)
      .u2(lists.length);
    writeHandlers(lists, pools, handlers);
  }
  out.bytes(lists.done());
}

interface Handler {
  readonly type: string | null;
  readonly address: number;
}

interface TryRange {
  readonly start: number;
  readonly end: number;
  readonly handlers: readonly Handler[];
}

/**
 * Ranges that do not overlap, by address, each with the handlers of all catches around it: those named first come first, as inner
 * blocks are before outer ones. Behind a handler for anything none is asked.
 */
function tryRanges(code: Assembled, catches: readonly Catch[]): readonly TryRange[] {
  const at = (label: string): number => {
    const address = code.labels.get(label);
    if (address === undefined) throw new Error(`a catch names ${label}, which is not a label of its method`);
    return address;
  };
  const given = catches.map(({ type, start, end, handler }) => ({ type, start: at(start), end: at(end), address: at(handler) }));
  const bounds = [...new Set(given.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return bounds.slice(1).flatMap((end, i) => {
    const start = bounds[i]!;
    const around = given.filter((one) => one.start <= start && one.end >= end);
    const last = around.findIndex(({ type }) => type === null);
    const handlers = last < 0 ? around : around.slice(0, last + 1);
    return handlers.length === 0 ? [] : [{ start, end, handlers }];
  });
}

/** Typed handlers, then the one for anything; a negative count says that there is such a one. */
function writeHandlers(out: ByteWriter, pools: Pools, handlers: readonly Handler[]): void {
  const typed = handlers.filter((handler) => handler.type !== null);
  const all = handlers.find((handler) => handler.type === null);
  out.sleb(all ? -typed.length : typed.length);
  for (const { type, address } of typed) out.uleb(pools.index('type', type!)).uleb(address);
  if (all) out.uleb(all.address);
}
