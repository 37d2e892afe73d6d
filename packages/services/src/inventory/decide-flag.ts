export interface FlagTransaction {
  holdFlag(id: string): Promise<{ readonly state: 'OPEN' | 'EXPLAINED' | 'CONFIRMED'; readonly rowVersion: number } | undefined>;
  saveFlag(
    id: string,
    decided: { readonly state: 'EXPLAINED' | 'CONFIRMED'; readonly reason: string; readonly by: string | null },
  ): Promise<void>;
}

export interface FlagPorts {
  inTransaction<T>(work: (tx: FlagTransaction) => Promise<T>): Promise<T>;
}

export interface FlagDecision {
  readonly flag: string;
  readonly ifMatch: number;
  readonly state: 'EXPLAINED' | 'CONFIRMED';
  readonly reason: string;
  readonly by: string | null;
}

export type DecideFlag =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'already-decided' };

/** A person says what a flag is: explained, or confirmed. Once. */
export function decideFlag(ports: FlagPorts, { flag, ifMatch, state, reason, by }: FlagDecision): Promise<DecideFlag> {
  return ports.inTransaction(async (tx): Promise<DecideFlag> => {
    const held = await tx.holdFlag(flag);
    if (held === undefined) return { ok: false, reason: 'not-found' };
    if (held.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
    if (held.state !== 'OPEN') return { ok: false, reason: 'already-decided' };
    await tx.saveFlag(flag, { state, reason, by });
    return { ok: true };
  });
}
