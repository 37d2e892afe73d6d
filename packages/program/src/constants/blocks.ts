import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';
import { type Ways, waysFrom } from '../body/ways.ts';

/** Where blocks begin: targets of jumps and switches, handlers, and what follows a jump. */
export class Blocks {
  readonly isStart: Uint8Array;
  readonly count: number;
  /** More ways than a compiler writes: a million switches can share one table. */
  readonly isTooMany: boolean;
  readonly #ways: ReadonlyMap<number, Ways>;

  constructor(dex: Dex, item: CodeItem) {
    const { u16 } = dex.bytes;
    const size = item.to - item.from;
    const isStart = new Uint8Array(size + 1);
    const all = new Map<number, Ways>();
    const most = size * 4 + 1_024;
    let count = 0;
    isStart[0] = 1;
    for (let at = 0; at < size && count <= most; ) {
      const units = unitsAt(u16, item.from + at);
      if (at + units > size) break;
      const ways = waysFrom(u16, item.from, at, size);
      if (ways !== undefined) {
        all.set(at, ways);
        count += ways.targets.length;
        for (const target of ways.targets) isStart[target] = 1;
        isStart[at + units] = 1;
      }
      at += units;
    }
    for (const { handlers } of item.tries) for (const { at } of handlers) if (at < size) isStart[at] = 1;
    this.isStart = isStart;
    this.#ways = all;
    this.isTooMany = count > most;
    this.count = sumOf(isStart);
  }

  /** The ways on from an instruction that does more than go on to the next; undefined for the others. */
  flow(at: number): Ways | undefined {
    return this.#ways.get(at);
  }
}

function sumOf(numbers: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
  return sum;
}
