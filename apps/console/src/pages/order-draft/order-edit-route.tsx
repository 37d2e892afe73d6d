import {
  editOrder,
  listOrderEvents,
  listOrders,
  readOrder,
  readOrderMaterial,
  readOrderTemplate,
} from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { OrderDetail } from '../order/order-page.tsx';
import { type Draft, sentOf } from './draft.ts';
import { type Rule, typedDeadline } from './draft-deadline.ts';
import { typedOf } from './draft-fields.ts';
import { OrderDraftPage } from './order-draft-page.tsx';
import { paperTemplate } from './paper-template.ts';

/** A draft is rewritten, in the version of the template that it was drafted in. */
export function Route(): ReactNode {
  const params = { order: useParam('order') };
  const order = useRead(readOrder, { params });
  return <Ready of={order}>{(value) => (value.state === 'DRAFT' ? <Edit order={value} /> : <Closed order={value} />)}</Ready>;
}

function Edit({ order }: { readonly order: OrderDetail }): ReactNode {
  const { t } = useTranslation();
  const versions = useRead(readOrderTemplate, { params: { template: order.template.id } });
  const material = useRead(readOrderMaterial, { params: { case: order.case ?? '' } }, { enabled: order.case !== null });
  const edit = useChange(editOrder, [readOrder, listOrders, listOrderEvents]);
  const keep = async (draft: Draft, begin: Draft): Promise<string> => {
    const { fields, deadline, copies, citations } = sentOf(draft);
    // what a form cannot show stays as long as nobody sets another
    const isMoved = JSON.stringify(draft.deadline) !== JSON.stringify(begin.deadline);
    const body = { fields: { ...fields }, copies, citations: [...citations], ...(isMoved ? { deadline } : {}) };
    await edit.mutateAsync({ params: { order: order.id }, ifMatch: order.version, body });
    return `/orders/${order.id}`;
  };
  return (
    <Ready of={versions}>
      {({ items }) => {
        const template = paperTemplate(items.find(({ sha256 }) => sha256 === order.template.sha256)?.template);
        if (template === undefined) return <NoDraft order={order} why={t('orderDraft.noVersion', { version: order.template.version })} />;
        if (order.case !== null && material.isLoading) return <Skeleton rows={12} />;
        const begin: Draft = {
          template,
          addressee: order.addressee,
          typed: typedOf(template.fields, order.fields),
          deadline: typedDeadline(order.deadline as Rule | null),
          copies: order.copies,
          citations: order.citations,
        };
        return (
          <OrderDraftPage
            title={t('orderDraft.edit', { type: t(`states.orderType.${order.type}`), addressee: visibleText(order.addressee.name) })}
            crumbs={[
              { to: '/orders', text: t('orders.title') },
              { to: `/orders/${order.id}`, text: t('order.open') },
            ]}
            templates={[template]}
            begin={begin}
            material={material.data}
            caseId={order.case ?? undefined}
            isBegun
            onSave={keep}
          />
        );
      }}
    </Ready>
  );
}

/** It is with others, or out: it is not rewritten any more. */
function Closed({ order }: { readonly order: OrderDetail }): ReactNode {
  const { t } = useTranslation();
  return <NoDraft order={order} why={t('orderDraft.noDraftWhy', { state: t(`states.order.${order.state}`) })} />;
}

function NoDraft({ order, why }: { readonly order: OrderDetail; readonly why: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('orderDraft.noDraft')} crumbs={[{ to: '/orders', text: t('orders.title') }]} />
      <Empty text={why}>
        <PageLink to={`/orders/${order.id}`}>{t('order.open')}</PageLink>
      </Empty>
    </>
  );
}
