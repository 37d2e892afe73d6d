import { isDelisted, isRelisted, isSettled } from '@touchstone/domain/order-item';
import type { CaseInHand, DelistingTransaction, OrderItem } from './ports.ts';
import { takeItemBack } from './take-item-back.ts';

const SYSTEM = { actor: 'system:delisting', organisation: null } as const;

/**
 * Brings a case in line with its items: off every shelf, back on one, or back under a ban. Called in the transaction of
 * whatever changed an item; to call it again changes nothing.
 */
export async function settleCase(tx: DelistingTransaction, id: string): Promise<void> {
  const held = await tx.holdCaseInHand(id);
  if (held === undefined) return;
  const items = await tx.itemsOfCase(id);
  if (held.state === 'WITHDRAWN') await takeBackAll(tx, items);
  if (held.state === 'DELIST_ORDERED' && isDelisted(items)) await delisted(tx, held, items);
  if (held.state === 'DELISTED' && !isDelisted(items)) {
    const item = items.find(({ state, kind }) => kind === 'delist' && !isSettled(state));
    if (item !== undefined)
      await tx.moveCase({ by: SYSTEM, caseId: id, event: 'found-on-shelf', basis: item.orderNumber, payload: { item: item.id } });
  }
  if (held.state === 'RELISTED' && isRelisted(items)) {
    await tx.moveCase({ by: SYSTEM, caseId: id, event: 'close', basis: '恢复上架已核验', payload: {} });
    await tx.closeRelistings(id);
  }
  for (const order of new Set(items.map(({ order }) => order)))
    if (items.every((item) => item.order !== order || isSettled(item.state))) await tx.meetAtOnce(order);
}

/** Nothing holds an app off the shelves whose case was withdrawn; its stores are told. */
async function takeBackAll(tx: DelistingTransaction, items: readonly OrderItem[]): Promise<void> {
  const held = await tx.holdItems(items.map(({ id }) => id));
  for (const item of held.values()) {
    if (item.releasedMs !== null) continue;
    await takeItemBack(tx, item, { documentNumber: item.orderNumber, reason: '案件已撤销' }, { ...SYSTEM, basis: 'case.withdraw' });
  }
}

async function delisted(tx: DelistingTransaction, held: CaseInHand, items: readonly OrderItem[]): Promise<void> {
  const verified = items.filter(({ state }) => state === 'VERIFIED_ABSENT').map(({ id }) => id);
  const moved = await tx.moveCase({
    by: SYSTEM,
    caseId: held.id,
    event: 'verify-absent',
    basis: '独立核验：全部商店均已下架',
    payload: { items: verified },
  });
  if (!moved.ok || held.noRelistUntilMs !== null) return;
  const { noRelist } = await tx.delistingPolicy();
  if (noRelist.isOn) await tx.startNoRelist(held, noRelist.workingDays, noRelist.basis, tx.nowMs());
}
