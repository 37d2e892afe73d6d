import type { OutputOf } from '@touchstone/api-client';
import type { readOrderItem } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { isOwed } from '../order-items/item-columns.tsx';
import { ItemLooks } from './item-looks.tsx';
import { ItemSteps, type ItemStepsProps } from './item-steps.tsx';
import { StoreAnswers } from './store-answers.tsx';
import { StoreProof } from './store-proof.tsx';

export type ItemDetail = OutputOf<typeof readOrderItem>;

/** What the platform itself rests a step on; what people wrote stands as they wrote it. */
const OWN_BASES: ReadonlySet<string> = new Set(['store-protocol', 'public-page', 'listing-probe', 'inbox']);

/** One item of an order: what the store was told and answered, and what looking at the shelf shows. */
export function OrderItemPage(props: ItemStepsProps): ReactNode {
  const { t } = useTranslation();
  const { item } = props;
  return (
    <>
      <PageHeader
        title={t('orderItem.title', { app: item.appName, store: item.storeName })}
        marks={
          <>
            <StateTag kind="item" state={item.state} />
            <span className="tag">{t(`states.itemKind.${item.kind}`)}</span>
            {item.isLater ? <span className="tag tone-warn">{t('orderItems.later')}</span> : null}
          </>
        }
        crumbs={[
          { to: '/order-items', text: t('orderItems.title') },
          { to: `/orders/${item.order}`, text: item.orderNumber },
        ]}
      />
      <div className="columns-2">
        <div>
          <ItemFacts item={item} />
          {item.objection === null ? null : <Objection of={item.objection} />}
          <StoreProof item={item} />
          <ItemLooks item={item} />
        </div>
        <aside>
          <ItemSteps {...props} />
          <StoreAnswers item={item} />
          <History
            title={t('orderItem.history')}
            lines={item.events.map(({ seq, event, from, to, basis, actor, at }) => ({
              key: seq,
              event: t(`states.itemEvent.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.item.${to}`),
              basis: OWN_BASES.has(basis) ? t(`orderItem.basis.${basis}`) : basis,
              ...{ actor, at },
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function ItemFacts({ item }: { readonly item: ItemDetail }): ReactNode {
  const { t } = useTranslation();
  const time = (at: string | null) => (at === null ? null : <TimeText at={at} />);
  return (
    <Facts
      lines={[
        {
          label: t('orderItem.fact.case'),
          value: (
            <PageLink isVerb to={`/cases/${item.case}`}>
              {t('orders.openCase')}
            </PageLink>
          ),
        },
        { label: t('orderItem.fact.order'), value: <PageLink to={`/orders/${item.order}`}>{item.orderNumber}</PageLink> },
        {
          label: t('orderItem.fact.store'),
          value: (
            <PageLink to={`/stores/${item.store}`}>
              <Text>{item.storeName}</Text>
            </PageLink>
          ),
        },
        { label: t('orderItem.fact.package'), value: <Text>{item.package}</Text> },
        { label: t('orderItem.fact.storeAppId'), value: <Text>{item.storeAppId}</Text> },
        { label: t('orderItem.fact.version'), value: item.versionName === '' ? null : <Text>{item.versionName}</Text> },
        { label: t('orderItem.fact.round'), value: item.round > 1 ? t('orderItem.round', { count: item.round }) : null },
        {
          label: t('orderItem.fact.predecessor'),
          value: item.predecessor === null ? null : <PageLink to={`/order-items/${item.predecessor}`}>{t('orderItem.open')}</PageLink>,
        },
        { label: t('orderItem.fact.due'), value: item.dueAt === null ? null : <DueText due={item.dueAt} isRunning={isOwed(item.state)} /> },
        { label: t('orderItem.fact.sent'), value: time(item.sentAt) },
        { label: t('orderItem.fact.delivered'), value: time(item.deliveredAt) },
        { label: t('orderItem.fact.acknowledged'), value: time(item.acknowledgedAt) },
        { label: t('orderItem.fact.reported'), value: time(item.reportedAt) },
        { label: t('orderItem.fact.verified'), value: time(item.verifiedAt) },
        { label: t('orderItem.fact.overdue'), value: time(item.overdueAt) },
        { label: t('orderItem.fact.escalated'), value: time(item.escalatedAt) },
        { label: t('orderItem.fact.reappeared'), value: time(item.reappearedAt) },
        { label: t('orderItem.fact.released'), value: time(item.releasedAt) },
        {
          label: t('orderItem.fact.sendFault'),
          value:
            item.sendFault === null
              ? null
              : t([`orderItem.sendFaults.${item.sendFault}`, `storeProblem.what.${item.sendFault}`], { defaultValue: item.sendFault }),
        },
        {
          label: t('orderItem.fact.withdrawal'),
          value:
            item.withdrawal === null ? null : (
              <>
                {item.withdrawal.documentNumber} <Text>{item.withdrawal.reason}</Text> <TimeText at={item.withdrawal.at} isDay />
              </>
            ),
        },
      ]}
    />
  );
}

function Objection({ of: { code, text, evidence, at, decision } }: { readonly of: NonNullable<ItemDetail['objection']> }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('orderItem.objection.title')}>
      <Facts
        lines={[
          { label: t('orderItem.objection.code'), value: t(`states.objection.${code}`) },
          { label: t('orderItem.objection.text'), value: text === '' ? null : <Text>{text}</Text> },
          { label: t('orderItem.objection.evidence'), value: evidence.length === 0 ? null : <Text>{evidence.join('\n')}</Text> },
          { label: t('orderItem.objection.at'), value: <TimeText at={at} /> },
          {
            label: t('orderItem.objection.decision'),
            value:
              decision === null ? t('orderItem.objection.waits') : t(`orderItem.objection.${decision.accepted ? 'accepted' : 'rejected'}`),
          },
          { label: t('orderItem.objection.reason'), value: decision === null ? null : <Text>{decision.reason}</Text> },
          { label: t('orderItem.objection.decidedAt'), value: decision === null ? null : <TimeText at={decision.at} /> },
        ]}
      />
    </Section>
  );
}
