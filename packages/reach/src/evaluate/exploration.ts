import type { MethodName } from '@touchstone/program';
import type { Methods } from '../origins/methods.ts';
import { KEY } from '../origins/origins.ts';
import type { Known } from './known.ts';
import { isOf } from './known.ts';

/** What an instruction that reflects was given, at one time. */
export interface Reflected {
  readonly name: string;
  /** The method, constructor or field; undefined when it is not known. */
  readonly member:
    | { readonly class: string; readonly name: string; readonly parameters: readonly string[] | undefined; readonly isField: boolean }
    | undefined;
  /** Class of the object it is called on, when that is known. */
  readonly receiver: string | undefined;
  readonly arguments: readonly (string | number | undefined)[];
}

/** What calls gave and took while methods were carried out. */
export interface Seen {
  readonly results: Map<number, { readonly values: Known[]; isKnown: boolean }>;
  readonly reflected: Map<string, Reflected[]>;
}

/** What explorations of one app share: steps left, and what fields hold. */
export interface Ground {
  readonly methods: Methods;
  stepsLeft: number;
  fieldConstant(type: string, name: string): Known;
  isWrittenElsewhere(type: string, name: string): boolean;
  initialValue(type: string, name: string): Known;
}

const MOST_STEPS = 20_000;
const MOST_DECISIONS = 96;
const MOST_KEPT = 16;

/** Ways through one method, each another: where a branch is not known, sides not yet seen come first. */
export class Exploration {
  readonly methods: Methods;
  readonly seen: Seen;
  readonly #ground: Ground;
  readonly #covered = new Set<string>();
  readonly #visits = new Map<string, number>();
  #steps = MOST_STEPS;
  #decisions = 0;
  #hasNew = true;

  constructor(ground: Ground, seen: Seen) {
    this.#ground = ground;
    this.methods = ground.methods;
    this.seen = seen;
  }

  /** Begins another way. @returns whether the last one saw something new */
  again(): boolean {
    const hadNew = this.#hasNew;
    this.#steps = MOST_STEPS;
    this.#decisions = 0;
    this.#visits.clear();
    this.#hasNew = false;
    return hadNew && this.#ground.stepsLeft > 0;
  }

  step(): boolean {
    return this.spend(1);
  }

  spend(steps: number): boolean {
    this.#steps -= steps;
    this.#ground.stepsLeft -= steps;
    return this.#steps > 0 && this.#ground.stepsLeft > 0 && this.#decisions < MOST_DECISIONS;
  }

  decide(method: number, at: number, sides: number): number {
    this.#decisions++;
    const key = `${method},${at}`;
    for (let side = 0; side < sides; side++) if (this.#cover(`${key},${side}`)) return side;
    const visits = this.#visits.get(key) ?? 0;
    this.#visits.set(key, visits + 1);
    return visits % sides;
  }

  /** Whether a handler is to be entered now: once, on a later way than the first. */
  throws(method: number, handler: number): boolean {
    const key = `${method},catch${handler}`;
    if (this.#cover(`${key},0`)) return false;
    return (this.#visits.get(key) ?? 0) === 0 && this.#cover(`${key},1`);
  }

  #cover(key: string): boolean {
    if (this.#covered.has(key)) return false;
    this.#covered.add(key);
    this.#hasNew = true;
    return true;
  }

  isBelow(type: string, ancestor: string): number {
    return Number(this.methods.program.isSubtype(type, ancestor));
  }

  fieldConstant(type: string, name: string): Known {
    return this.#ground.fieldConstant(type, name);
  }

  isWrittenElsewhere(type: string, name: string): boolean {
    return this.#ground.isWrittenElsewhere(type, name);
  }

  initialValue(type: string, name: string): Known {
    return this.#ground.initialValue(type, name);
  }

  /** Notes the result of a call where it is a text or nothing is known. */
  give(method: number, at: number, value: Known, _isDetermined: boolean): void {
    const key = method * KEY + at;
    let known = this.seen.results.get(key);
    if (known === undefined) {
      known = { values: [], isKnown: true };
      this.seen.results.set(key, known);
    }
    if (value === undefined) known.isKnown = false;
    const plain = isOf(value, 'builder') ? value.text : value;
    if (plain !== undefined && !known.values.includes(plain) && known.values.length < MOST_KEPT) known.values.push(plain);
  }

  observe(method: number, at: number, target: MethodName, values: readonly Known[]): void {
    if (!reflects(target)) return;
    const key = `${method},${at}`;
    const known = this.seen.reflected.get(key) ?? [];
    this.seen.reflected.set(key, known);
    if (known.length >= MOST_KEPT) return;
    const one = reflectedBy(target, values);
    const text = JSON.stringify(one);
    if (!known.some((other) => JSON.stringify(other) === text)) known.push(one);
  }
}

const FIELD_ACCESS = /^(?:get|set)(?:Int|Long|Boolean|Byte|Char|Short|Float|Double)?$/;

/** Whether a call goes to a member that was found by name. */
export function reflects({ class: type, name }: MethodName): boolean {
  if (type === 'Ljava/lang/reflect/Method;') return name === 'invoke';
  if (type === 'Ljava/lang/reflect/Constructor;' || type === 'Ljava/lang/Class;') return name === 'newInstance';
  if (type === 'Ljava/lang/reflect/Field;') return FIELD_ACCESS.test(name);
  return type === 'Ljava/lang/invoke/MethodHandle;' && name.startsWith('invoke');
}

function reflectedBy(target: MethodName, values: readonly Known[]): Reflected {
  const [first, second, third] = values;
  const isHandle = target.class === 'Ljava/lang/invoke/MethodHandle;';
  const isMethod = target.class === 'Ljava/lang/reflect/Method;';
  const list = isMethod ? third : second;
  const given = isHandle ? values.slice(1) : isOf(list, 'array') ? list.items : [];
  const name = target.name === 'newInstance' ? 'newInstance' : target.name;
  const receiver = isMethod && isOf(second, 'object') ? second.class : undefined;
  return { name, member: memberOf(first), receiver, arguments: given.map(plainOf) };
}

function memberOf(value: Known): Reflected['member'] {
  if (isOf(value, 'class')) return { class: value.descriptor, name: '<init>', parameters: [], isField: false };
  if (!isOf(value, 'member') || value.name === undefined) return undefined;
  const parameters = value.parameters?.map((type) => (isOf(type, 'class') ? type.descriptor : undefined));
  const isKnown = parameters?.every((type) => type !== undefined) === true;
  return { class: value.class, name: value.name, parameters: isKnown ? (parameters as string[]) : undefined, isField: value.isField };
}

const plainOf = (value: Known): string | number | undefined => (typeof value === 'string' || typeof value === 'number' ? value : undefined);
