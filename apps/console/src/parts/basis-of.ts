const NAMED = /^(order|notice|deadline|submission|case):([0-9a-f]{8}-[0-9a-f-]{27})$/;

export interface Basis {
  /** Undefined where the basis is words. */
  readonly kind: 'order' | 'notice' | 'deadline' | 'submission' | 'case' | undefined;
  readonly id: string;
}

/** What a basis names: `order:<id>` is a document; everything else is words. */
export function basisOf(basis: string): Basis {
  const [, kind, id = ''] = NAMED.exec(basis) ?? [];
  return { kind: kind as Basis['kind'], id };
}
