import type { Dex } from '@touchstone/formats/dex';
import type { Method } from '@touchstone/program';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import type { Instruction } from '../origins/method-code.ts';
import { isStatic, type Methods } from '../origins/methods.ts';
import type { Origin, OriginSet } from '../origins/origin.ts';
import { fieldOwner } from '../origins/origin-search.ts';
import { KEY, type Origins, union } from '../origins/origins.ts';
import { Exploration, type Ground, type Reflected, type Seen } from './exploration.ts';
import { GIVEN, isOf, type Known, objectOf } from './known.ts';
import { Run } from './run.ts';

/** Steps for all methods of an app together. */
const STEPS = 4_000_000;
const MOST_WAYS = 16;
const MOST_RESULTS = 4_000;

/**
 * Carries methods out on what is known, within a budget and without any effect: texts that are put together or decrypted,
 * and members that reflection finds by them.
 */
export class Evaluator {
  readonly #origins: Origins;
  readonly #methods: Methods;
  readonly #ground: Ground;
  readonly #seen: Seen = { results: new Map(), reflected: new Map() };
  readonly #explored = new Set<number>();
  readonly #called = new Map<string, OriginSet | undefined>();
  readonly #fields = new Map<string, Known>();
  readonly #open = new Set<number>();
  readonly #choosing = new Map<number, boolean>();

