import { type Dex, EDGE } from '@touchstone/formats/dex';
import { Slots } from './slots.ts';

/**
 * Who refers to what in one DEX file: the two streams of edges, each turned round by counting when it is first asked.
 *
 * A slot is a thing that can be referred to; `edgesOf` and `mentionsOf` give the positions in the streams of its
 * edges, ascending. Edges whose index leads out of its table are left out.
 */
export class CrossReferences {
  readonly #dex: Dex;
  #edges: Reversed | undefined;
  #mentions: Reversed | undefined;

  constructor(dex: Dex) {
    this.#dex = dex;
    this.#edges = undefined;
    this.#mentions = undefined;
  }

  /** Positions in `edges` of what refers to row `index` in this way; for calls any kind of call will do. */
  edgesOf(kind: number, index: number): Uint32Array {
    this.#edges ??= new Reversed(this.#dex.code.edges, edgeSlots(this.#dex));
    return this.#edges.of(kind, index);
  }

  /** The same in `mentions`. */
  mentionsOf(kind: number, index: number): Uint32Array {
    this.#mentions ??= new Reversed(this.#dex.code.mentions, mentionSlots(this.#dex));
    return this.#mentions.of(kind, index);
  }
}

/** A stream of edges by what they refer to. */
export class Reversed {
  readonly #start: Uint32Array;
  readonly #order: Uint32Array;
  readonly #base: Int32Array;

  constructor(edges: Uint32Array, slots: Slots) {
    this.#base = slots.base;
    this.#start = counted(edges, slots);
    this.#order = placed(edges, slots, this.#start);
  }

  of(kind: number, index: number): Uint32Array {
    const slot = this.#base[kind]! + index;
    const from = this.#start[slot]!;
    const to = this.#start[slot + 1]!;
    return from === to ? NOWHERE : this.#order.subarray(from, to);
  }
}

function edgeSlots({ tables, header }: Dex): Slots {
  const slots = new Slots();
  slots.add(CALLS, tables.methodCount);
  slots.add([EDGE.staticField], tables.fieldCount);
  slots.add([EDGE.allocation], tables.typeCount);
  slots.add([EDGE.classConstant], tables.typeCount);
  slots.add([EDGE.custom], header.callSites.count);
  slots.add([EDGE.methodHandle], header.methodHandles.count);
  return slots;
}

function mentionSlots({ tables }: Dex): Slots {
  const slots = new Slots();
  slots.add([EDGE.text], tables.textCount);
  slots.add([EDGE.instanceField], tables.fieldCount);
  return slots;
}

/** Most things are referred to by nothing: no view is made for those. */
const NOWHERE = new Uint32Array(0);
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
