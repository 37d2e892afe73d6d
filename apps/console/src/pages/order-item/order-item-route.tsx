import { decideItemObjection, listOrderItems, readOrderItem, withdrawOrderItem } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { OrderItemPage } from './order-item-page.tsx';

const STALE = [readOrderItem, listOrderItems];

export function Route(): ReactNode {
  const params = { item: useParam('item') };
  const item = useRead(readOrderItem, { params });
  const decide = useChange(decideItemObjection, STALE);
  const withdraw = useChange(withdrawOrderItem, STALE);
  return (
    <Ready of={item}>
      {(value) => (
        <OrderItemPage
          item={value}
          onDecide={(body) => decide.mutateAsync({ params, ifMatch: value.version, body })}
          onWithdraw={(body) => withdraw.mutateAsync({ params, ifMatch: value.version, body })}
        />
      )}
    </Ready>
  );
}
