import type { Method, MethodName, Program } from '@touchstone/program';
import { Aliases } from './aliases.ts';
import { type CallerSet, Callers } from './callers.ts';
import type { ValueId } from './method-values.ts';
import { Methods } from './methods.ts';
import type { Incompleteness, OriginSet } from './origin.ts';
import { NOTHING_KNOWN } from './origin.ts';
import { OriginSearch } from './origin-search.ts';

/** Steps for all questions about an app together. */
const WORK = 2_000_000;
/** Steps for one question and those it asks in turn. */
const WORK_OF_A_QUESTION = 1_000;
/** Questions that answering a question may ask in turn. */
const DEEPEST = 5;

/** A call's targets in the app. */
export interface Callees {
  readonly methods: readonly Method[];
  /** Whether nothing else of the app can be called. */
  readonly isComplete: boolean;
}

/**
 * What values can be: from where they are used back to where they are made, through locals, parameters, results, fields,
 * arrays and collections. Answers are kept; the same questions in the same order give the same answers.
 */
export class Origins {
  readonly methods: Methods;
  readonly aliases: Aliases;
  /** Steps left. */
  work: number;
  /** Evaluates a call of a method that only computes; set by whoever has an evaluator. */
  evaluate: ((method: number, at: number, wantsText: boolean) => OriginSet | undefined) | undefined;
  readonly #callers: Callers;
  readonly #full = new Map<number, OriginSet>();
  readonly #local = new Map<number, OriginSet>();
  /** The same where texts are asked for. */
  readonly #fullTexts = new Map<number, OriginSet>();
  readonly #localTexts = new Map<number, OriginSet>();
  readonly #callees = new Map<number, Callees>();
  readonly #open = new Set<number>();
  #allowance: number;

  constructor(program: Program, work: number = WORK) {
    this.methods = new Methods(program);
    this.#callers = new Callers(this.methods);
    this.aliases = new Aliases(this);
    this.work = work;
    this.#allowance = WORK_OF_A_QUESTION;
    this.evaluate = undefined;
  }

  /** What the receiver of the call at an instruction can be. */
  receiver(method: Pick<Method, 'id'>, instruction: number): OriginSet {
    const value = this.methods.call(method.id, instruction)?.values[0];
    return value === undefined || value === 0 ? NOTHING_KNOWN : this.of(method.id, value, 'objects');
  }

  /** What argument `n` of a call can be, counted from 0 without the receiver. */
  argument(method: Pick<Method, 'id'>, instruction: number, n: number): OriginSet {
    const call = this.methods.call(method.id, instruction);
    if (call === undefined) return NOTHING_KNOWN;
    return this.operand(method, instruction, call.how === 'static' || call.how === 'custom' ? n : n + 1);
  }

  /** What operand `n` of a call can be, the receiver being the first where there is one. */
  operand(method: Pick<Method, 'id'>, instruction: number, n: number): OriginSet {
    const value = this.methods.call(method.id, instruction)?.values[n];
    return value === undefined || value === 0 ? NOTHING_KNOWN : this.of(method.id, value);
  }

  /** What a method can return. */
  returned(method: Pick<Method, 'id'>): OriginSet {
    return union((this.methods.values(method.id)?.returns ?? []).map((value) => this.of(method.id, value)));
  }

  /** What a value of a method can be. @param wanted `objects`: texts need not be computed */
  of(method: number, value: ValueId, wanted: 'all' | 'objects' = 'all'): OriginSet {
    const isText = wanted === 'all' && this.#mayBeText(method, value);
    return this.#search(isText ? this.#fullTexts : this.#full, method, value, false, isText);
  }

  /** The same with the method's own parameters left open. */
  local(method: number, value: ValueId, wanted: 'all' | 'objects' = 'all'): OriginSet {
    const isText = wanted === 'all' && this.#mayBeText(method, value);
    return this.#search(isText ? this.#localTexts : this.#local, method, value, true, isText);
  }

