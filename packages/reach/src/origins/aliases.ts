import { containerStep, isHolder, makesContainer } from './containers.ts';
import type { ValueId } from './method-values.ts';
import { isStatic, type Use } from './methods.ts';
import { fieldOwner } from './origin-search.ts';
import { KEY, type Origins } from './origins.ts';

/** A value of a method. */
export interface Place {
  readonly method: number;
  readonly value: ValueId;
}

export interface Put extends Place {
  /** The key it is put under, when that is a constant. */
  readonly key: string | undefined;
}

export interface Contents {
  readonly puts: readonly Put[];
  readonly isComplete: boolean;
}

/** A use of an object outside the app's code: an operand of a call that the app does not answer itself. */
export interface Escape {
  readonly method: number;
  readonly at: number;
  readonly index: number;
}

export interface Spread {
  readonly places: readonly Place[];
  /** Calls that take it, as receiver or argument. */
  readonly escapes: readonly Escape[];
  /** Containers that it was put into. */
  readonly isHeld: boolean;
  readonly isComplete: boolean;
}

const MOST_PLACES = 600;
const MOST_READS = 64;

/** Where an object goes: forwards, from where it is made. */
export class Aliases {
  readonly #origins: Origins;
  readonly #spreads = new Map<number, Spread>();
  readonly #contents = new Map<number, Contents>();

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  /** All values that may be the object that is made here. */
  spread(from: Place): Spread {
    const key = from.method * KEY + from.value;
    let spread = this.#spreads.get(key);
    if (spread === undefined) {
      spread = this.#follow(from);
      this.#spreads.set(key, spread);
    }
    return spread;
  }

  /** Where the containers are made that a value can be, views of them taken for themselves. */
  holders(method: number, value: ValueId): { readonly places: readonly Place[]; readonly isComplete: boolean } {
    const places = new Map<number, Place>();
    let isComplete = true;
    const waiting: Place[] = [{ method, value }];
    for (let i = 0; i < waiting.length && i < 16; i++) {
      const set = this.#origins.of(waiting[i]!.method, waiting[i]!.value);
      if (!set.isComplete) isComplete = false;
      for (const origin of set.origins) {
        if (origin.kind === 'object') places.set(origin.method * KEY + origin.value, { method: origin.method, value: origin.value });
        else if (origin.kind === 'platform' && origin.instruction >= 0) {
          const call = this.#origins.methods.call(origin.method, origin.instruction);
          const target = call === undefined ? undefined : this.#origins.methods.target(origin.method, call);
          if (call === undefined || target === undefined) isComplete = false;
          else if (call.how === 'static' && makesContainer(target.class, target.name)) {
            places.set(origin.method * KEY + origin.value, { method: origin.method, value: origin.value });
          } else if (call.how !== 'static' && isHolder(target.class)) waiting.push({ method: origin.method, value: call.values[0] ?? 0 });
          else isComplete = false;
        } else if (origin.kind !== 'number') isComplete = false;
      }
    }
    return { places: [...places.values()], isComplete };
  }

  /** What is put into the container made at a place. */
  contents(made: Place): Contents {
    const key = made.method * KEY + made.value;
    let contents = this.#contents.get(key);
    if (contents === undefined) {
      this.#contents.set(key, { puts: [], isComplete: true });
      contents = this.#gather(made);
      this.#contents.set(key, contents);
    }
    return contents;
  }

  /** A value as a key, when it is one constant within its method. */
  constant(method: number, id: ValueId): string | undefined {
    const { methods } = this.#origins;
    const value = methods.value(method, id);
    if (value?.kind === 'number') return `#${value.value}`;
    if (value?.kind === 'text') return methods.values(method)!.dex.string(value.text);
    if (value?.kind === 'class') return value.type;
    if (value?.kind === 'cast') return this.constant(method, value.of);
    if (value?.kind !== 'call') return undefined;
    const call = methods.call(method, value.at);
    const target = call === undefined ? undefined : methods.target(method, call);
    return target?.name === 'valueOf' ? this.constant(method, call!.values[0] ?? 0) : undefined;
  }

