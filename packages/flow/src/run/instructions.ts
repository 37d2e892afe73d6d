import type { Instruction } from '../code/method-code.ts';
import { isReference } from '../code/references.ts';
import { union } from '../values/sorted.ts';
import {
  ANYTHING,
  anythingFrom,
  classValue,
  isNothing,
  join,
  joinAll,
  known,
  NOTHING,
  object,
  onlyNumber,
  tainted,
  type Value,
  ZERO,
} from '../values/value.ts';
import { compared, computed, converted, workOf } from './arithmetic.ts';
import { invoke, invokeCustom } from './calls.ts';
import type { Frame } from './frame.ts';
import { frameworkText } from './platform-fields.ts';
import type { Session } from './session.ts';

/** Whether the next instruction follows, may not because of an exception, cannot throw at all, or nothing follows. */
export type After = 'goes-on' | 'quiet' | 'ends';

/** Runs one instruction that is no jump and no return. */
export function step(session: Session, frame: Frame, instruction: Instruction, caught: Value | undefined): After {
  const { op } = instruction;
  if (op <= 0x0d) return move(frame, instruction, caught);
  if (op <= 0x1c) return constant(session, frame, instruction);
  if (op <= 0x27) return special(session, frame, instruction);
  if (op >= 0x6e && op <= 0x78) return invoke(session, frame, instruction);
  if (op >= 0x44 && op <= 0x51) return element(session, frame, instruction);
  if (op >= 0x52 && op <= 0x5f) return instanceField(session, frame, instruction);
  if (op >= 0x60 && op <= 0x6d) return staticField(session, frame, instruction);
  if (op >= 0xfa && op <= 0xfd) return invokeCustom(session, frame, instruction);
  return calculation(frame, instruction);
}

function move({ registers, ...frame }: Frame, { op, registers: names }: Instruction, caught: Value | undefined): After {
  void frame;
  if (op === 0 || names.length === 0) return 'quiet';
  const [to = 0, from = 0] = names;
  if (op >= 0x0a && op <= 0x0c) return 'quiet'; // the result of a call is put there by the call
  registers[to] = op === 0x0d ? (caught ?? ANYTHING) : registers[from]!;
  return 'quiet';
}

function constant(session: Session, frame: Frame, { op, registers: names, literal, reference }: Instruction): After {
  const { registers, code } = frame;
  const to = names[0]!;
  if (op <= 0x19) registers[to] = known(literal);
  else if (op <= 0x1b) registers[to] = known(code.dex.string(reference));
  else registers[to] = known(classValue(code.dex.typeDescriptor(reference)));
  void session;
  return 'quiet';
}

function special(session: Session, frame: Frame, instruction: Instruction): After {
  const { op, registers: names, reference } = instruction;
  const { registers, code } = frame;
  const { memory } = session;
  const type = () => code.dex.typeDescriptor(reference);
  switch (op) {
    case 0x1f:
      registers[names[0]!] = session.types.cast(registers[names[0]!]!, type());
      return 'goes-on';
    case 0x20:
      registers[names[0]!] = session.types.isInstance(registers[names[1]!]!, type());
      return 'quiet';
    case 0x21: {
      const array = registers[names[1]!]!;
      const lengths = array.objects.map((one) => memory.find(one, 'length') ?? ANYTHING);
      const length = lengths.length === 0 ? ANYTHING : joinAll(lengths);
      registers[names[0]!] = array.known === undefined || lengths.length === 0 ? anythingFrom([]) : length;
      return 'quiet';
    }
    case 0x22: {
      session.initialise(type(), frame);
      registers[names[0]!] = object(session.allocate(frame, type()));
      return 'quiet';
    }
    case 0x23: {
      const made = session.allocate(frame, type());
      memory.put(made, 'length', { ...registers[names[1]!]!, taints: [] }, true);
      registers[names[0]!] = object(made);
      return 'quiet';
    }
    case 0x24:
    case 0x25: {
      const made = session.allocate(frame, type());
      memory.put(made, 'length', known(names.length), true);
      for (const [k, name] of names.entries()) memory.put(made, `[${k}]`, registers[name]!, !memory.isMany(made));
      session.result(frame, object(made));
      return 'quiet';
    }
    case 0x26:
      for (const one of registers[names[0]!]!.objects) memory.add(one, '[*]', ANYTHING);
      return 'quiet';
    case 0x27: {
      const value = registers[names[0]!]!;
      frame.thrown = { value: isNothing(value) ? ANYTHING : value, heap: memory.heap };
      return 'ends';
    }
    default:
      return 'quiet';
  }
}

/** Whether an element can be told from the others, and whether it is surely inside. */
function slotOf(session: Session, array: Value, index: Value): { readonly name: string; readonly isInside: boolean } {
  const number = onlyNumber(index);
  if (number === undefined || number < 0 || number > MOST_INDEX) return { name: '[*]', isInside: false };
  const isInside = array.objects.every((one) => {
    const length = session.memory.find(one, 'length');
    return length?.known !== undefined && length.known.length > 0 && length.known.every((n) => typeof n === 'number' && n > number);
  });
  return { name: `[${number}]`, isInside: isInside && array.objects.length > 0 };
}

