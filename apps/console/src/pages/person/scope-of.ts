interface Organisation {
  readonly id: string;
  readonly kind: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly store: string | null;
}

/** How far a role reaches in an organisation, by the kind of scope; undefined where the organisation has no such thing. */
const SCOPES: Readonly<Record<string, (organisation: Organisation) => string | undefined>> = {
  all: ({ kind }) => (kind === 'ministry' ? 'all' : undefined),
  province: ({ province }) => (province === null ? undefined : `province:${province}`),
  store: ({ store }) => (store === null ? undefined : `store:${store}`),
  operator: ({ operator }) => (operator === null ? undefined : `operator:${operator}`),
  lab: ({ kind, id }) => (kind === 'lab' ? `lab:${id}` : undefined),
  none: () => 'none',
};

/** The widest scope that a role has in an organisation; undefined: the organisation is not joined with what it would reach. */
export function scopeOf(scopes: readonly string[], organisation: Organisation): string | undefined {
  for (const kind of scopes) {
    const scope = SCOPES[kind]?.(organisation);
    if (scope !== undefined) return scope;
  }
  return undefined;
}

interface Role {
  readonly role: string;
  readonly within: readonly string[];
  readonly scopes: readonly string[];
}

/** Roles that somebody of this organisation may hold. Machines hold theirs by tokens. */
export const rolesWithin = <R extends Role>(roles: readonly R[], organisation: Organisation): readonly R[] =>
  roles.filter(
    ({ role, within, scopes }) => role !== 'worker' && within.includes(organisation.kind) && scopeOf(scopes, organisation) !== undefined,
  );
