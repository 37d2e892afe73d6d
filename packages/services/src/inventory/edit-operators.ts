import { readCreditCode } from '@touchstone/domain/inventory';
import { type FollowTransaction, followFirm } from './follow-firm.ts';

export interface HeldOperator {
  readonly id: string;
  readonly name: string;
  readonly mergedInto: string | null;
  readonly rowVersion: number;
}

/** Operators as merging and splitting change them. What was thought before stays readable as events. */
export interface OperatorTransaction extends FollowTransaction {
  holdOperators(ids: readonly string[]): Promise<readonly HeldOperator[]>;
  /** `from` and all that stood for it stand for `into`; its apps, links and accounts go there. */
  mergeInto(from: string, into: string): Promise<void>;
  /** Undoes a merge: the entry stands for itself, with what was linked to it by evidence. */
  separate(operator: string): Promise<void>;
  insertOperator(row: {
    readonly id: string;
    readonly name: string;
    readonly creditCode: string | null;
    readonly province: string | null;
  }): Promise<boolean>;
  /** Those of the apps that are the operator's. */
  appsOfOperator(operator: string, apps: readonly string[]): Promise<readonly string[]>;
  moveApps(apps: readonly string[], to: string, source: string): Promise<void>;
  tell(event: {
    readonly id: string;
    readonly kind: 'merge' | 'split';
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly reason: string;
  }): Promise<void>;
}

export interface OperatorPorts {
  inTransaction<T>(work: (tx: OperatorTransaction) => Promise<T>): Promise<T>;
  newId(): string;
}

export type EditOperators =
  | { readonly ok: true; readonly operator: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'conflict' | 'invalid-input' };

interface Edit {
  readonly operator: string;
  readonly ifMatch: number;
  readonly reason: string;
}

/** Two entries are one firm. Chains are never made: whoever stood for `operator` stands for `into` at once. */
export function mergeOperators(ports: OperatorPorts, edit: Edit & { readonly into: string }): Promise<EditOperators> {
  const { operator, into, ifMatch, reason } = edit;
  return ports.inTransaction(async (tx): Promise<EditOperators> => {
    const held = await tx.holdOperators([operator, into].sort());
    const [from, to] = [operator, into].map((id) => held.find((one) => one.id === id));
    if (from === undefined || to === undefined) return { ok: false, reason: 'not-found' };
    if (from.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
    if (from.id === to.id || from.mergedInto !== null || to.mergedInto !== null) return { ok: false, reason: 'no-such-step' };
    await tx.mergeInto(from.id, to.id);
    await followFirm(tx, to.id, reason);
    await tx.tell({ id: ports.newId(), kind: 'merge', from: [from.id], to: [to.id], reason });
    return { ok: true, operator: to.id };
  });
}

export interface SplitWish extends Edit {
  /** Apps that are another firm's; empty: the entry was merged wrongly and stands for itself again. */
  readonly apps: readonly string[];
  readonly name?: string;
  readonly creditCode?: string;
  readonly province?: string;
  /** Who says so, as evidence names them: `person:<id>`. */
  readonly source: string;
}

/** Some apps of an entry are another firm's, which is registered by this; or a merge is undone. */
export function splitOperator(ports: OperatorPorts, wish: SplitWish): Promise<EditOperators> {
  const { operator, ifMatch, reason, apps, name, creditCode, province, source } = wish;
  return ports.inTransaction(async (tx): Promise<EditOperators> => {
    const [from] = await tx.holdOperators([operator]);
    if (from === undefined) return { ok: false, reason: 'not-found' };
    if (from.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
    if (apps.length === 0) {
      if (from.mergedInto === null) return { ok: false, reason: 'no-such-step' };
      await tx.separate(operator);
      await followFirm(tx, operator, reason);
      await tx.tell({ id: ports.newId(), kind: 'split', from: [from.mergedInto], to: [operator], reason });
      return { ok: true, operator };
    }
    const code = creditCode === undefined ? undefined : readCreditCode(creditCode);
    if (name === undefined || code?.ok === false) return { ok: false, reason: 'invalid-input' };
    const own = await tx.appsOfOperator(operator, apps);
    if (own.length !== new Set(apps).size) return { ok: false, reason: 'no-such-step' };
    const id = ports.newId();
    const row = { id, name, creditCode: code?.value.code ?? null, province: province ?? code?.value.province ?? null };
    if (!(await tx.insertOperator(row))) return { ok: false, reason: 'conflict' };
    await tx.moveApps(own, id, source);
    await tx.tell({ id: ports.newId(), kind: 'split', from: [operator], to: [id], reason });
    return { ok: true, operator: id };
  });
}