  /** Of objects that only carry texts, where they come from is enough. */
  #mayBeText(method: number, value: ValueId): boolean {
    const type = this.methods.typeOf(method, value);
    return type === undefined || type === null || TEXTS.has(type) || !type.startsWith('L');
  }

  callers(method: Method): CallerSet {
    return this.#callers.of(method);
  }

  /** Methods of the app that a call can run; those of a lambda are its body's. */
  callees(method: number, at: number): Callees {
    const key = method * KEY + at;
    let known = this.#callees.get(key);
    if (known === undefined) {
      known = this.#findCallees(method, at);
      this.#callees.set(key, known);
    }
    return known;
  }

  /** A new question, unless one is being answered. */
  begin(): void {
    if (this.#open.size === 0) this.#allowance = WORK_OF_A_QUESTION;
  }

  /** Takes steps from what is left, of this question and of all. @returns whether there were any */
  spend(steps: number): boolean {
    this.#allowance -= steps;
    this.work -= steps;
    return this.#allowance > 0 && this.work > 0;
  }

  /** Whether asking more in turn is allowed. */
  get isDeep(): boolean {
    return this.#open.size >= DEEPEST;
  }

  #search(known: Map<number, OriginSet>, method: number, value: ValueId, isLocal: boolean, wantsText: boolean): OriginSet {
    const key = method * KEY + value;
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const open = (key * 2 + (wantsText ? 1 : 0)) * (isLocal ? -1 : 1);
    if (this.#open.has(open) || this.isDeep) return { origins: [], isComplete: false, why: 'budget' };
    this.begin();
    this.#open.add(open);
    const found = new OriginSearch(this, method, isLocal, wantsText).run(value);
    this.#open.delete(open);
    known.set(key, found);
    return found;
  }

  #findCallees(id: number, at: number): Callees {
    const call = this.methods.call(id, at);
    if (call === undefined) return { methods: [], isComplete: false };
    if (call.how === 'custom') {
      const body = this.methods.lambda(id, call)?.body;
      const method = body === undefined ? undefined : this.methods.resolve(body.class, body);
      return { methods: method === undefined ? [] : [method], isComplete: true };
    }
    const target = this.methods.target(id, call)!;
    if (call.how !== 'virtual' && call.how !== 'interface') {
      const method = this.methods.resolve(target.class, target);
      return { methods: method === undefined ? [] : [method], isComplete: true };
    }
    const candidates = this.methods.overridesOf(target.class, target);
    const lambdas = call.how === 'interface' ? this.methods.lambdas.bodies(target.class, target.name) : NO_METHODS;
    if (candidates.length + lambdas.length <= 1) return { methods: [...candidates, ...lambdas], isComplete: true };
    return this.#refined([...candidates, ...lambdas], target, id, call.values[0] ?? 0);
  }

  #refined(candidates: readonly Method[], target: MethodName, id: number, receiver: ValueId): Callees {
    const { origins, isComplete } = this.of(id, receiver, 'objects');
    if (!isComplete) return { methods: candidates, isComplete: candidates.length < 48 };
    const methods = new Set<Method>();
    for (const origin of origins) {
      if (origin.kind === 'object') {
        const method = this.methods.resolve(origin.class, target);
        if (method?.hasCode) methods.add(method);
      } else if (origin.kind === 'lambda') {
        if (origin.name !== target.name) continue;
        const method = this.methods.resolve(origin.body.class, origin.body);
        if (method !== undefined) methods.add(method);
      } else if (origin.kind === 'some' || origin.kind === 'platform') {
        const type = this.methods.program.isSubtype(origin.class, target.class) ? origin.class : target.class;
        for (const method of this.methods.overridesOf(type, target)) methods.add(method);
        for (const method of this.methods.lambdas.bodies(target.class, target.name)) methods.add(method);
      }
    }
    return { methods: [...methods].sort((a, b) => a.id - b.id), isComplete: true };
  }
}

/** Types of values that may be texts. */
const TEXTS: ReadonlySet<string> = new Set(['Ljava/lang/String;', 'Ljava/lang/CharSequence;', 'Ljava/lang/Object;']);

const NO_METHODS: readonly Method[] = [];

/** More than the values or code units of any method that is followed. */
export const KEY = 2 ** 20;

export function union(sets: readonly OriginSet[]): OriginSet {
  const origins = [...new Set(sets.flatMap((set) => set.origins))];
  const why = sets.find((set) => !set.isComplete)?.why as Incompleteness | undefined;
  return { origins, isComplete: sets.every((set) => set.isComplete), why };
}