const MOST_INDEX = 1_000;

function element(session: Session, frame: Frame, { op, registers: names }: Instruction): After {
  const { registers } = frame;
  const { memory } = session;
  const [value = 0, array = 0, index = 0] = names;
  const of = registers[array]!;
  const at = registers[index]!;
  const { name, isInside } = slotOf(session, of, at);
  const taints = memory.table.count > 0 ? at.taints : [];
  if (op >= 0x4b) {
    if (name === '[*]') for (const one of of.objects) memory.add(one, '[*]', registers[value]!);
    else memory.write(of.objects, name, registers[value]!);
    return isInside ? 'quiet' : 'goes-on';
  }
  if (of.objects.length === 0) {
    registers[value] = anythingFrom(union(of.taints, taints));
    return 'goes-on';
  }
  const parts = of.objects.map((one) => {
    if (name === '[*]') return memory.readAll([one], '[');
    const rest = memory.find(one, '[*]');
    const own = memory.find(one, name);
    if (own === undefined && rest === undefined) return memory.table.info(one).isOpen ? ANYTHING : ZERO;
    return own === undefined || rest === undefined ? (own ?? rest ?? NOTHING) : join(own, rest);
  });
  const read = joinAll(parts);
  const result = isNothing(read) ? tainted(name === '[*]' ? ANYTHING : ZERO, read.taints) : read;
  registers[value] = tainted(name === '[*]' && op !== 0x46 ? { ...result, known: undefined } : result, union(of.taints, taints));
  return isInside ? 'quiet' : 'goes-on';
}

function instanceField(session: Session, frame: Frame, { op, registers: names, reference }: Instruction): After {
  const { registers, code } = frame;
  const { memory, classes } = session;
  const field = code.field(reference);
  const [value = 0, base = 0] = names;
  const of = registers[base]!;
  const owner = classes.ownerOfField(field);
  const name = classes.isOfApp(owner) ? `f.${owner}.${field.name}` : `f.${field.name}`;
  if (op >= 0x59) {
    memory.write(of.objects, name, registers[value]!);
    return 'quiet';
  }
  const platform = session.fieldSource(frame, field);
  if (of.objects.length === 0) {
    registers[value] = tainted(anythingFrom(of.taints), platform);
    return 'quiet';
  }
  const parts = of.objects.map((one) => {
    const { isOpen, type } = memory.table.info(one);
    const found = memory.find(one, name);
    if (found !== undefined) return found;
    if (isOpen || !classes.isOfApp(type)) return session.openField(one, field, memory.find(one, '*')?.taints ?? []);
    return ZERO;
  });
  const isOfPlatform = !classes.isOfApp(field.class);
  registers[value] = tainted(joinAll(parts), isOfPlatform ? union(of.taints, platform) : platform);
  return 'quiet';
}

function staticField(session: Session, frame: Frame, { op, registers: names, reference }: Instruction): After {
  const { registers, code } = frame;
  const { memory, classes } = session;
  const field = code.field(reference);
  const owner = classes.ownerOfField(field);
  const value = names[0]!;
  session.initialise(owner, frame);
  const statics = session.staticsOf(owner);
  if (op >= 0x67) {
    memory.put(statics, `s.${field.name}`, registers[value]!, true);
    return 'quiet';
  }
  if (classes.isOfApp(owner)) {
    registers[value] = memory.find(statics, `s.${field.name}`) ?? ZERO;
    return 'quiet';
  }
  const text = frameworkText(owner, field.name);
  const held = memory.find(statics, `s.${field.name}`);
  const base =
    held ??
    (text !== undefined ? known(text) : isReference(field.type) && !isText(field.type) ? session.platformConstant(owner, field) : ANYTHING);
  registers[value] = tainted(base, session.fieldSource(frame, field));
  return 'quiet';
}

const isText = (type: string) => type === 'Ljava/lang/String;';

function calculation(frame: Frame, { op, registers: names, literal }: Instruction): After {
  const { registers } = frame;
  const [to = 0, first = 0, second = 0] = names;
  const value = (register: number) => registers[register] ?? ANYTHING;
  if (op >= 0x2d && op <= 0x31) registers[to] = compared(op, value(first), value(second));
  else if (op >= 0x7b && op <= 0x8f) registers[to] = converted(op, value(first));
  else if (op >= 0x90 && op <= 0xaf) registers[to] = computed(value(first), value(second), workOf(op));
  else if (op >= 0xb0 && op <= 0xcf) registers[to] = computed(value(to), value(first), workOf(op));
  else if (op >= 0xd0 && op <= 0xe2) registers[to] = computed(value(first), known(literal), workOf(op));
  else if (names.length > 0 && op >= 0xfe) registers[to] = ANYTHING;
  return isDivision(op) ? 'goes-on' : 'quiet';
}

const isDivision = (op: number) => op === 0x93 || op === 0x94 || op === 0xb3 || op === 0xb4 || op === 0x9e || op === 0x9f;
