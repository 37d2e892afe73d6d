import type { Dex } from '@touchstone/formats/dex';
import { parameterTypes } from './descriptors.ts';

/** What a call of a signature takes and gives, as the registers of a call show it. */
export class Prototype {
  readonly signature: string;
  readonly types: readonly string[];
  /** Registers that each parameter takes: 2 for long and double. */
  readonly widths: Uint8Array;
  readonly isVoid: boolean;

  constructor(signature: string) {
    this.signature = signature;
    this.types = parameterTypes(signature);
    this.widths = Uint8Array.from(this.types, (type) => (type === 'J' || type === 'D' ? 2 : 1));
    this.isVoid = signature.endsWith(')V');
  }
}

/** The prototypes of a DEX file, each taken apart once. */
export class Prototypes {
  readonly #dex: Dex;
  readonly #known: (Prototype | undefined)[];

  constructor(dex: Dex) {
    this.#dex = dex;
    this.#known = [];
  }

  of(proto: number): Prototype {
    let known = this.#known[proto];
    if (known === undefined) {
      known = new Prototype(this.#dex.signature(proto));
      this.#known[proto] = known;
    }
    return known;
  }

  /** Of a row of the method table; of one outside it, of a method without parameters. */
  ofMethod(row: number): Prototype {
    const { methodIds, methodCount } = this.#dex.tables;
    return row < methodCount ? this.of(methodIds[row * 2]! >>> 16) : NOTHING_TAKEN;
  }
}

const NOTHING_TAKEN = new Prototype('()V');
