import type { AttributeValue } from '@touchstone/facts';

/** What a scan may get besides the package and its type. */
export type Given = 'policy' | 'trace' | 'har' | 'ui';

/** A list means one of these; the first is what the results are planned with. */
export type Attributes = Readonly<Record<string, AttributeValue | readonly AttributeValue[]>>;

/** A fact that a scan must yield when it gets `from`. */
export interface Planned {
  readonly kind: string;
  readonly attributes: Attributes;
  /** All of these are needed; none: the package says it. */
  readonly from: readonly Given[];
  /** Once one of these is given the fact is another one, or none. */
  readonly unless?: readonly Given[];
}

/** A fact that another sound reading of the same evidence would add; the rules that it moves are `either`. */
export interface Doubtful extends Planned {
  readonly why: string;
}

export interface Absent {
  readonly kind: string;
  readonly attributes: Attributes;
  readonly from: readonly Given[];
  readonly why: string;
}

export interface Plan {
  readonly facts: readonly Planned[];
  readonly doubtful: readonly Doubtful[];
  readonly absent: readonly Absent[];
}

export const by =
  (...from: readonly Given[]) =>
  (kind: string, attributes: Attributes): Planned => ({ kind, attributes, from });

/** A fact of the run or its traffic: what the policy says of it is known only when there is one. */
export function against(from: readonly Given[], kind: string, attributes: Attributes, disclosed: 'yes' | 'no'): readonly Planned[] {
  return [
    { kind, attributes: { ...attributes, disclosed }, from: [...from, 'policy'] },
    { kind, attributes: { ...attributes, disclosed: 'unknown' }, from, unless: ['policy'] },
  ];
}
