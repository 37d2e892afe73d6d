import type { OutputOf } from '@touchstone/api-client';
import type { listOrderEvents, listServices, readOrder } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useMay, useMe } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { AskAuthority } from '../../parts/ask-authority.tsx';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { FourEyes } from './four-eyes.tsx';
import { OrderAnswers } from './order-answers.tsx';
import { OrderFields } from './order-fields.tsx';
import { OrderFiles } from './order-files.tsx';
import { OrderItems } from './order-items.tsx';
import { OrderServices } from './order-services.tsx';
import { authorsOf } from './order-stages.ts';
import { ORDER_STEPS, type OrderStep } from './order-steps.ts';
import type { Template } from './template-fields.ts';

export type OrderDetail = OutputOf<typeof readOrder>;

interface Props {
  readonly order: OrderDetail;
  readonly template: Template | undefined;
  readonly services: readonly RowOf<typeof listServices>[] | undefined;
  readonly events: readonly RowOf<typeof listOrderEvents>[];
  onStep(step: OrderStep['step'], reason: string): Promise<void>;
}

/** Documents to stores that are carried out item by item. */
const WITH_ITEMS: ReadonlySet<string> = new Set(['delisting', 'relisting', 'search-ban']);

/** One document: what it says, where it stands, how it was served, its files. */
export function OrderPage({ order, template, services, events, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={order.number ?? t('order.unnumbered', { type: t(`states.orderType.${order.type}`), addressee: order.addressee.name })}
        marks={
          <>
            <StateTag kind="order" state={order.state} />
            <span className="tag">{t(`states.orderType.${order.type}`)}</span>
            {order.isDemo ? <span className="tag">{t('parts.demo')}</span> : null}
          </>
        }
        crumbs={[{ to: '/orders', text: t('orders.title') }]}
        actions={<OrderLinks order={order} />}
      />
      <div className="columns-2">
        <div>
          <OrderFacts order={order} />
          <OrderFields template={template} values={order.fields} />
          {WITH_ITEMS.has(order.type) && order.issuedAt !== null ? <OrderItems order={order.id} /> : null}
          {order.issuedAt === null ? null : <OrderServices order={order} services={services} />}
          <OrderAnswers order={order} />
        </div>
        <aside>
          <FourEyes state={order.state} events={events} />
          <OrderSteps order={order} events={events} onStep={onStep} />
          {order.issuedAt === null ? null : <AskAuthority kind="order" id={order.id} />}
          <OrderFiles order={order} />
          <History
            title={t('order.history')}
            lines={events.map(({ seq, event, from, to, actor, detail, at }) => ({
              key: seq,
              event: t(`states.orderEvent.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.order.${to}`),
              basis: reasonIn(detail),
              ...{ actor, at },
            }))}
          />
        </aside>
      </div>
    </>
  );
}

/** Where one goes on with it: a draft is rewritten; what was taken back is drafted anew. */
function OrderLinks({ order }: Pick<Props, 'order'>): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  if (!may('order.draft') || order.organisation !== me.organisation.id) return null;
  if (order.state === 'DRAFT')
    return (
      <PageLink className="button" to={`/orders/${order.id}/draft`}>
        {t('order.edit')}
      </PageLink>
    );
  if (order.state !== 'WITHDRAWN' || order.issuedAt === null) return null;
  const about = { ...(order.case === null ? {} : { case: order.case }), template: order.template.id, replaces: order.id };
  return (
    <PageLink className="button" to={`/orders/new?${new URLSearchParams(about)}`}>
      {t('order.again')}
    </PageLink>
  );
}

const reasonIn = (detail: unknown): string => {
  const reason = typeof detail === 'object' && detail !== null && 'reason' in detail ? detail.reason : '';
  return typeof reason === 'string' ? reason : '';
};

