import { isProvinceCode } from '@touchstone/domain/inventory';
import type { HeldOperator } from './edit-operators.ts';
import { type FollowTransaction, followFirm } from './follow-firm.ts';

export interface ProvinceTransaction extends FollowTransaction {
  holdOperators(ids: readonly string[]): Promise<readonly (HeldOperator & { readonly province: string | null })[]>;
  /** The firm's, and with it that of its products and their findings. */
  setProvince(operator: string, change: ProvinceChange): Promise<void>;
  tell(event: {
    readonly id: string;
    readonly kind: 'province';
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly reason: string;
    readonly change: ProvinceChange;
  }): Promise<void>;
}

export interface ProvinceChange {
  readonly before: string | null;
  readonly after: string;
}

export interface ProvincePorts {
  inTransaction<T>(work: (tx: ProvinceTransaction) => Promise<T>): Promise<T>;
  newId(): string;
}

export type CorrectProvince =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' }
  | { readonly ok: false; readonly reason: 'invalid-input'; readonly field: 'province' };

export interface ProvinceWish {
  readonly operator: string;
  readonly province: string;
  readonly ifMatch: number;
  readonly reason: string;
}

/** A firm's 属地 was wrong, or the firm has moved; its open cases follow, and whose they are stays. An entry that stands for another has the other's. */
export async function correctProvince(ports: ProvincePorts, wish: ProvinceWish): Promise<CorrectProvince> {
  const { operator, province, ifMatch, reason } = wish;
  if (!isProvinceCode(province)) return { ok: false, reason: 'invalid-input', field: 'province' };
  return ports.inTransaction(async (tx): Promise<CorrectProvince> => {
    const [firm] = await tx.holdOperators([operator]);
    if (firm === undefined) return { ok: false, reason: 'not-found' };
    if (firm.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
    if (firm.mergedInto !== null || firm.province === province) return { ok: false, reason: 'no-such-step' };
    const change = { before: firm.province, after: province };
    await tx.setProvince(operator, change);
    await followFirm(tx, operator, reason);
    await tx.tell({ id: ports.newId(), kind: 'province', from: [operator], to: [operator], reason, change });
    return { ok: true };
  });
}
