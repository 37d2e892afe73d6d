export interface GroupTransaction {
  /** Held until the transaction ends. */
  versionOf(operator: string): Promise<number | undefined>;
  /** Whether `operator` stands above `of`, however far; it stands above itself. */
  isAbove(operator: string, of: string): Promise<boolean>;
  setParent(operator: string, parent: string | null): Promise<void>;
}

export interface GroupWish {
  readonly operator: string;
  readonly parent: string | null;
  readonly ifMatch: number;
}

export type SetGroup = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'conflict' };

/** Puts a firm under the one that owns it. Nobody stands above itself. */
export function setGroupParent(
  ports: { inTransaction<R>(work: (tx: GroupTransaction) => Promise<R>): Promise<R> },
  { operator, parent, ifMatch }: GroupWish,
): Promise<SetGroup> {
  return ports.inTransaction(async (tx): Promise<SetGroup> => {
    const version = await tx.versionOf(operator);
    if (version === undefined) return { ok: false, reason: 'not-found' };
    if (version !== ifMatch) return { ok: false, reason: 'version-conflict' };
    if (parent !== null && (await tx.isAbove(operator, parent))) return { ok: false, reason: 'conflict' };
    await tx.setParent(operator, parent);
    return { ok: true };
  });
}