function OrderSteps({ order, events, onStep }: Pick<Props, 'order' | 'events' | 'onStep'>): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  if (order.organisation !== me.organisation.id) return null;
  const why = t('steps.why', { state: t(`states.order.${order.state}`) });
  const isAuthor = authorsOf(events).includes(`person:${me.person}`);
  const steps = ORDER_STEPS.map(({ step, permission, kind, states, needsReason, byAnother }) => ({
    ...{ key: step, permission, kind },
    label: t(`order.step.${step}`),
    consequence: t(`order.consequence.${step}`),
    ...(needsReason === true ? { reasonLabel: t('parts.reason') } : {}),
    notNow: !states.includes(order.state) ? why : byAnother === true && isAuthor ? t('order.stage.ownDraft') : undefined,
    take: (reason: string) => onStep(step, reason),
  }));
  return <Steps steps={steps} none={t('steps.none')} />;
}

function OrderFacts({ order }: { readonly order: OrderDetail }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { addressee } = order;
  const name = <Text>{addressee.name}</Text>;
  const page = { operator: '/operators', store: '/stores' }[addressee.kind as string];
  const isLinked = page !== undefined && may(addressee.kind === 'store' ? 'store.read' : 'operator.read');
  return (
    <Facts
      lines={[
        {
          label: t('order.fact.addressee'),
          value: (
            <>
              {isLinked ? <PageLink to={`${page}/${addressee.id}`}>{name}</PageLink> : name}{' '}
              <span className="none">{t(`states.addressee.${addressee.kind}`)}</span>
            </>
          ),
        },
        {
          label: t('order.fact.case'),
          value:
            order.case === null ? null : (
              <PageLink isVerb to={`/cases/${order.case}`}>
                {t('orders.openCase')}
              </PageLink>
            ),
        },
        {
          label: t('order.fact.notice'),
          value:
            order.notice === null ? null : (
              <PageLink isVerb to={`/notices/${order.notice}`}>
                {t('referral.openNotice')}
              </PageLink>
            ),
        },
        { label: t('order.fact.deadline'), value: order.deadline === null ? null : <Deadline rule={order.deadline} /> },
        {
          label: t('order.fact.template'),
          value: `${t(`states.orderType.${order.template.id}`, { defaultValue: order.template.id })} v${order.template.version}`,
        },
        { label: t('order.fact.copies'), value: order.copies === '' ? null : <Text>{order.copies}</Text> },
        { label: t('order.fact.citations'), value: order.citations.length === 0 ? null : order.citations.length },
        { label: t('order.fact.drafted'), value: <TimeText at={order.createdAt} /> },
        { label: t('order.fact.draftedBy'), value: order.draftedBy === null ? null : <ActorText actor={`person:${order.draftedBy}`} /> },
        { label: t('order.fact.approvedBy'), value: order.approvedBy === null ? null : <ActorText actor={`person:${order.approvedBy}`} /> },
        { label: t('order.fact.issued'), value: order.issuedAt === null ? null : <TimeText at={order.issuedAt} /> },
        { label: t('order.fact.withdrawn'), value: order.withdrawnAt === null ? null : <TimeText at={order.withdrawnAt} /> },
        { label: t('order.fact.withdrawnReason'), value: order.withdrawnReason === null ? null : <Text>{order.withdrawnReason}</Text> },
        {
          label: t('order.fact.replaces'),
          value: order.replaces === null ? null : <PageLink to={`/orders/${order.replaces}`}>{t('order.open')}</PageLink>,
        },
      ]}
    />
  );
}

function Deadline({ rule }: { readonly rule: unknown }): ReactNode {
  const { t } = useTranslation();
  if (typeof rule !== 'object' || rule === null || !('kind' in rule)) return '—';
  if (rule.kind === 'instant' && 'at' in rule) return <TimeText at={String(rule.at)} />;
  return t(`deadlines.rule.${String(rule.kind)}`, { count: 'count' in rule ? Number(rule.count) : 0 });
}
