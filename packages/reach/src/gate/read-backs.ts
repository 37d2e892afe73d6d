import type { App } from '@touchstone/app-model';
import type { Method, Seeds } from '@touchstone/program';
import type { Slice } from '../walk/slice.ts';
import type { CallPlace } from './calls-named.ts';
import { guessedTarget } from './guessed-edges.ts';
import type { Guess } from './guesses.ts';

/** A way in which the platform makes objects of what was written. */
interface Way {
  /** Calls that make them, by class. */
  readonly calls: Readonly<Record<string, readonly string[]>>;
  /** Types of which it calls … */
  readonly of: string;
  /** … methods of these names. */
  readonly runs: ReadonlySet<string>;
  /** Whether nothing else may tell that they run. */
  readonly isAlone: boolean;
}

const WAYS: readonly Way[] = [
  {
    calls: {
      'Ljava/io/ObjectInputStream;': ['readObject', 'readUnshared'],
      'Landroid/content/Intent;': ['getSerializableExtra'],
      'Landroid/os/Bundle;': ['getSerializable'],
      'Landroid/os/Parcel;': ['readSerializable', 'readValue'],
    },
    of: 'Ljava/io/Serializable;',
    runs: new Set(['readObject', 'readObjectNoData', 'readResolve', 'readExternal']),
    isAlone: true,
  },
  {
    calls: {
      'Landroid/content/Intent;': ['getParcelableExtra', 'getParcelableArrayExtra', 'getParcelableArrayListExtra'],
      'Landroid/os/Bundle;': ['getParcelable', 'getParcelableArray', 'getParcelableArrayList', 'getSparseParcelableArray'],
      'Landroid/os/Parcel;': ['readParcelable', 'readParcelableArray', 'readParcelableList', 'readParcelableCreator', 'readValue'],
    },
    of: 'Landroid/os/Parcelable$Creator;',
    runs: new Set(['createFromParcel']),
    isAlone: false, // whoever uses a class makes what makes its objects of parcels
  },
];
const OWN: ReadonlySet<string> = new Set(['app', 'unknown']);

/** What runs because objects are made of what was written: of which class they are says who wrote it. */
export class ReadBacks {
  readonly #ways: readonly { readonly sites: readonly CallPlace[]; readonly methods: readonly Method[]; readonly isAlone: boolean }[];

  constructor({ program, owners }: App) {
    this.#ways = WAYS.map(({ calls, of, runs, isAlone }) => {
      const sites = Object.entries(calls)
        .flatMap(([owner, names]) => names.flatMap((name) => program.callsTo({ class: owner, name })))
        .filter(({ method }) => OWN.has(owners.of(method.class).owner))
        .map(({ method, instruction }) => ({ method: method.id, instruction }));
      const types = sites.length === 0 ? [] : program.subtypesOf(of);
      const methods = types.flatMap((type) => type.methods()).filter(({ name, hasCode }) => hasCode && runs.has(name));
      return { sites, methods, isAlone };
    });
  }

  /** What runs although nothing calls it. */
  seeds(classOf: (descriptor: string) => number | undefined): Seeds {
    const methods = this.#ways.flatMap((way) => (way.isAlone ? way.methods : []));
    return {
      methods: methods.map(({ id }) => id),
      classes: methods.map(({ class: type }) => classOf(type)).filter((c) => c !== undefined),
    };
  }

  /** Calls that may run something of a slice; they must be in it too. */
  places(slice: Slice): readonly CallPlace[] {
    return this.#ways.flatMap(({ sites, methods }) => (methods.some(({ id }) => slice.has[id] === 1) ? sites : []));
  }

  guesses(slice: Slice): readonly Guess[] {
    return this.#ways.flatMap(({ sites, methods }) => {
      const targets = methods.filter(({ id }) => slice.has[id] === 1).map(guessedTarget);
      return targets.length === 0 ? [] : sites.filter(({ method }) => slice.has[method] === 1).map((at) => ({ at, targets }));
    });
  }
}
