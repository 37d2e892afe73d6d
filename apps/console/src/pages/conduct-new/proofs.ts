/** Kinds of proof that an entry of a kind can rest on, of those that are found here; a file is brought along. */
export const PROOFS_OF = {
  unreachable: ['service'],
  shirking: ['file', 'order'],
  delaying: ['deadline', 'file', 'order'],
  obstructing: ['file'],
  refusing: ['file', 'order'],
  'order-ignored': ['order', 'deadline'],
  'incomplete-rectification': ['case'],
  repetition: ['case', 'notice'],
  'technical-evasion': ['finding'],
} as const;

export type ConductKind = keyof typeof PROOFS_OF;
export const CONDUCT_KINDS = Object.keys(PROOFS_OF) as readonly ConductKind[];
export type FoundKind = Exclude<(typeof PROOFS_OF)[ConductKind][number], 'file'>;

export interface FoundProof {
  readonly kind: FoundKind;
  readonly target: string;
  readonly text: string;
}

export const takes = (kind: ConductKind, proof: FoundKind | 'file'): boolean => (PROOFS_OF[kind] as readonly string[]).includes(proof);

/** What is known of a firm that can be proof. */
export interface Known {
  readonly unreached: readonly { readonly order: string; readonly number: string | null; readonly services: readonly string[] }[];
  readonly deadlines: {
    readonly rows: readonly { readonly id: string; readonly purpose: string; readonly state: string; readonly dueAt: string | null }[];
  };
  readonly cases: readonly { readonly id: string; readonly number: string | null; readonly subjectName: string }[];
  readonly notices: readonly { readonly id: string; readonly title: string; readonly subjectName: string }[];
  readonly findings: readonly {
    readonly id: string;
    readonly clause: string;
    readonly subjectName: string | null;
    readonly state: string;
  }[];
}

interface IssuedOrder {
  readonly id: string;
  readonly number: string | null;
  readonly issuedAt: string | null;
}

const SHOWN: ReadonlySet<string> = new Set(['CONFIRMED', 'PERSISTS', 'FIXED']);

/** What can be proof of a kind of conduct, of all that is known of the firm. */
export function foundProofs(kind: ConductKind, known: Known, orders: readonly IssuedOrder[]): readonly FoundProof[] {
  const found: readonly FoundProof[] = [
    ...known.unreached.flatMap(({ number, services }) =>
      services.map((target) => ({ kind: 'service' as const, target, text: number ?? target })),
    ),
    ...orders
      .filter(({ issuedAt }) => issuedAt !== null)
      .map(({ id, number }) => ({ kind: 'order' as const, target: id, text: number ?? id })),
    ...known.deadlines.rows
      .filter(({ state }) => state === 'EXPIRED')
      .map(({ id, purpose, dueAt }) => ({ kind: 'deadline' as const, target: id, text: `${purpose} ${dueAt?.slice(0, 10) ?? ''}` })),
    ...known.cases.map(({ id, number, subjectName }) => ({ kind: 'case' as const, target: id, text: `${number ?? ''} ${subjectName}` })),
    ...new Map(known.notices.map(({ id, title }) => [id, { kind: 'notice' as const, target: id, text: title }])).values(),
    ...known.findings
      .filter(({ state }) => SHOWN.has(state))
      .map(({ id, clause, subjectName }) => ({ kind: 'finding' as const, target: id, text: `${clause} ${subjectName ?? ''}` })),
  ];
  return found.filter((one) => takes(kind, one.kind));
}
