import type { Place } from '@touchstone/kernel/place';

export type EvidenceKind = 'package' | 'component' | 'native' | 'domain' | 'resource' | 'metadata' | 'structure';

/** One thing that speaks for an SDK, and how much; see {@link presenceOf}. */
export interface Evidence {
  readonly sdk: string;
  readonly kind: EvidenceKind;
  readonly detail: string;
  readonly at: Place;
  readonly weight: number;
}

/**
 * What each kind of evidence weighs. Classes of the vendor's package are the SDK itself. What a merged manifest or a
 * folder keeps may be left over. A host or a name in a text only speaks with others, since own code may name them too.
 */
export const WEIGHT = {
  packageProven: 100,
  /** One class only, or a prefix that a single source lists: stubs of a vendor's API look like that. */
  packageThin: 60,
  componentDefined: 70,
  /** The class may be hidden: most components of the app have none that can be seen. */
  componentHidden: 60,
  componentLeftOver: 50,
  library: 60,
  metadata: 50,
  resource: 50,
  /** A class that has the shape, or that the app had to write for the SDK. */
  structure: 60,
  /** A text that only code of the SDK has reason to hold. */
  textInRenamedCode: 25,
  /** A name below the vendor's package: others know a few of them too. */
  nameInRenamedCode: 17,
  supporting: 5,
} as const;

export type Confidence = 'high' | 'medium' | 'low';

const PRESENT = 50;
const MEDIUM = 60;
const HIGH = 100;
/** However many there are of one kind, they count as so much. */
const MOST_PER_KIND = { domain: 50, package: 100, component: 70, native: 60, metadata: 50, resource: 50, structure: 60 } as const;

/** Whether the evidence together is enough to say that the SDK is there, and how sure that is. */
export function presenceOf(evidence: readonly Evidence[]): Confidence | undefined {
  const byKind = new Map<EvidenceKind, number>();
  for (const { kind, weight } of evidence) byKind.set(kind, Math.min(MOST_PER_KIND[kind], (byKind.get(kind) ?? 0) + weight));
  const sum = [...byKind.values()].reduce((total, weight) => total + weight, 0);
  if (sum < PRESENT) return undefined;
  if (sum >= HIGH) return 'high';
  return sum >= MEDIUM ? 'medium' : 'low';
}
