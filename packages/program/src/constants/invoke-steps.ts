import { builderAfter, constructed, folded } from './known-calls.ts';
import { listCall } from './list-calls.ts';
import type { Machine } from './machine.ts';
import { parameterTypes, widthOf } from './method-references.ts';
import { UNKNOWN, type ValueId } from './values.ts';

/** filled-new-array: the array is taken by the next move-result. */
export function filledArray(machine: Machine, at: number, isRange: boolean): void {
  const items = operands(machine, at, isRange).map((register) => machine.read(register));
  machine.result = machine.values.array(at, items);
}

/** Notes the values that reach a call, and what is known of its result. */
export function invoke(machine: Machine, at: number, isStatic: boolean, isRange: boolean, isPolymorphic: boolean): void {
  const { values } = machine;
  const method = machine.unit(at, 1);
  const reference = machine.references.get(method);
  const parameters = isPolymorphic ? shapeOf(machine, machine.unit(at, 3)) : reference.parameters;
  const types = isStatic ? parameters : [reference.class, ...parameters];
  const items = valuesOf(machine, operands(machine, at, isRange), types);
  machine.calls.set(at, { items, types });

  const receiver = isStatic ? UNKNOWN : (items[0] ?? UNKNOWN);
  const object = values.get(receiver);
  if (items.some((item) => values.isChangeable(item)) && machine.changing.mayChange(method)) for (const item of items) machine.forget(item);
  if (reference.name === '<init>') {
    if (object?.kind === 'new') machine.replace(receiver, constructed(values, object.class, object.at, reference, items.slice(1)));
    return;
  }
  if (listCall(machine, at, reference, items)) return;
  const changed = builderAfter(machine, reference, items);
  const made = changed === undefined ? folded(machine, reference, items) : changed === UNKNOWN ? undefined : changed;
  if (changed !== undefined) machine.replace(receiver, changed);
  if (reference.returns !== 'V') machine.result = made ?? values.call(method, at, items);
}

/** What a call site makes is not known, and it may change what it is given. */
export function invokeCustom(machine: Machine, at: number, isRange: boolean): void {
  for (const register of operands(machine, at, isRange)) machine.forget(machine.read(register));
  machine.result = UNKNOWN;
}

/** Registers that the instruction names, in order. */
function operands(machine: Machine, at: number, isRange: boolean): readonly number[] {
  const word = machine.unit(at, 0);
  const third = machine.unit(at, 2);
  if (isRange) return Array.from({ length: Math.min(word >>> 8, machine.registers.length) }, (_, i) => third + i);
  return [third & 0xf, (third >>> 4) & 0xf, (third >>> 8) & 0xf, third >>> 12, (word >>> 8) & 0xf].slice(0, word >>> 12);
}

/** One value for each type; longs and doubles take two registers. */
function valuesOf(machine: Machine, registers: readonly number[], types: readonly string[]): readonly ValueId[] {
  const items: ValueId[] = [];
  let next = 0;
  for (const type of types) {
    const register = registers[next];
    if (register === undefined) break;
    items.push(machine.read(register));
    next += widthOf(type);
  }
  return items;
}

/** An invoke-polymorphic names its own proto. */
function shapeOf(machine: Machine, proto: number): readonly string[] {
  const signature = machine.dex.signature(proto);
  return parameterTypes(signature.slice(1, signature.lastIndexOf(')')));
}
