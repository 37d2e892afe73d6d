import type { DelistingTransaction, OrderItem, StoreFault } from './ports.ts';

/** Which duty of a store is in question. @source rules/164/164-10, rules/078/078.8-3e */
const FAULTS: Readonly<Record<StoreFault, { readonly clause: string; readonly rule: string; readonly zh: string }>> = {
  'false-report': { clause: '078.8-3e', rule: 'illegal-apps-not-handled', zh: '商店回复已下架，核验时仍可获取' },
  reappeared: { clause: '164-10', rule: 'platform-neglects-duty', zh: '下架后未经批准重新上架' },
  'listed-under-ban': { clause: '164-10', rule: 'platform-neglects-duty', zh: '责令下架后又新上架同一应用' },
};

/** A finding whose subject is the store, with the page of the look as its proof; people decide it like any other. */
export async function findAgainstStore(tx: DelistingTransaction, item: OrderItem, fault: StoreFault, probe: string | null): Promise<void> {
  const { clause, rule, zh } = FAULTS[fault];
  const id = tx.newId();
  await tx.addStoreFinding({
    id,
    item: item.id,
    store: item.store,
    clause,
    rule,
    fingerprint: `order-item/${fault}/${item.id}`,
    summary: `${zh}：${item.appName}（${item.package}），${item.orderNumber}`,
    probe,
    atMs: tx.nowMs(),
  });
  await tx.announce('finding.opened', id, await tx.organisationOf(item), { finding: id, store: item.store, item: item.id, fault });
}
