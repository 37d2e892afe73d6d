import { readDesk } from '@touchstone/api-client/routes/desk';
import { answerOrderTable, listOrderItems, previewOrderTable } from '@touchstone/api-client/routes/order-items';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { OrderItemAnswersPage } from './order-item-answers-page.tsx';
import { mediaTypeOf } from './table-file.ts';

const QUERY = { limit: '100', state: 'ISSUED' };

export function Route(): ReactNode {
  return (
    <OnlyStores permission="order.answer">
      <Answers />
    </OnlyStores>
  );
}

function Answers(): ReactNode {
  const orders = useList(listOrders, { query: QUERY });
  const [file, setFile] = useState<File>();
  const preview = useChange(previewOrderTable);
  const send = useChange(answerOrderTable, [listOrderItems, readDesk]);
  const upload = (bytes: File) => ({ mediaType: mediaTypeOf(bytes.name), bytes });
  return (
    <OrderItemAnswersPage
      orders={orders}
      fileName={file?.name}
      rows={preview.data?.rows}
      error={preview.error ?? send.error}
      isBusy={preview.isPending || send.isPending}
      answered={send.data?.answered}
      onFile={(chosen) => {
        setFile(chosen);
        send.reset();
        preview.mutate({ upload: upload(chosen) });
      }}
      onSend={() => {
        if (file !== undefined) send.mutate({ upload: upload(file) }, { onSuccess: () => preview.reset() });
      }}
    />
  );
}