  constructor(origins: Origins) {
    this.#origins = origins;
    this.#methods = origins.methods;
    this.#ground = {
      methods: this.#methods,
      stepsLeft: STEPS,
      fieldConstant: (type, name) => this.#fieldConstant(type, name),
      isWrittenElsewhere: (type, name) => this.#isWrittenElsewhere(type, name),
      initialValue: (type, name) => this.#initialValue(type, name),
    };
  }

  /** Lets `origins` know what calls that only compute give. */
  attach(): void {
    this.#origins.evaluate = (method, at, wantsText) => this.call(method, at, wantsText);
  }

  /** What reflective instructions of a method were given, as far as the method itself and `callers` of it let it be known. */
  reflected(method: number, at: number): readonly Reflected[] {
    return this.#seen.reflected.get(`${method},${at}`) ?? [];
  }

  /** Texts that a call gives: all, when `isComplete`. */
  texts(method: number, at: number): { readonly values: readonly string[]; readonly isComplete: boolean } {
    this.explore(method);
    const result = this.#seen.results.get(method * KEY + at);
    if (result === undefined) return { values: [], isComplete: false };
    const values = result.values.filter((value) => typeof value === 'string');
    return { values, isComplete: result.isKnown && values.length === result.values.length };
  }

  /** Carries out a method with nothing known of its arguments; what it calls sees what it passes. */
  explore(id: number): void {
    if (this.#explored.has(id) || this.#open.size > 2) return;
    this.#explored.add(id);
    this.#open.add(id);
    const method = this.#methods.method(id);
    const values = isStatic(method) ? [] : [objectOf(method.class, GIVEN)];
    const exploration = new Exploration(this.#ground, this.#seen);
    for (let way = 0; way < MOST_WAYS && exploration.again(); way++) new Run(exploration).call(method, values);
    this.#open.delete(id);
  }

  /** Result of a call that only computes; undefined when this cannot say more than following values. */
  call(id: number, at: number, wantsText = true): OriginSet | undefined {
    const key = `${id},${at},${wantsText}`;
    if (this.#called.has(key)) return this.#called.get(key);
    this.#called.set(key, undefined);
    const found = this.#evaluate(id, at, wantsText);
    if (this.#called.size < MOST_RESULTS) this.#called.set(key, found);
    return found;
  }

  #evaluate(id: number, at: number, wantsText: boolean): OriginSet | undefined {
    const call = this.#methods.call(id, at);
    const target = call === undefined ? undefined : this.#methods.target(id, call);
    if (call === undefined || target === undefined) return undefined;
    const returns = target.name === '<init>' ? target.class : returnType(target.signature);
    if (!returns.startsWith('L')) return undefined;
    const method = this.#methods.resolve(target.class, target);
    if (method?.hasCode && isStatic(method) && (wantsText || this.#chooses(method))) {
      const direct = this.#direct(id, call.values, method);
      if (direct !== undefined) return direct;
    }
    if (!wantsText || !TEXTUAL.has(returns) || (method === undefined && !COMPUTES.test(target.class))) return undefined;
    const { values, isComplete } = this.texts(id, at);
    if (values.length === 0) return undefined;
    const origins = values.map((value): Origin => ({ kind: 'text', value }));
    return { origins, isComplete: isComplete && method === undefined, why: isComplete ? undefined : 'computed' };
  }

  /** Whether what a method returns may depend on what it is given otherwise than by passing it on. */
  #chooses({ id }: Method): boolean {
    let chooses = this.#choosing.get(id);
    if (chooses === undefined) {
      const code = this.#methods.code(id);
      chooses = code?.instructions.some((i) => this.#isChoice(code.dex, i)) === true;
      this.#choosing.set(id, chooses);
    }
    return chooses;
  }

  #isChoice(dex: Dex, i: Instruction): boolean {
    if (i.kind === 'if' || i.kind === 'switch' || i.kind === 'get-item') return true;
    return i.kind === 'invoke' && REFLECTS.test(this.#methods.name(dex, i.method).class);
  }

  /** A static method whose arguments are constants at this call, if known values then decide all it does. */
  #direct(id: number, values: readonly number[], method: Method): OriginSet | undefined {
    if (values.length === 0 || values.length !== parameterTypes(method.signature).length) return undefined;
    const given: Known[] = [];
    if (values.some((value) => NO_CONSTANTS.has(this.#methods.value(id, value)?.kind ?? ''))) return undefined;
    for (const value of values) {
      const { origins, isComplete } = this.#origins.local(id, value);
      const [only] = origins;
      if (!isComplete || origins.length !== 1 || only === undefined) return undefined;
      if (only.kind === 'text' || only.kind === 'number') given.push(only.value);
      else if (only.kind === 'class') given.push({ kind: 'class', descriptor: only.descriptor });
      else return undefined;
    }
    const exploration = new Exploration(this.#ground, { results: new Map(), reflected: new Map() });
    exploration.again();
    const run = new Run(exploration);
    const result = run.call(method, given);
    return run.isDetermined ? this.#asOrigins(result) : undefined;
  }

  #asOrigins(result: Known): OriginSet | undefined {
    const one = (origin: Origin): OriginSet => ({ origins: [origin], isComplete: true, why: undefined });
    if (typeof result === 'string') return one({ kind: 'text', value: result });
    if (result === null) return one({ kind: 'number', value: 0 });
    if (isOf(result, 'class')) return one({ kind: 'class', descriptor: result.descriptor });
    if (!isOf(result, 'object') || result.method < 0 || result.at < 0) return undefined;
    const { class: type, method, at } = result;
    const value = this.#methods.values(method)?.made(at) ?? 0;
    return value <= 0 ? undefined : one({ kind: 'object', class: type, method, instruction: at, value });
  }

  #fieldConstant(type: string, name: string): Known {
    const key = `${type}->${name}`;
    if (this.#fields.has(key)) return this.#fields.get(key);
    this.#fields.set(key, undefined);
    const owner = fieldOwner(this.#origins, type, name);
    if (owner === undefined) return undefined;
    const writes = this.#writes(owner, name);
    if (writes.length > 8) return undefined;
    const sets = writes.map(({ method, instruction }) => {
      const put = this.#methods.values(method.id)?.puts.find(({ at }) => at === instruction);
      return put === undefined ? { origins: [], isComplete: false, why: 'computed' as const } : this.#origins.of(method.id, put.value);
    });
    const { origins, isComplete } = union(sets);
    const values = [...new Set(origins.filter((origin) => origin.kind === 'text' || origin.kind === 'number').map(({ value }) => value))];
    const texts = values.filter((value) => typeof value === 'string');
    const only =
      texts.length === 1
        ? texts[0]
        : isComplete && values.length === 1 && texts.length === 0 && origins.length === 1
          ? values[0]
          : undefined;
    this.#fields.set(key, only);
    return only;
  }

  #isWrittenElsewhere(type: string, name: string): boolean {
    const owner = fieldOwner(this.#origins, type, name);
    return owner === undefined || this.#writes(owner, name).some(({ method }) => method.name !== '<clinit>');
  }

  #initialValue(type: string, name: string): Known {
    const field = this.#methods
      .classOf(type)
      ?.fields()
      .find((one) => one.name === name);
    if (field === undefined) return undefined;
    if (field.value?.kind === 'text' || field.value?.kind === 'number') return field.type === 'J' ? undefined : field.value.value;
    if (field.value?.kind === 'class') return { kind: 'class', descriptor: field.value.descriptor };
    return field.type.startsWith('L') || field.type.startsWith('[') ? null : field.type === 'J' ? 0n : 0;
  }

  #writes(type: string, name: string) {
    return this.#methods.accesses(type, name, 'write');
  }
}

const REFLECTS = /^Ljava\/lang\/(?:Class|reflect\/\w+|ClassLoader);$/;
/** Kinds of values that are no constants, however far they are followed. */
const NO_CONSTANTS: ReadonlySet<string> = new Set(['parameter', 'new', 'array', 'caught', 'custom', 'item']);
const TEXTUAL = new Set(['Ljava/lang/String;', 'Ljava/lang/CharSequence;']);
const COMPUTES =
  /^Ljava\/lang\/(?:String|StringBuilder|StringBuffer|Integer|Character|AbstractStringBuilder|CharSequence|Object);$|^Landroid\/text\/TextUtils;$/;
