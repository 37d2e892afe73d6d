import { addEvidence } from '@touchstone/api-client/routes/evidence';
import {
  decideItemObjection,
  listOrderItems,
  readOrderItem,
  recordItemLook,
  withdrawOrderItem,
} from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { bodyOf } from './look-fields.tsx';
import { OrderItemPage } from './order-item-page.tsx';

const STALE = [readOrderItem, listOrderItems];

export function Route(): ReactNode {
  const params = { item: useParam('item') };
  const item = useRead(readOrderItem, { params });
  const decide = useChange(decideItemObjection, STALE);
  const withdraw = useChange(withdrawOrderItem, STALE);
  const bring = useChange(addEvidence);
  const record = useChange(recordItemLook, STALE);
  return (
    <Ready of={item}>
      {(value) => (
        <OrderItemPage
          item={value}
          onDecide={(body) => decide.mutateAsync({ params, ifMatch: value.version, body })}
          onLook={async (look) => {
            const { picture } = look;
            if (picture !== undefined)
              await bring.mutateAsync({
                query: { kind: 'screenshot', item: params.item },
                headers: { 'x-content-sha256': picture.sha256 },
                upload: { mediaType: picture.mediaType, bytes: picture.file },
              });
            await record.mutateAsync({ params, body: bodyOf(look) });
          }}
          onWithdraw={(body) => withdraw.mutateAsync({ params, ifMatch: value.version, body })}
        />
      )}
    </Ready>
  );
}
