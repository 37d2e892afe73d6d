import { downloadOrderItems, listOrderItems } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useList } from '../../api/use-list.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useItemColumns } from '../order-items/item-columns.tsx';

/** The items of an issued document to a store; all of them stand on their own page. */
export function OrderItems({ order }: { readonly order: string }): ReactNode {
  const { t } = useTranslation();
  const items = useList(listOrderItems, { query: { order, limit: '50' } });
  const columns = useItemColumns().filter(({ key }) => !['order', 'store'].includes(key));
  return (
    <Section
      title={t('orderItems.title')}
      count={items.page?.total ?? undefined}
      actions={
        <span className="actions">
          <PageLink to={`/order-items?order=${order}`}>{t('order.items.all')}</PageLink>
          <FileLink address={fileAddress(downloadOrderItems.path, { order })}>{t('order.items.file')}</FileLink>
        </span>
      }
    >
      <DataTable
        isPart
        caption={t('orderItems.title')}
        list={items}
        columns={columns}
        empty={t('order.items.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/order-items/${id}`}
      />
    </Section>
  );
}
