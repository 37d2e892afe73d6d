import type { OutputOf } from '@touchstone/api-client';
import type { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { InviteFirm } from '../../parts/invite-firm.tsx';
import { OrderCode } from '../../parts/order-code.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';

type Record = OutputOf<typeof readOperatorRecord>;

interface Props {
  readonly operator: Record['operator'];
  readonly group: Record['group'];
  readonly marks?: ReactNode;
}

/** Who a company is. */
export function OperatorFacts({ operator, group, marks }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const province = useProvince();
  return (
    <>
      <PageHeader
        title={visibleText(operator.name)}
        marks={marks}
        crumbs={[{ to: '/operators', text: t('operators.title') }]}
        actions={
          may('claim.decide') ? (
            <>
              <PageLink to={`/claims?operator=${operator.id}`}>{t('claim.open')}</PageLink>
              <OrderCode operator={operator.id} />
              <InviteFirm operator={operator.id} />
            </>
          ) : undefined
        }
      />
      <Facts
        lines={[
          { label: t('operator.fact.creditCode'), value: operator.creditCode ?? operator.foreignId },
          { label: t('operator.fact.province'), value: operator.province === null ? null : province(operator.province) },
          { label: t('operator.fact.licence'), value: operator.licence },
          { label: t('operator.fact.filing'), value: operator.filing },
          { label: t('operator.fact.apps'), value: <PageLink to={`/apps?operator=${operator.id}`}>{operator.apps}</PageLink> },
          {
            label: t('operator.fact.mergedInto'),
            value:
              operator.mergedInto === null ? null : (
                <PageLink to={`/operators/${operator.mergedInto}`}>{t('operators.column.merged')}</PageLink>
              ),
          },
          {
            label: t('operator.fact.group'),
            value:
              group.length === 0 ? null : (
                <ul className="links">
                  {group.map(({ id, name, relation }) => (
                    <li key={id}>
                      <PageLink to={`/operators/${id}`}>
                        <Text>{name}</Text>
                      </PageLink>{' '}
                      {t(`operator.relation.${relation}`)}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </>
  );
}
