import type { Method, MethodName } from '@touchstone/program';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import { fallsThrough, type Instruction, type MethodCode } from '../origins/method-code.ts';
import { isStatic } from '../origins/methods.ts';
import { binary, holds, literal, unary } from './arithmetic.ts';
import { fill, forget, item } from './array-steps.ts';
import type { Exploration } from './exploration.ts';
import { Frame } from './frame.ts';
import { ENUM_NAME, ENUM_ORDINAL, isOf, type Known, LONGEST_ARRAY, objectOf, PERHAPS } from './known.ts';
import { constructed, libraryMethod } from './library.ts';

/** An exception left the method. */
const THROWN = Symbol('thrown');
type Outcome = Known | typeof THROWN;

const DEEPEST = 12;
const ENUM = 'Ljava/lang/Enum;';

/** One way through a method and what it calls, with what is known; where a branch is not known the exploration decides. */
export class Run {
  readonly #exploration: Exploration;
  readonly #statics = new Map<string, Known>();
  readonly #initialised = new Set<string>();
  /** Whether every branch was decided by known values. */
  isDetermined = true;

  constructor(exploration: Exploration) {
    this.#exploration = exploration;
  }

  /** @param values receiver first */
  call(method: Method, values: readonly Known[]): Known {
    const outcome = this.#carryOut(method, values, 0);
    return outcome === THROWN ? undefined : outcome;
  }

  #carryOut(method: Method, values: readonly Known[], depth: number): Outcome {
    const code = depth > DEEPEST ? undefined : this.#exploration.methods.code(method.id);
    if (code === undefined) return undefined;
    const frame = new Frame(code, method, values, this.#exploration.methods.parametersOf(method.signature));
    const { instructions } = code;
    for (let i = 0; i < instructions.length; ) {
      if (!this.#exploration.step()) {
        this.isDetermined = false;
        return undefined;
      }
      const instruction = instructions[i]!;
      if (instruction.kind === 'return') return instruction.from < 0 ? undefined : frame.read(instruction.from);
      const thrown = this.#step(frame, instruction, depth);
      const next = thrown ? handlerAt(code, instruction.at) : this.#next(frame, instruction);
      if (next === undefined) return thrown ? THROWN : undefined;
      i = code.indexAt(next);
      if (i < 0) return undefined;
    }
    return undefined;
  }

