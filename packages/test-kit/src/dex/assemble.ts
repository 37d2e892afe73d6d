import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Code } from './code.ts';
import type { AnyRegister, Instruction, Item, Payload } from './instruction.ts';
import { type Format, opcode, units } from './opcodes.ts';
import type { Pools } from './pools.ts';

/** A method's code with every register, label and reference resolved. */
export interface Assembled {
  readonly registers: number;
  readonly ins: number;
  readonly outs: number;
  /** Instructions and payloads, 16-bit units in file order. */
  readonly insns: Uint8Array;
  /** Code unit of each label. */
  readonly labels: ReadonlyMap<string, number>;
  readonly lines: readonly { readonly address: number; readonly line: number }[];
  readonly locals: readonly { readonly address: number; readonly register: number; readonly name: string; readonly type: string }[];
}

/** @throws Error if a label is unknown or a register out of an instruction's reach; the message names the method */
export function assemble(code: Code, pools: Pools): Assembled {
  const { locals, scratch, ins, outs } = code.counts;
  const numberOf = (register: AnyRegister): number =>
    Number(register.slice(1)) + { v: 0, s: locals, p: locals + scratch }[register[0] as 'v' | 's' | 'p'];
  const chosen = code.items.map((item) => (item.kind === 'instruction' ? choose(item, numberOf, pools) : item));
  const placed = place(chosen, code.name);
  return {
    registers: locals + scratch + ins,
    ins,
    outs,
    insns: encode(placed, numberOf, pools, code.name),
    labels: placed.labels,
    lines: chosen.flatMap((item, i) => (item.kind === 'line' ? [{ address: placed.addresses[i]!, line: item.line }] : [])),
    locals: chosen.flatMap((item, i) =>
      item.kind === 'local' ? [{ address: placed.addresses[i]!, register: numberOf(item.register), name: item.name, type: item.type }] : [],
    ),
  };
}

/** The variant of an instruction that its registers and indices need. */
function choose(item: Instruction, numberOf: (register: AnyRegister) => number, pools: Pools): Instruction {
  const registers = item.registers.map(numberOf);
  if (/^move(-wide|-object)?$/.test(item.name)) {
    const [to = 0, from = 0] = registers;
    return { ...item, name: to > 0xff ? `${item.name}/16` : to > 15 || from > 15 ? `${item.name}/from16` : item.name };
  }
  if (/^(invoke-|filled-new-array)/.test(item.name) && !item.name.endsWith('/range')) {
    const isRange = registers.length > 5 || registers.some((register) => register > 15);
    return isRange ? { ...item, name: `${item.name}/range` } : item;
  }
  if (item.name === 'const-string' && item.reference && pools.indexOf(item.reference) > 0xffff)
    return { ...item, name: 'const-string/jumbo' };
  if (item.name === 'const/4' && registers[0]! > 15) return { ...item, name: 'const/16' };
  return item;
}

interface Placed {
  readonly items: readonly Item[];
  readonly addresses: readonly number[];
  readonly payloads: readonly { readonly of: Instruction; readonly payload: Payload; readonly address: number }[];
  readonly labels: ReadonlyMap<string, number>;
}

/** Gives every item its address, widening a `goto` until its target is in reach. */
function place(items: readonly Item[], method: string): Placed {
  let current = items;
  for (;;) {
    const addresses: number[] = [];
    const labels = new Map<string, number>();
    let address = 0;
    for (const item of current) {
      addresses.push(address);
      if (item.kind === 'label') labels.set(item.label, address);
      if (item.kind === 'instruction') address += units[opcode(item.name).format];
      if (item.kind === 'raw') address += item.units.length;
    }
    const payloads = current.flatMap((item) => {
      if (item.kind !== 'instruction' || !item.payload) return [];
      address += address % 2;
      const at = address;
      address += payloadUnits(item.payload);
      return [{ of: item, payload: item.payload, address: at }];
    });
    const widened = current.map((item, i) => widen(item, addresses[i]!, labels, method));
    if (widened.every((item, i) => item === current[i])) return { items: current, addresses, payloads, labels };
    current = widened;
  }
}

const reach: Readonly<Record<string, readonly [limit: number, wider: string]>> = {
  goto: [0x7f, 'goto/16'],
  'goto/16': [0x7fff, 'goto/32'],
};

function widen(item: Item, address: number, labels: ReadonlyMap<string, number>, method: string): Item {
  if (item.kind !== 'instruction' || item.label === undefined) return item;
  const limit = reach[item.name];
  const distance = labelAt(labels, item.label, method) - address;
  // A goto of distance 0 exists only in its 32-bit form.
  if (limit && distance === 0) return { ...item, name: 'goto/32' };
  return limit && Math.abs(distance) > limit[0] ? { ...item, name: limit[1] } : item;
}

function labelAt(labels: ReadonlyMap<string, number>, label: string, method: string): number {
  const address = labels.get(label);
  if (address === undefined) throw new Error(`${method} jumps to ${label}, which is not a label of it`);
  return address;
}

function payloadUnits(payload: Payload): number {
  if (payload.kind === 'packed-switch') return 4 + payload.labels.length * 2;
  if (payload.kind === 'sparse-switch') return 2 + payload.cases.length * 4;
  return 4 + Math.ceil((payload.values.length * payload.width) / 2);
}

