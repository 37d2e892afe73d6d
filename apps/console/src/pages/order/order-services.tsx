import type { listServices } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { OrderDetail } from './order-page.tsx';
import { ServiceActions } from './service-actions.tsx';

export type ServiceRow = RowOf<typeof listServices>;

interface Props {
  readonly order: OrderDetail;
  readonly services: readonly ServiceRow[] | undefined;
}

/** Every way on which a document was served, with its attempts and what proves it. */
export function OrderServices({ order, services }: Props): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<ServiceRow>[] = [
    {
      key: 'channel',
      words: 'order.services.channel',
      isName: true,
      text: ({ channel }) => t(`states.channel.${channel}`),
    },
    {
      key: 'address',
      words: 'order.services.address',
      text: ({ address }) => address,
      cell: ({ address }) => (address === '' ? '—' : <Text>{address}</Text>),
    },
    {
      key: 'state',
      words: 'order.services.state',
      text: ({ state }) => t(`states.service.${state}`),
      cell: ({ state }) => <StateTag kind="service" state={state} />,
    },
    {
      key: 'proof',
      words: 'order.services.proof',
      text: ({ proofKind }) => (proofKind === null ? '' : t(`states.proof.${proofKind}`)),
      cell: ({ proofKind, proofSha256 }) =>
        proofKind === null ? (
          '—'
        ) : (
          <>
            {t(`states.proof.${proofKind}`)}
            {proofSha256 === null ? null : <code title={proofSha256}> {proofSha256.slice(0, 12)}…</code>}
          </>
        ),
    },
    {
      key: 'delivered',
      words: 'order.services.delivered',
      text: ({ deliveredAt }) => (deliveredAt === null ? '' : shanghaiTime(deliveredAt)),
      cell: ({ deliveredAt }) => <TimeText at={deliveredAt} />,
    },
    {
      key: 'attempts',
      words: 'order.services.attempts',
      text: ({ attempts }) => String(attempts),
      cell: (service) => <Attempts of={service} />,
    },
  ];
  return (
    <Section title={t('order.services.title')} count={services?.length}>
      <ServiceActions order={order} services={services ?? []} />
      {services === undefined ? (
        <Skeleton rows={2} />
      ) : (
        <DataTable
          isPart
          caption={t('order.services.title')}
          list={staticList(services)}
          columns={columns}
          empty={t('order.services.empty')}
          keyOf={({ id }) => id}
        />
      )}
    </Section>
  );
}

function Attempts({ of }: { readonly of: ServiceRow }): ReactNode {
  const { t } = useTranslation();
  if (of.history.length === 0) return String(of.attempts);
  return (
    <details>
      <summary>{t('order.services.times', { count: of.attempts })}</summary>
      <ul className="links">
        {of.history.map(({ attempt, outcome, error, at }) => (
          <li key={`${attempt} ${at}`}>
            <TimeText at={at} /> {outcome} {error === '' ? null : <Text>{error}</Text>}
          </li>
        ))}
      </ul>
      {of.nextAt === null ? null : (
        <p>
          {t('order.services.next')} <TimeText at={of.nextAt} />
        </p>
      )}
    </details>
  );
}