  /** Where control goes; undefined to leave the method. */
  #next(frame: Frame, instruction: Instruction): number | undefined {
    switch (instruction.kind) {
      case 'goto':
        return instruction.targets[0];
      case 'if': {
        const right = instruction.right < 0 ? 0 : frame.read(instruction.right);
        const isTaken = holds(instruction.test, frame.read(instruction.left), right) ?? this.#decide(frame, instruction.at, 2) === 1;
        return isTaken ? instruction.targets[0] : instruction.next;
      }
      case 'switch': {
        const key = frame.read(instruction.from);
        if (typeof key === 'number') return instruction.targets[instruction.keys.indexOf(key)] ?? instruction.next;
        const side = this.#decide(frame, instruction.at, instruction.targets.length + 1);
        return side === 0 ? instruction.next : instruction.targets[side - 1];
      }
      default:
        return fallsThrough(instruction) ? instruction.next : undefined;
    }
  }

  #decide(frame: Frame, at: number, sides: number): number {
    this.isDetermined = false;
    return this.#exploration.decide(frame.method.id, at, sides);
  }

  /** @returns whether an exception was thrown */
  #step(frame: Frame, i: Instruction, depth: number): boolean {
    const { dex } = frame.code;
    switch (i.kind) {
      case 'move':
        frame.write(i.to, frame.read(i.from));
        return false;
      case 'result':
        frame.write(i.to, frame.result);
        return false;
      case 'number':
        frame.write(i.to, i.isWide ? wideNumber(i.value) : i.value);
        return false;
      case 'text':
        frame.write(i.to, dex.string(i.text));
        return false;
      case 'class':
        frame.write(i.to, { kind: 'class', descriptor: dex.typeDescriptor(i.type) });
        return false;
      case 'new':
        frame.write(i.to, { kind: 'object', class: dex.typeDescriptor(i.type), method: frame.method.id, at: i.at, fields: undefined });
        return false;
      case 'new-array': {
        const length = frame.read(i.from);
        const type = dex.typeDescriptor(i.type);
        const empty: Known = type.startsWith('[L') || type.startsWith('[[') ? null : 0;
        const isKnown = typeof length === 'number' && length >= 0 && length <= LONGEST_ARRAY && this.#exploration.spend(length >> 3);
        frame.write(i.to, isKnown ? { kind: 'array', type, items: new Array<Known>(length).fill(empty) } : undefined);
        return false;
      }
      case 'filled-array':
        frame.result = { kind: 'array', type: dex.typeDescriptor(i.type), items: i.registers.map((register) => frame.read(register)) };
        return false;
      case 'fill-array':
        fill(frame, i.from, i.payload);
        return false;
      case 'length': {
        const array = frame.read(i.from);
        frame.write(i.to, isOf(array, 'array') ? array.items.length : undefined);
        return false;
      }
      case 'throw':
        return true;
      case 'get-item':
      case 'put-item':
        item(frame, i);
        return false;
      case 'get-field':
      case 'get-static':
        frame.write(i.value, this.#read(frame, i.field, i.kind === 'get-field' ? frame.read(i.object) : null, depth));
        return false;
      case 'put-field': {
        const object = frame.read(i.object);
        if (isOf(object, 'object')) {
          object.fields ??= new Map();
          object.fields.set(this.#exploration.methods.field(dex, i.field).name, frame.read(i.value));
        }
        return false;
      }
      case 'put-static': {
        const { class: type, name } = this.#exploration.methods.field(dex, i.field);
        this.#statics.set(`${type}->${name}`, frame.read(i.value));
        return false;
      }
      case 'invoke':
        return this.#invoke(frame, i, depth);
      case 'unary':
        frame.write(i.to, unary(i.op, frame.read(i.from)));
        return false;
      case 'binary':
        frame.write(i.to, binary(i.op, frame.read(i.left), frame.read(i.right)));
        return false;
      case 'literal':
        frame.write(i.to, literal(i.op, frame.read(i.left), i.value));
        return false;
      case 'instance-of': {
        const object = frame.read(i.from);
        const type = dex.typeDescriptor(i.type);
        const known =
          typeof object === 'string' ? 'Ljava/lang/String;' : isOf(object, 'object') && object.at >= 0 ? object.class : undefined;
        frame.write(i.to, object === null ? 0 : known === undefined ? undefined : this.#exploration.isBelow(known, type));
        return false;
      }
      case 'custom':
        frame.result = undefined;
        return false;
      case 'caught':
      case 'other':
        if (i.to >= 0) frame.write(i.to, undefined);
        return false;
      default:
        return false;
    }
  }

  #read(frame: Frame, row: number, object: Known, depth: number): Known {
    const { methods } = this.#exploration;
    const field = methods.field(frame.code.dex, row);
    if (object === null) return this.#readStatic(field.class, field.name, depth);
    if (!isOf(object, 'object')) return undefined;
    if (object.fields?.has(field.name)) return object.fields.get(field.name);
    if (object.at >= 0) return field.type.startsWith('L') || field.type.startsWith('[') ? null : field.type === 'J' ? 0n : 0;
    return field.type === 'Ljava/lang/String;' ? this.#exploration.fieldConstant(field.class, field.name) : undefined;
  }

  #readStatic(type: string, name: string, depth: number): Known {
    const key = `${type}->${name}`;
    if (this.#statics.has(key)) return this.#statics.get(key);
    const isFirst = !this.#initialised.has(type);
    this.#initialised.add(type);
    const initialiser = isFirst ? this.#exploration.methods.own(type, '<clinit>', '()V') : undefined;
    if (initialiser !== undefined) this.#carryOut(initialiser, [], depth + 1);
    if (this.#exploration.isWrittenElsewhere(type, name)) return this.#exploration.fieldConstant(type, name);
    return this.#statics.has(key) ? this.#statics.get(key) : this.#exploration.initialValue(type, name);
  }

  #invoke(frame: Frame, i: Instruction & { readonly kind: 'invoke' }, depth: number): boolean {
    const { methods } = this.#exploration;
    const { dex } = frame.code;
    const target = methods.name(dex, i.method);
    const types = methods.parametersOf(i.proto >= 0 ? dex.signature(i.proto) : target.signature);
    const values = frame.operands(i.registers, types, i.how !== 'static');
    const callee = this.#callee(i.how, target, values);
    this.#exploration.observe(frame.method.id, i.at, target, values);
    if (callee?.hasCode) {
      const outcome = this.#carryOut(callee, values, depth + 1);
      frame.result = outcome === THROWN ? undefined : outcome;
      if (outcome !== THROWN) this.#exploration.give(frame.method.id, i.at, frame.result, this.isDetermined);
      return outcome === THROWN;
    }
    const call = { class: target.class, name: target.name, types, values };
    if (target.name === '<init>') {
      if (target.class === ENUM) named(values);
      const made = constructed(call);
      if (made !== undefined) frame.replace(values[0], made);
      if (target.class === 'Ljava/lang/String;') this.#exploration.give(frame.method.id, i.at, made, this.isDetermined);
      frame.result = undefined;
      return false;
    }
    const library = libraryMethod(call);
    frame.result = library === undefined ? (this.#beyond(target, values, depth) ?? given(target)) : library(values, call);
    if (library === undefined) forget(target, values);
    this.#exploration.give(frame.method.id, i.at, frame.result, this.isDetermined);
    return (
      depth === 0 &&
      frame.result === undefined &&
      handlerAt(frame.code, i.at) !== undefined &&
      this.#exploration.throws(frame.method.id, handlerAt(frame.code, i.at)!)
    );
  }

  #callee(how: string, target: MethodName, values: readonly Known[]): Method | undefined {
    const { methods } = this.#exploration;
    if (how === 'static' || how === 'direct' || how === 'super') return methods.resolve(target.class, target);
    const [receiver] = values;
    if (isOf(receiver, 'object') && receiver.at >= 0) return methods.resolve(receiver.class, target);
    const targets = methods.overridesOf(target.class, target);
    return targets.length === 1 && methods.isApp(target.class) ? targets[0] : undefined;
  }

  /** Reflection: what is called by it runs too. */
  #beyond(target: MethodName, values: readonly Known[], depth: number): Known {
    const [first, second, third] = values;
    if (target.name === 'newInstance') {
      const type = isOf(first, 'class') ? first.descriptor : isOf(first, 'member') ? first.class : undefined;
      if (type === undefined) return undefined;
      const made: Known = { kind: 'object', class: type, method: -1, at: 0, fields: undefined };
      const initialiser = this.#exploration.methods.own(type, '<init>', isOf(first, 'class') ? '()V' : undefined);
      const given = isOf(second, 'array') ? second.items : [];
      if (initialiser !== undefined) this.#carryOut(initialiser, [made, ...given], depth + 1);
      return made;
    }
    if (target.name === 'getSuperclass' && isOf(first, 'class')) {
      const parent = this.#exploration.methods.classOf(first.descriptor)?.superclass;
      return parent === undefined ? undefined : { kind: 'class', descriptor: parent };
    }
    if (target.name === 'get' && isOf(first, 'member') && first.isField && first.name !== undefined) {
      if (isOf(second, 'object')) return second.fields?.get(first.name);
      return this.#exploration.methods.isApp(first.class) ? this.#readStatic(first.class, first.name, depth) : undefined;
    }
    if (target.name !== 'invoke' || !isOf(first, 'member') || first.name === undefined) return undefined;
    const given = isOf(third, 'array') ? third.items : [];
    const callees = this.#exploration.methods.named(isOf(second, 'object') && second.at >= 0 ? second.class : first.class, first.name);
    const callee = callees.find((one) => parameterTypes(one.signature).length === given.length);
    if (callee !== undefined) {
      const outcome = this.#carryOut(callee, isStatic(callee) ? given : [second, ...given], depth + 1);
      return outcome === THROWN ? undefined : outcome;
    }
    const call = {
      class: first.class,
      name: first.name,
      types: given.map(() => 'Ljava/lang/Object;'),
      values: second === null || second === undefined ? given : [second, ...given],
    };
    return libraryMethod(call)?.(call.values, call);
  }
}

function handlerAt(code: MethodCode, at: number): number | undefined {
  return code.item.tries.find((block) => at >= block.from && at < block.to)?.handlers[0]?.at;
}

/** The constructor of all constants keeps their name and number. */
function named([constant, name, ordinal]: readonly Known[]): void {
  if (!isOf(constant, 'object')) return;
  constant.fields ??= new Map();
  constant.fields.set(ENUM_NAME, name).set(ENUM_ORDINAL, ordinal);
}

const wideNumber = (value: number): Known => (Number.isSafeInteger(value) ? BigInt(value) : undefined);

/** What a method of the platform gives, when its type says more than that it is an object. */
function given({ class: type, signature }: MethodName): Known {
  const returns = returnType(signature);
  const isTelling = /^L(?:android|java\/net|javax)\//.test(returns) && !type.startsWith('Ljava/lang/');
  return isTelling ? objectOf(returns, PERHAPS) : undefined;
}