function encode(placed: Placed, numberOf: (register: AnyRegister) => number, pools: Pools, method: string): Uint8Array {
  const out = new ByteWriter();
  placed.items.forEach((item, i) => {
    if (item.kind === 'raw') for (const unit of item.units) out.u2(unit);
    if (item.kind !== 'instruction') return;
    const { code, format } = opcode(item.name);
    const address = placed.addresses[i]!;
    const target = item.payload
      ? placed.payloads.find(({ of }) => of === item)!.address
      : item.label === undefined
        ? address
        : labelAt(placed.labels, item.label, method);
    const limits = registerLimits[format];
    const registers = item.registers.map((register, slot) => {
      const number = numberOf(register);
      const limit = limits[Math.min(slot, limits.length - 1)] ?? 0xffff;
      if (number > limit) throw new Error(`${method}: ${item.name} cannot reach ${register}, which is register ${number}`);
      return number;
    });
    writeInstruction(
      out,
      { name: item.name, code, format, registers, literal: BigInt(item.literal ?? 0), target: target - address },
      {
        first: item.reference ? pools.indexOf(item.reference) : 0,
        second: item.proto === undefined ? 0 : pools.index('proto', item.proto),
      },
    );
  });
  for (const { of, payload, address } of placed.payloads) {
    while (out.length / 2 < address) out.u2(0);
    const user = placed.addresses[placed.items.indexOf(of)]!;
    writePayload(out, payload, (label) => labelAt(placed.labels, label, method) - user);
  }
  return out.done();
}

/** Highest register per slot; the last holds for all that follow. */
const registerLimits: Readonly<Record<Format, readonly number[]>> = {
  '10x': [],
  '10t': [],
  '20t': [],
  '30t': [],
  '12x': [15],
  '11n': [15],
  '22t': [15],
  '22s': [15],
  '22c': [15],
  '35c': [15],
  '45cc': [15],
  '11x': [255],
  '21t': [255],
  '21s': [255],
  '21h': [255],
  '21c': [255],
  '23x': [255],
  '22b': [255],
  '31i': [255],
  '31t': [255],
  '31c': [255],
  '51l': [255],
  '22x': [255, 0xffff],
  '32x': [0xffff],
  '3rc': [0xffff],
  '4rcc': [0xffff],
};

interface Resolved {
  readonly name: string;
  readonly code: number;
  readonly format: Format;
  readonly registers: readonly number[];
  readonly literal: bigint;
  /** Jump distance in code units. */
  readonly target: number;
}

/** One instruction, laid out by its format: unit by unit as the specification draws it. */
function writeInstruction(out: ByteWriter, insn: Resolved, index: { readonly first: number; readonly second: number }): void {
  const [a = 0, b = 0, c = 0] = insn.registers;
  const literal = Number(BigInt.asIntN(32, insn.literal));
  const head = (high: number): ByteWriter => out.u2(insn.code | ((high & 0xff) << 8));
  switch (insn.format) {
    case '10x':
      head(0);
      break;
    case '12x':
      head((b << 4) | a);
      break;
    case '11n':
      head(((literal & 15) << 4) | a);
      break;
    case '11x':
      head(a);
      break;
    case '10t':
      head(insn.target);
      break;
    case '20t':
      head(0).u2(insn.target);
      break;
    case '22x':
      head(a).u2(b);
      break;
    case '21t':
      head(a).u2(insn.target);
      break;
    case '21s':
      head(a).u2(literal);
      break;
    case '21h':
      head(a).u2(insn.name === 'const-wide/high16' ? Number((insn.literal >> 48n) & 0xffffn) : literal >>> 16);
      break;
    case '21c':
      head(a).u2(index.first);
      break;
    case '23x':
      head(a).u2((c << 8) | b);
      break;
    case '22b':
      head(a).u2(((literal & 0xff) << 8) | b);
      break;
    case '22t':
      head((b << 4) | a).u2(insn.target);
      break;
    case '22s':
      head((b << 4) | a).u2(literal);
      break;
    case '22c':
      head((b << 4) | a).u2(index.first);
      break;
    case '30t':
      head(0).u4(insn.target);
      break;
    case '32x':
      head(0).u2(a).u2(b);
      break;
    case '31i':
      head(a).u4(literal);
      break;
    case '31t':
      head(a).u4(insn.target);
      break;
    case '31c':
      head(a).u4(index.first);
      break;
    case '35c':
    case '45cc':
      writeFive(out, head, insn.registers, index.first);
      if (insn.format === '45cc') out.u2(index.second);
      break;
    case '3rc':
    case '4rcc':
      head(insn.registers.length).u2(index.first).u2(firstOfRange(insn));
      if (insn.format === '4rcc') out.u2(index.second);
      break;
    case '51l':
      head(a).u8(insn.literal);
      break;
  }
}

function writeFive(out: ByteWriter, head: (high: number) => ByteWriter, registers: readonly number[], index: number): void {
  const [c = 0, d = 0, e = 0, f = 0, g = 0] = registers;
  head((registers.length << 4) | g).u2(index);
  out.u2((f << 12) | (e << 8) | (d << 4) | c);
}

function firstOfRange(insn: Resolved): number {
  const first = insn.registers[0] ?? 0;
  if (insn.registers.some((register, i) => register !== first + i)) {
    throw new Error(`${insn.name} needs consecutive registers, got ${insn.registers.join(', ')}`);
  }
  return first;
}

function writePayload(out: ByteWriter, payload: Payload, distance: (label: string) => number): void {
  if (payload.kind === 'packed-switch') {
    out.u2(0x0100).u2(payload.labels.length).u4(payload.firstKey);
    for (const label of payload.labels) out.u4(distance(label));
  } else if (payload.kind === 'sparse-switch') {
    out.u2(0x0200).u2(payload.cases.length);
    for (const [key] of payload.cases) out.u4(key);
    for (const [, label] of payload.cases) out.u4(distance(label));
  } else {
    out.u2(0x0300).u2(payload.width).u4(payload.values.length);
    for (const value of payload.values) {
      for (let i = 0; i < payload.width; i++) out.u1(Number((BigInt(value) >> BigInt(i * 8)) & 0xffn));
    }
    out.align(2);
  }
}