  #gather(made: Place): Contents {
    const { methods } = this.#origins;
    const spread = this.spread(made);
    const puts: Put[] = [];
    let isComplete = spread.isComplete;
    const putAll = (method: number, value: ValueId) => {
      const holders = this.holders(method, value);
      if (!holders.isComplete) isComplete = false;
      for (const holder of holders.places) {
        const inner = this.contents(holder);
        puts.push(...inner.puts);
        if (!inner.isComplete) isComplete = false;
      }
    };
    const call = methods.value(made.method, made.value);
    if (call?.kind === 'call') this.#madeOf(made, call.at, puts, putAll);
    for (const { method, value } of spread.places) {
      for (const item of methods.values(method)?.items ?? []) {
        if (item.array === value) puts.push({ method, value: item.value, key: this.constant(method, item.index) });
      }
    }
    for (const { method, at, index } of spread.escapes) {
      const given = methods.call(method, at)!;
      const target = methods.target(method, given);
      if (target === undefined || index !== 0 || given.how === 'static') continue;
      if (target.name === '<init>') {
        for (const value of given.values.slice(1)) this.#constructorArgument(method, value, puts, putAll);
        continue;
      }
      const step = containerStep(target.class, target.name, given.values.length);
      if (step?.does === 'put') {
        const key = step.key === undefined ? undefined : this.constant(method, given.values[step.key] ?? 0);
        puts.push({ method, value: given.values[step.value] ?? 0, key });
      }
      if (step?.does === 'put-all') putAll(method, given.values[step.from] ?? 0);
    }
    return { puts, isComplete };
  }

  /** `Arrays.asList(array)`, `List.of(a, b)`. */
  #madeOf(made: Place, at: number, puts: Put[], putAll: (method: number, value: ValueId) => void): void {
    const call = this.#origins.methods.call(made.method, at);
    for (const value of call?.values ?? []) this.#constructorArgument(made.method, value, puts, putAll);
  }

  #constructorArgument(method: number, value: ValueId, puts: Put[], putAll: (method: number, value: ValueId) => void): void {
    const isContainer = this.#origins
      .of(method, value)
      .origins.some(
        (origin) => (origin.kind === 'object' || origin.kind === 'platform') && (origin.class.startsWith('[') || isHolder(origin.class)),
      );
    if (isContainer) putAll(method, value);
    else puts.push({ method, value, key: undefined });
  }

  #follow(from: Place): Spread {
    const places: Place[] = [from];
    const seen = new Set([from.method * KEY + from.value]);
    const escapes: Escape[] = [];
    let isHeld = false;
    let isComplete = true;
    const add = (method: number, value: ValueId | undefined) => {
      if (value === undefined || value === 0) return;
      const key = method * KEY + value;
      if (seen.has(key)) return;
      seen.add(key);
      places.push({ method, value });
    };
    for (let i = 0; i < places.length; i++) {
      if (i >= MOST_PLACES || this.#origins.work-- <= 0) {
        isComplete = false;
        break;
      }
      const { method, value } = places[i]!;
      for (const use of this.#origins.methods.usesIn(method).get(value) ?? []) {
        if (use.kind === 'value') add(method, use.value);
        else if (use.kind === 'return') {
          if (!this.#toCallers(method, add)) isComplete = false;
        } else if (use.kind === 'put') {
          if (!this.#toReads(method, use.field, add)) isComplete = false;
        } else if (use.kind === 'item') isHeld = true;
        else if (this.#intoCall(method, use, add)) escapes.push({ method, at: use.at, index: use.index });
      }
    }
    return { places, escapes, isHeld, isComplete };
  }

  #toCallers(id: number, add: (method: number, value: ValueId | undefined) => void): boolean {
    const { methods } = this.#origins;
    const { callers, isComplete } = this.#origins.callers(methods.method(id));
    for (const { method, at, isCapture } of callers.slice(0, MOST_READS)) if (!isCapture) add(method, resultOf(this.#origins, method, at));
    return isComplete && callers.length <= MOST_READS;
  }

  #toReads(id: number, row: number, add: (method: number, value: ValueId | undefined) => void): boolean {
    const { methods } = this.#origins;
    const field = methods.field(methods.values(id)!.dex, row);
    const owner = fieldOwner(this.#origins, field.class, field.name);
    if (owner === undefined) return false;
    const reads = methods.program.accessesOf({ class: owner, name: field.name }).filter((site) => site.access === 'read');
    for (const read of reads.slice(0, MOST_READS)) {
      const values = methods.values(read.method.id)?.values ?? [];
      const value = values.findIndex((one) => one?.kind === 'field' && one.at === read.instruction);
      if (value > 0) add(read.method.id, value);
    }
    return reads.length <= MOST_READS;
  }

  /** @returns whether the call is answered, or may be, by code outside the app */
  #intoCall(
    id: number,
    { at, index }: Use & { readonly kind: 'call' },
    add: (method: number, value: ValueId | undefined) => void,
  ): boolean {
    const { methods } = this.#origins;
    const call = methods.call(id, at)!;
    const target = methods.target(id, call);
    if (target === undefined) {
      const body = methods.lambda(id, call)?.body;
      const method = body === undefined ? undefined : methods.resolve(body.class, body.name, body.signature);
      if (method !== undefined) add(method.id, parameterAt(this.#origins, method.id, index));
      return false;
    }
    const isVirtual = call.how === 'virtual' || call.how === 'interface';
    const callees = isVirtual
      ? methods.overridesOf(target.class, target.name, target.signature)
      : [methods.resolve(target.class, target.name, target.signature)];
    for (const callee of callees) if (callee !== undefined) add(callee.id, parameterAt(this.#origins, callee.id, index));
    if (call.how !== 'static' && index === 0) {
      const step = containerStep(target.class, target.name, call.values.length);
      if (step?.does === 'view') return true;
    }
    return (
      !methods.isApp(target.class) || callees.length === 0 || callees[0] === undefined || methods.platformAncestors(target.class).length > 0
    );
  }
}

function resultOf(origins: Origins, method: number, at: number): ValueId | undefined {
  const values = origins.methods.values(method)?.values ?? [];
  const value = values.findIndex((one) => one?.kind === 'call' && one.at === at);
  return value > 0 ? value : undefined;
}

/** The value that a method's operand (receiver first) has in it. */
function parameterAt(origins: Origins, id: number, operand: number): ValueId | undefined {
  const index = isStatic(origins.methods.method(id)) ? operand : operand - 1;
  const values = origins.methods.values(id)?.values ?? [];
  const value = values.findIndex((one) => one?.kind === 'parameter' && one.index === index);
  return value > 0 ? value : undefined;
}
