import type { App, IntentFilter } from '@touchstone/app-model';
import { descriptorOf } from '../code/references.ts';

/** Which kind of component an intent is given to. */
export type Kind = 'activity' | 'service' | 'receiver';

export interface Candidate {
  /** Descriptor of the name that the manifest gives it, and of the class that runs: of an alias another one. */
  readonly type: string;
  readonly runs: string;
  readonly filters: readonly IntentFilter[];
  readonly isExported: boolean;
}

/** Enabled components of the manifest by kind; aliases are among the activities. */
export class ManifestComponents {
  readonly #byKind: ReadonlyMap<string, readonly Candidate[]>;
  /** Descriptors of classes that others may start. */
  readonly #exported: ReadonlySet<string>;

  constructor({ manifest }: App) {
    const enabled = (manifest?.components ?? []).filter((one) => one.enabled);
    const all = enabled.map(({ type, name, targetActivity, filters, exported }) => ({
      kind: type === 'activity-alias' ? 'activity' : type,
      candidate: { type: descriptorOf(name), runs: descriptorOf(targetActivity ?? name), filters, isExported: exported },
    }));
    this.#exported = new Set(all.filter(({ candidate }) => candidate.isExported).map(({ candidate }) => candidate.runs));
    const byKind = Map.groupBy(all, ({ kind }) => kind);
    this.#byKind = new Map([...byKind].map(([kind, list]) => [kind, list.map(({ candidate }) => candidate)]));
  }

  isExported(type: string): boolean {
    return this.#exported.has(type);
  }

  of(kind: Kind): readonly Candidate[] {
    return this.#byKind.get(kind) ?? [];
  }
}
