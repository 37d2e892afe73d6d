import type { Aliases, Place } from './aliases.ts';
import { containerStep, isHolder } from './containers.ts';
import type { ValueId } from './method-values.ts';
import { KEY, type Origins } from './origins.ts';

/** A value that is put into a container. */
export interface Put extends Place {
  /** The key it is put under, when that is a constant. */
  readonly key: string | undefined;
}

export interface Contents {
  readonly puts: readonly Put[];
  readonly isComplete: boolean;
}

const UNKNOWN: Contents = { puts: [], isComplete: false };
const MOST_PUTS = 256;
/** Containers filled from containers. */
const DEEPEST = 6;

/** What containers hold, by the places that make them: arrays, collections, references. */
export class ContainerContents {
  readonly #origins: Origins;
  readonly #aliases: Aliases;
  readonly #known = new Map<number, Contents>();
  #depth: number;

  constructor(origins: Origins, aliases: Aliases) {
    this.#origins = origins;
    this.#aliases = aliases;
    this.#depth = 0;
  }

  of(made: Place): Contents {
    const key = made.method * KEY + made.value;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#depth >= DEEPEST) return UNKNOWN;
    const value = this.#origins.methods.value(made.method, made.value);
    if (value?.kind === 'array' && value.type.length === 2) return UNKNOWN;
    this.#known.set(key, { puts: [], isComplete: true });
    this.#depth++;
    const contents = this.#gather(made, value?.kind === 'call' ? value.at : undefined);
    this.#depth--;
    this.#known.set(key, contents);
    return contents;
  }

  /** @param madeBy the call that makes it of its arguments, as `Arrays.asList` does */
  #gather(made: Place, madeBy: number | undefined): Contents {
    const { methods } = this.#origins;
    const spread = this.#aliases.spread(made);
    const gathered = new Gathered(spread.isComplete);
    if (madeBy !== undefined) this.#takeAll(gathered, made.method, methods.call(made.method, madeBy)?.values ?? []);
    for (const { method, value } of spread.places) {
      for (const item of methods.values(method)?.items ?? []) {
        if (item.array === value) gathered.put({ method, value: item.value, key: this.#aliases.constant(method, item.index) });
      }
    }
    for (const { method, at, index } of spread.escapes) if (index === 0) this.#take(gathered, method, at);
    return { puts: gathered.puts, isComplete: gathered.isComplete };
  }

  /** What a call puts into its receiver. */
  #take(gathered: Gathered, method: number, at: number): void {
    const call = this.#origins.methods.call(method, at);
    const target = call === undefined ? undefined : this.#origins.methods.target(method, call);
    if (call === undefined || target === undefined || call.how === 'static') return;
    if (target.name === '<init>') {
      this.#takeAll(gathered, method, call.values.slice(1));
      return;
    }
    const step = containerStep(target.class, target.name, call.values.length);
    if (step?.does === 'put') {
      const key = step.key === undefined ? undefined : this.#aliases.constant(method, call.values[step.key] ?? 0);
      gathered.put({ method, value: call.values[step.value] ?? 0, key });
    }
    if (step?.does === 'put-all') this.#takeContents(gathered, method, call.values[step.from] ?? 0);
  }

  /** Arguments of which a container is made: elements, or containers of elements. */
  #takeAll(gathered: Gathered, method: number, values: readonly ValueId[]): void {
    for (const value of values) {
      const { origins } = this.#origins.of(method, value, 'objects');
      const isContainer = origins.some(
        (origin) => (origin.kind === 'object' || origin.kind === 'platform') && (origin.class.startsWith('[') || isHolder(origin.class)),
      );
      if (isContainer) this.#takeContents(gathered, method, value);
      else gathered.put({ method, value, key: undefined });
    }
  }

  #takeContents(gathered: Gathered, method: number, value: ValueId): void {
    const holders = this.#aliases.holders(method, value);
    if (!holders.isComplete) gathered.isComplete = false;
    for (const holder of holders.places) {
      const inner = this.of(holder);
      for (const put of inner.puts) gathered.put(put);
      if (!inner.isComplete) gathered.isComplete = false;
    }
  }
}

/** Puts of one container, each once, up to a number. */
class Gathered {
  readonly puts: Put[] = [];
  readonly #seen = new Set<string>();
  isComplete: boolean;

  constructor(isComplete: boolean) {
    this.isComplete = isComplete;
  }

  put(put: Put): void {
    const key = `${put.method},${put.value},${put.key}`;
    if (put.value === 0 || this.#seen.has(key)) return;
    this.#seen.add(key);
    if (this.puts.length < MOST_PUTS) this.puts.push(put);
    else this.isComplete = false;
  }
}
