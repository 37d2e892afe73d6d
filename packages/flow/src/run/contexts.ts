import type { Context } from './frame.ts';

/** Contexts of one app; each may have objects of its own. Beyond them calls are told apart by their own site alone. */
const MOST_CONTEXTS = 30_000;

/** Numbers for call sites and for the last few of them that lead to a method. */
export class Contexts {
  readonly root: Context;
  readonly #most: number;
  readonly #byKey = new Map<string, Context>();
  readonly #sites = new Map<string, number>();

  /** @param most call sites that are told apart */
  constructor(most: number) {
    this.#most = most;
    this.root = { id: 0, sites: [] };
    this.#byKey.set('', this.root);
  }

  /** @param place anything that names the call site */
  enter(from: Context, place: string): Context {
    let site = this.#sites.get(place);
    if (site === undefined) {
      site = this.#sites.size + 1;
      this.#sites.set(place, site);
    }
    const sites = this.#byKey.size < MOST_CONTEXTS ? [...from.sites, site].slice(-this.#most) : [site];
    const key = sites.join();
    let context = this.#byKey.get(key);
    if (context === undefined) {
      context = { id: this.#byKey.size, sites };
      this.#byKey.set(key, context);
    }
    return context;
  }
}
