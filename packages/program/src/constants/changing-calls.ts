import { type Dex, unitsAt } from '@touchstone/formats/dex';
import type { MethodReference, MethodReferences } from './method-references.ts';

const FRAMEWORK = /^L(?:android|androidx|java|javax|kotlin|kotlinx)\//;
/** Methods of the framework that write into an array or builder they are given. */
const WRITERS = new Set([
  'fill',
  'sort',
  'setAll',
  'arraycopy',
  'copyInto',
  'getChars',
  'getBytes',
  'nextBytes',
  'read',
  'readFully',
  'doFinal',
]);
const BUILDERS = new Set(['Ljava/lang/StringBuilder;', 'Ljava/lang/StringBuffer;']);
const BUILDER_READERS = new Set(['<init>', 'toString', 'length', 'charAt', 'substring', 'indexOf', 'lastIndexOf', 'isEmpty', 'equals']);

/**
 * Which methods may change an array or string builder that they are given. Of the app's own methods those that store into
 * an array, keep an object, or hand one on; what another file defines may do anything.
 */
export class ChangingCalls {
  readonly #dex: Dex;
  readonly #references: MethodReferences;
  readonly #known: Map<number, boolean>;
  #definitions: Int32Array | undefined;

  constructor(dex: Dex, references: MethodReferences) {
    this.#dex = dex;
    this.#references = references;
    this.#known = new Map();
    this.#definitions = undefined;
  }

  /** @param method row of the file's method table */
  mayChange(method: number): boolean {
    let known = this.#known.get(method);
    if (known === undefined) {
      known = this.#read(method);
      this.#known.set(method, known);
    }
    return known;
  }

  #read(method: number): boolean {
    const reference = this.#references.get(method);
    if (FRAMEWORK.test(reference.class)) return WRITERS.has(reference.name);
    const definition = this.#definitionOf(method);
    const item = definition < 0 ? undefined : this.#dex.codeItem(definition);
    if (item === undefined) return true;
    const { u16 } = this.#dex.bytes;
    for (let at = item.from; at < item.to; at += unitsAt(u16, at)) {
      const op = u16[at]! & 0xff;
      if (WRITES.has(op) || (isInvoke(op) && handsOn(this.#references.get(u16[at + 1] ?? 0)))) return true;
    }
    return false;
  }

  #definitionOf(method: number): number {
    const { definitions, tables } = this.#dex;
    if (this.#definitions === undefined) {
      this.#definitions = new Int32Array(tables.methodCount).fill(-1);
      for (let d = definitions.count - 1; d >= 0; d--) this.#definitions[definitions.method[d]!] = d;
    }
    return this.#definitions[method] ?? -1;
  }
}

/** fill-array-data, the stores into arrays, and those of objects into fields. */
const WRITES: ReadonlySet<number> = new Set([0x26, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f, 0x50, 0x51, 0x5b, 0x69]);

const isInvoke = (op: number) => (op >= 0x6e && op <= 0x72) || (op >= 0x74 && op <= 0x78) || op >= 0xfa;

function handsOn({ class: owner, name, parameters }: MethodReference): boolean {
  if (BUILDERS.has(owner)) return !BUILDER_READERS.has(name);
  if (FRAMEWORK.test(owner)) return WRITERS.has(name);
  return parameters.some((type) => type[0] === '[' || BUILDERS.has(type) || type === 'Ljava/lang/Object;');
}
