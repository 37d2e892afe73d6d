import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';

/** How control leaves an instruction, positions in code units from the method's start. */
export interface Flow {
  readonly targets: readonly number[];
  readonly fallsThrough: boolean;
}

/** Where blocks begin: targets of jumps and switches, handlers, and what follows a jump. */
export class Blocks {
  readonly isStart: Uint8Array;
  readonly count: number;
  /** More ways than a compiler writes: a million switches can share one table. */
  readonly isTooMany: boolean;
  readonly #flows: ReadonlyMap<number, Flow>;

  constructor(dex: Dex, item: CodeItem) {
    const { u16 } = dex.bytes;
    const size = item.to - item.from;
    const isStart = new Uint8Array(size + 1);
    const flows = new Map<number, Flow>();
    const most = size * 4 + 1_024;
    let ways = 0;
    isStart[0] = 1;
    for (let at = 0; at < size && ways <= most; ) {
      const units = unitsAt(u16, item.from + at);
      if (at + units > size) break;
      const flow = flowAt(u16, item.from, at, size);
      if (flow !== undefined) {
        flows.set(at, flow);
        ways += flow.targets.length;
        for (const target of flow.targets) isStart[target] = 1;
        isStart[at + units] = 1;
      }
      at += units;
    }
    for (const { handlers } of item.tries) for (const { at } of handlers) if (at < size) isStart[at] = 1;
    this.isStart = isStart;
    this.#flows = flows;
    this.isTooMany = ways > most;
    this.count = sumOf(isStart);
  }

  /** The flow of an instruction that does more than go on to the next; undefined for the others. */
  flow(at: number): Flow | undefined {
    return this.#flows.get(at);
  }
}

function sumOf(numbers: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
  return sum;
}

const NOWHERE: Flow = { targets: [], fallsThrough: false };

function flowAt(u16: Uint16Array, from: number, at: number, size: number): Flow | undefined {
  const word = u16[from + at]!;
  const op = word & 0xff;
  if ((op >= 0x0e && op <= 0x11) || op === 0x27) return NOWHERE;
  const jump = (offset: number, fallsThrough: boolean): Flow => ({ targets: inside([at + offset], size), fallsThrough });
  if (op === 0x28) return jump((word << 16) >> 24, false);
  if (op === 0x29) return jump((u16[from + at + 1]! << 16) >> 16, false);
  if (op === 0x2a) return jump(int32(u16, from + at + 1), false);
  if (op >= 0x32 && op <= 0x3d) return jump((u16[from + at + 1]! << 16) >> 16, true);
  if (op === 0x2b || op === 0x2c) return { targets: switchTargets(u16, from, at, size), fallsThrough: true };
  return undefined;
}

function switchTargets(u16: Uint16Array, from: number, at: number, size: number): readonly number[] {
  const payload = at + int32(u16, from + at + 1);
  if (payload < 0 || payload + 2 > size) return [];
  const word = u16[from + payload];
  const count = u16[from + payload + 1]!;
  const first = word === 0x0100 ? payload + 4 : word === 0x0200 ? payload + 2 + count * 2 : size;
  if (first + count * 2 > size) return [];
  const targets = Array.from({ length: count }, (_, i) => at + int32(u16, from + first + i * 2));
  return [...new Set(inside(targets, size))];
}

const inside = (targets: readonly number[], size: number) => targets.filter((target) => target >= 0 && target < size);

export const int32 = (u16: Uint16Array, at: number) => u16[at]! | (u16[at + 1]! << 16);
