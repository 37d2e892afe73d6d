import type { Reference } from './instruction.ts';
import { descriptor, parseField, parseMethod, parseProto, shorty } from './references.ts';
import type { CallSite, MethodHandle } from './values.ts';

export type PoolName = 'string' | 'type' | 'proto' | 'field' | 'method';

/** The identifier tables of one DEX file: first everything is named, then sorted, then asked for its index. */
export class Pools {
  readonly #keys: Readonly<Record<PoolName, Map<string, number>>> = {
    string: new Map(),
    type: new Map(),
    proto: new Map(),
    field: new Map(),
    method: new Map(),
  };
  readonly #handles = new Map<string, { readonly handle: MethodHandle; readonly index: number }>();
  readonly #sites = new Map<string, { readonly site: CallSite; readonly index: number }>();

  string(text: string): void {
    this.#add('string', text);
  }

  type(type: string): void {
    if (this.#add('type', type)) this.string(type);
  }

  proto(proto: string): void {
    if (!this.#add('proto', proto)) return;
    const parts = parseProto(proto);
    this.string(shorty(parts));
    for (const type of [parts.returns, ...parts.parameters]) this.type(type);
  }

  field(reference: string): void {
    if (!this.#add('field', reference)) return;
    const { owner, name, type } = parseField(reference);
    this.string(name);
    this.type(owner);
    this.type(type);
  }

  method(reference: string): void {
    if (!this.#add('method', reference)) return;
    const { owner, name, proto } = parseMethod(reference);
    this.string(name);
    this.type(owner);
    this.proto(proto);
  }

  handle(handle: MethodHandle): void {
    const key = keyOf(handle);
    if (this.#handles.has(key)) return;
    this.#handles.set(key, { handle, index: this.#handles.size });
    if (handle.kind.startsWith('invoke')) this.method(handle.target);
    else this.field(handle.target);
  }

  /** The arguments of the site are the caller's to name. */
  site(site: CallSite): void {
    const key = keyOf(site);
    if (this.#sites.has(key)) return;
    this.#sites.set(key, { site, index: this.#sites.size });
    this.handle(site.bootstrap);
    this.string(site.name);
    this.proto(site.proto);
  }

  reference(reference: Reference): void {
    if (reference.pool === 'handle') this.handle(reference.handle);
    else if (reference.pool === 'site') this.site(reference.site);
    else this[reference.pool](reference.key);
  }

  /** Puts every table in the order the format asks for; `unsorted` ones in the opposite order. */
  sort(unsorted: readonly PoolName[] = []): void {
    for (const pool of ['string', 'type', 'proto', 'field', 'method'] as const) {
      const keys = this.#sorted(pool);
      if (unsorted.includes(pool)) keys.reverse();
      this.#keys[pool].clear();
      keys.forEach((key, index) => void this.#keys[pool].set(key, index));
    }
  }

  keys(pool: PoolName): readonly string[] {
    return [...this.#keys[pool].keys()];
  }

  handles(): readonly MethodHandle[] {
    return [...this.#handles.values()].map(({ handle }) => handle);
  }

  sites(): readonly CallSite[] {
    return [...this.#sites.values()].map(({ site }) => site);
  }

  /** @throws Error if it was never named */
  index(pool: PoolName, key: string): number {
    const index = this.#keys[pool].get(pool === 'type' ? descriptor(key) : key);
    if (index === undefined) throw new Error(`${pool} was not collected: ${key}`);
    return index;
  }

  indexOf(reference: Reference): number {
    if (reference.pool === 'handle') return this.#handles.get(keyOf(reference.handle))!.index;
    if (reference.pool === 'site') return this.#sites.get(keyOf(reference.site))!.index;
    return this.index(reference.pool, reference.key);
  }

  count(pool: PoolName): number {
    return this.#keys[pool].size;
  }

  #add(pool: PoolName, key: string): boolean {
    const keys = this.#keys[pool];
    if (keys.has(key)) return false;
    keys.set(key, keys.size);
    return true;
  }

  /** Each table sorts by the indices of the tables before it, which are in place by then. */
  #sorted(pool: PoolName): string[] {
    const ranked = [...this.#keys[pool].keys()].map((key) => ({ key, rank: this.#rank(pool, key) }));
    return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ key }) => key);
  }

  #rank(pool: PoolName, key: string): readonly (number | string)[] {
    if (pool === 'string') return [key];
    if (pool === 'type') return [this.index('string', key)];
    if (pool === 'proto') {
      const { returns, parameters } = parseProto(key);
      return [returns, ...parameters].map((type) => this.index('type', type));
    }
    if (pool === 'field') {
      const { owner, name, type } = parseField(key);
      return [this.index('type', owner), this.index('string', name), this.index('type', type)];
    }
    const { owner, name, proto } = parseMethod(key);
    return [this.index('type', owner), this.index('string', name), this.index('proto', proto)];
  }
}

/** Position by position, the shorter first; strings by UTF-16 code units, which is what `<` does. */
function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i]! < b[i]!) return -1;
    if (a[i]! > b[i]!) return 1;
  }
  return a.length - b.length;
}

function keyOf(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}
