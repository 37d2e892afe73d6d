import { byText } from '@touchstone/kernel/order';

/** Who signed an app, by SHA-256 of certificates in hexadecimal. */
export interface Signers {
  /** All current signers; more than one only where an app is signed by several. */
  readonly current: readonly string[];
  /** Certificates of the rotation proof, the oldest first; may hold the current one. */
  readonly lineage: readonly string[];
}

/**
 * How two apps of one package name are signed. `same`: by the same certificates. `rotated`: one's certificate is in the
 * other's proof of rotation, so that the system takes one as an update of the other. `related`: their proofs share a
 * certificate, and neither would update the other. `foreign`: nothing in common. `unknown`: one of them is not signed
 * so that it could be told.
 */
export type SignerRelation = 'same' | 'rotated' | 'related' | 'foreign' | 'unknown';

export function relate(a: Signers, b: Signers): SignerRelation {
  if (a.current.length === 0 || b.current.length === 0) return 'unknown';
  if (sameSet(a.current, b.current)) return 'same';
  if (isIn(a, b) || isIn(b, a)) return 'rotated';
  const [left, right] = [chainOf(a), chainOf(b)];
  return left.some((signer) => right.includes(signer)) ? 'related' : 'foreign';
}

/** A single signer's certificate stands in the other's proof. Rotation exists for single signers only. */
const isIn = (a: Signers, b: Signers) => a.current.length === 1 && b.current.length === 1 && b.lineage.includes(a.current[0]!);

const chainOf = (signers: Signers) => [...signers.lineage, ...signers.current];

const sameSet = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((item) => b.includes(item));

/** One sight of a package: a file, from one store or another source. */
export interface Sighting {
  readonly artifact: string;
  readonly store: string | null;
  readonly signers: Signers;
}

/** Sightings of one package whose signatures go together. */
export interface SignerFamily {
  readonly signers: readonly string[];
  readonly stores: readonly string[];
  readonly artifacts: readonly string[];
  /** A signer of it is linked to the operator, by proof. */
  readonly isOperators: boolean;
}

export interface ForeignSigners {
  readonly families: readonly SignerFamily[];
  /**
   * Families that are not the operator's. Empty when there is one family, and when nobody can say which is genuine:
   * then `isUndecided`, and a person looks. How often a signature is seen proves nothing.
   */
  readonly foreign: readonly SignerFamily[];
  readonly isUndecided: boolean;
}

/**
 * Same package, foreign signer, over all stores.
 * @param operatorSigners certificates linked to the operator with confirmed evidence
 */
export function foreignSigners(sightings: readonly Sighting[], operatorSigners: readonly string[]): ForeignSigners {
  const families = familiesOf(sightings, operatorSigners);
  const isKnown = families.some((family) => family.isOperators);
  return {
    families,
    foreign: isKnown ? families.filter((family) => !family.isOperators) : [],
    isUndecided: !isKnown && families.length > 1,
  };
}

function familiesOf(sightings: readonly Sighting[], operatorSigners: readonly string[]): readonly SignerFamily[] {
  const signed = sightings.filter(({ signers }) => signers.current.length > 0);
  // An app of a thousand files has a handful of signatures: those are compared, not the files.
  const alike = [...Map.groupBy(signed, ({ signers }) => chainOf(signers).sort().join(' ')).values()];
  let groups: readonly (readonly (readonly Sighting[])[])[] = [];
  for (const one of alike) {
    const near = groups.filter((group) => group.some((other) => relate(other[0]!.signers, one[0]!.signers) !== 'foreign'));
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), one]];
  }
  return groups
    .map((group) => familyOf(group.flat(), operatorSigners))
    .toSorted((a, b) => Number(b.isOperators) - Number(a.isOperators) || byText(a.signers[0] ?? '', b.signers[0] ?? ''));
}

function familyOf(sightings: readonly Sighting[], operatorSigners: readonly string[]): SignerFamily {
  const signers = distinct(sightings.flatMap(({ signers }) => chainOf(signers)));
  return {
    signers,
    stores: distinct(sightings.flatMap(({ store }) => store ?? [])),
    artifacts: distinct(sightings.map(({ artifact }) => artifact)),
    isOperators: signers.some((signer) => operatorSigners.includes(signer)),
  };
}

const distinct = (items: readonly string[]) => [...new Set(items)].sort();
