import { type Dex, EDGE } from '@touchstone/formats/dex';
import { Slots } from './slots.ts';

/**
 * Who refers to what in one DEX file: the two streams of edges, turned round by counting.
 *
 * A slot is a thing that can be referred to; `edgesOf` and `mentionsOf` give the positions in the streams of its
 * edges, ascending. Edges whose index leads out of its table are left out.
 */
export class CrossReferences {
  readonly #edgeStart: Uint32Array;
  readonly #edges: Uint32Array;
  readonly #edgeBase: Int32Array;
  readonly #mentionStart: Uint32Array;
  readonly #mentions: Uint32Array;
  readonly #mentionBase: Int32Array;

  constructor(dex: Dex) {
    const { methodCount, fieldCount, typeCount, textCount } = dex.tables;
    const edgeSlots = new Slots();
    edgeSlots.add(CALLS, methodCount);
    edgeSlots.add([EDGE.staticField], fieldCount);
    edgeSlots.add([EDGE.allocation], typeCount);
    edgeSlots.add([EDGE.classConstant], typeCount);
    edgeSlots.add([EDGE.custom], dex.header.callSites.count);
    edgeSlots.add([EDGE.methodHandle], dex.header.methodHandles.count);
    this.#edgeBase = edgeSlots.base;
    this.#edgeStart = counted(dex.code.edges, edgeSlots);
    this.#edges = placed(dex.code.edges, edgeSlots, this.#edgeStart);
    const mentionSlots = new Slots();
    mentionSlots.add([EDGE.text], textCount);
    mentionSlots.add([EDGE.instanceField], fieldCount);
    this.#mentionBase = mentionSlots.base;
    this.#mentionStart = counted(dex.code.mentions, mentionSlots);
    this.#mentions = placed(dex.code.mentions, mentionSlots, this.#mentionStart);
  }

  /** Positions in `edges` of what refers to row `index` in this way; for calls any kind of call will do. */
  edgesOf(kind: number, index: number): Uint32Array {
    const slot = this.#edgeBase[kind]! + index;
    return this.#edges.subarray(this.#edgeStart[slot]!, this.#edgeStart[slot + 1]!);
  }

  /** The same in `mentions`. */
  mentionsOf(kind: number, index: number): Uint32Array {
    const slot = this.#mentionBase[kind]! + index;
    return this.#mentions.subarray(this.#mentionStart[slot]!, this.#mentionStart[slot + 1]!);
  }
}

const CALLS = [EDGE.virtual, EDGE.super, EDGE.direct, EDGE.static, EDGE.interface, EDGE.polymorphic];

function counted(edges: Uint32Array, { base, size, count }: Slots): Uint32Array {
  const start = new Uint32Array(count + 2);
  for (let e = 0; e < edges.length; e++) {
    const edge = edges[e]!;
    const index = edge & 0xff_ffff;
    const kind = edge >>> 24;
    if (index < size[kind]!) start[base[kind]! + index + 2]!++;
  }
  for (let slot = 2; slot < start.length; slot++) start[slot]! += start[slot - 1]!;
  return start;
}

/** Moves each start up to the next one's place while filling, which is why counting left one entry free. */
function placed(edges: Uint32Array, { base, size }: Slots, start: Uint32Array): Uint32Array {
  const order = new Uint32Array(start.at(-1) ?? 0);
  for (let e = 0; e < edges.length; e++) {
    const edge = edges[e]!;
    const index = edge & 0xff_ffff;
    const kind = edge >>> 24;
    if (index < size[kind]!) order[start[base[kind]! + index + 1]!++] = e;
  }
  return order;
}
