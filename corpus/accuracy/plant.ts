import type { Fact } from '@touchstone/facts';
import type { ClassSpec, ComponentSpec } from '@touchstone/test-kit';

/** One thing hidden in a built app, with the answer known before any detector is asked. */
export interface Plant {
  readonly category: string;
  /** Stable: decides with the category whether the plant is held back. */
  readonly id: string;
  /** A decoy looks like the thing and is not; being seen is a false alarm. */
  readonly isDecoy?: true;
  /** Cannot share an app with others. */
  readonly alone?: true;
  readonly parts: Parts;
  /** Whether the facts of the app tell of the plant. */
  isSeen(facts: readonly Fact[]): boolean;
}

export interface Parts {
  readonly package?: string;
  readonly classes?: readonly ClassSpec[];
  readonly activities?: readonly (string | ComponentSpec)[];
  readonly services?: readonly (string | ComponentSpec)[];
  readonly receivers?: readonly (string | ComponentSpec)[];
  readonly providers?: readonly (string | ComponentSpec)[];
  readonly permissions?: readonly string[];
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
  readonly application?: string;
}

/** Facts at a class, whatever method. */
export const isAt = (fact: Fact, descriptor: string): boolean =>
  fact.at.class === descriptor || fact.at.method?.startsWith(`${descriptor}->`) === true;

/** A third of all plants, by name: rules and markers are not tuned on them. */
export const isHeldBack = ({ category, id }: Pick<Plant, 'category' | 'id'>): boolean => hashOf(`${category} ${id}`) % 3 === 0;

/** FNV-1a, its upper bits mixed in. */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x0100_0193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
