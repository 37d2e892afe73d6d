import { ContainerContents, type Contents } from './container-contents.ts';
import { containerStep, isHolder, makesContainer } from './containers.ts';
import type { ValueId } from './method-values.ts';
import { isStatic } from './methods.ts';
import { fieldOwner } from './origin-search.ts';
import { KEY, type Origins } from './origins.ts';
import { USE } from './uses.ts';

/** A value of a method. */
export interface Place {
  readonly method: number;
  readonly value: ValueId;
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
  /** Arrays that it was put into. */
  readonly arrays: readonly Place[];
  readonly isComplete: boolean;
}

const MOST_PLACES = 160;
const MOST_READS = 64;

/** Where an object goes: forwards, from where it is made. */
export class Aliases {
  readonly #origins: Origins;
  readonly #spreads = new Map<number, Spread>();
  readonly #contents: ContainerContents;

  constructor(origins: Origins) {
    this.#origins = origins;
    this.#contents = new ContainerContents(origins, this);
  }

  /** All values that may be the object that is made here. */
  spread(from: Place): Spread {
    const key = from.method * KEY + from.value;
    let spread = this.#spreads.get(key);
    if (spread === undefined) {
      this.#origins.begin();
      spread = this.#follow(from);
      this.#spreads.set(key, spread);
    }
    return spread;
  }

  /** Whether an array stays where the app's own code looks into it: what is taken out of it is called in sight. */
  isKept({ method, value }: Place): boolean {
    const { origins, isComplete } = this.#origins.of(method, value, 'objects');
    return (
      isComplete &&
      origins.every((origin) => {
        if (origin.kind !== 'object' || !origin.class.startsWith('[')) return false;
        const spread = this.spread({ method: origin.method, value: origin.value });
        return spread.isComplete && spread.arrays.length === 0 && spread.escapes.length === 0;
      })
    );
  }

  /** Where the containers are made that a value can be, views of them taken for themselves. */
  holders(method: number, value: ValueId): { readonly places: readonly Place[]; readonly isComplete: boolean } {
    const places = new Map<number, Place>();
    let isComplete = true;
    const waiting: Place[] = [{ method, value }];
    for (let i = 0; i < waiting.length && i < 16; i++) {
      const set = this.#origins.of(waiting[i]!.method, waiting[i]!.value, 'objects');
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
    return this.#contents.of(made);
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

  #follow(from: Place): Spread {
    const places: Place[] = [from];
    const seen = new Set([from.method * KEY + from.value]);
    const escapes: Escape[] = [];
    const arrays: Place[] = [];
    let isComplete = true;
    const add = (method: number, value: ValueId | undefined) => {
      if (value === undefined || value === 0) return;
      const key = method * KEY + value;
      if (seen.has(key)) return;
      seen.add(key);
      places.push({ method, value });
    };
    for (let i = 0; i < places.length; i++) {
      if (i >= MOST_PLACES || !this.#origins.spend(1)) {
        isComplete = false;
        break;
      }
      const { method, value } = places[i]!;
      const uses = this.#origins.methods.usesIn(method);
      for (let use = uses.from(value), end = uses.to(value); use < end; use++) {
        const kind = uses.kind(use);
        const of = uses.of(use);
        if (kind === USE.value) add(method, of);
        else if (kind === USE.return) {
          if (!this.#toCallers(method, add)) isComplete = false;
        } else if (kind === USE.put) {
          if (!this.#toReads(method, of, add)) isComplete = false;
        } else if (kind === USE.item) arrays.push({ method, value: of });
        else if (this.#intoCall(method, of, uses.operand(use), add)) escapes.push({ method, at: of, index: uses.operand(use) });
      }
    }
    return { places, escapes, arrays, isComplete };
  }

  #toCallers(id: number, add: (method: number, value: ValueId | undefined) => void): boolean {
    const { methods } = this.#origins;
    const { callers, isComplete, isCallback } = this.#origins.callers(methods.method(id));
    for (const { method, at, isCapture } of callers.slice(0, MOST_READS)) if (!isCapture) add(method, resultOf(this.#origins, method, at));
    // What only the platform calls gives its result to the platform.
    return isComplete && callers.length <= MOST_READS && !(isCallback && callers.length === 0);
  }

  #toReads(id: number, row: number, add: (method: number, value: ValueId | undefined) => void): boolean {
    const { methods } = this.#origins;
    const field = methods.field(methods.values(id)!.dex, row);
    const owner = fieldOwner(this.#origins, field.class, field.name);
    if (owner === undefined) return false;
    const reads = methods.accesses(owner, field.name, 'read');
    for (const read of reads.slice(0, MOST_READS)) {
      add(read.method.id, methods.values(read.method.id)?.made(read.instruction));
    }
    return reads.length <= MOST_READS;
  }

  /** @returns whether the call is answered, or may be, by code outside the app */
  #intoCall(id: number, at: number, index: number, add: (method: number, value: ValueId | undefined) => void): boolean {
    const { methods } = this.#origins;
    const call = methods.call(id, at)!;
    const target = methods.target(id, call);
    if (target === undefined) {
      const body = methods.lambda(id, call)?.body;
      const method = body === undefined ? undefined : methods.resolve(body.class, body);
      if (method !== undefined) add(method.id, parameterAt(this.#origins, method.id, index));
      return false;
    }
    const isVirtual = call.how === 'virtual' || call.how === 'interface';
    const callees = isVirtual ? methods.overridesOf(target.class, target) : [methods.resolve(target.class, target)];
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
  return origins.methods.values(method)?.made(at);
}

/** The value that a method's operand (receiver first) has in it. */
function parameterAt(origins: Origins, id: number, operand: number): ValueId | undefined {
  return origins.methods.values(id)?.parameter(isStatic(origins.methods.method(id)) ? operand : operand - 1);
}
