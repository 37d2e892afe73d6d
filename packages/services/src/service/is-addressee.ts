import type { Scope } from '@touchstone/domain/access';
import type { KeptOrder } from '../orders/index.ts';
import type { ServiceTransaction } from './ports.ts';

/** Whether this organisation reads what is addressed there, or acts for it (代理) in this scope. */
export async function isAddressee(
  tx: Pick<ServiceTransaction, 'organisationsOf' | 'isOneFirm'>,
  { addressee }: Pick<KeptOrder, 'addressee'>,
  organisation: string,
  scope: Scope,
): Promise<boolean> {
  if ((await tx.organisationsOf(addressee)).includes(organisation)) return true;
  return addressee.kind !== 'store' && scope.kind === 'operator' && (await tx.isOneFirm(addressee.id, scope.operator));
}
