import { disputeClaims, listOwnClaims, withdrawClaim } from '@touchstone/api-client/routes/claims';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { fullAddress } from '../../parts/full-address.ts';
import { OperatorName } from '../../parts/operator-name.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { AppointAgent } from './appoint-agent.tsx';
import { ClaimAnother } from './claim-another.tsx';

type Claim = RowOf<typeof listOwnClaims>;

interface Props {
  readonly claims: List<Claim>;
  readonly filters: readonly Filter[];
}

const STANDS: ReadonlySet<Claim['state']> = new Set(['CLAIMED', 'ACCEPTED', 'DISPUTED']);

const wayOut = ({ method }: Claim) => (method === 'agent' ? ('endAgency' as const) : ('withdraw' as const));

/** Whom one's organisation speaks for, how that was proved, and until when. */
export function OwnClaimsPage({ claims, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ readonly claim: Claim; readonly step: 'withdraw' | 'endAgency' | 'dispute' }>();
  const { organisation } = useMe();
  const withdraw = useChange(withdrawClaim, [listOwnClaims]);
  const dispute = useChange(disputeClaims, [listOwnClaims]);
  const columns: readonly Column<Claim>[] = [
    {
      key: 'operator',
      words: 'claims.column.operator',
      isName: true,
      text: ({ operator, operatorName }) => operatorName ?? fullAddress(`/operators/${operator}`),
      cell: ({ operator, operatorName }) => (operatorName === null ? <OperatorName id={operator} /> : <Text>{operatorName}</Text>),
    },
    {
      key: 'method',
      words: 'claims.column.method',
      text: ({ method, agent }) => t(`claims.method.${method}`) + (agent === null ? '' : ` (${agent})`),
      cell: ({ method, agent, organisation: of }) => (
        <>
          {t(agent === null ? `claims.method.${method}` : of === organisation.id ? 'claims.agent.ours' : 'claims.agent.given')}{' '}
          {agent === null ? null : <code>{agent}</code>}
        </>
      ),
    },
    {
      key: 'state',
      words: 'claims.column.state',
      text: ({ state }) => t(`states.claim.${state}`),
      cell: ({ state }) => <StateTag kind="claim" state={state} />,
    },
    {
      key: 'until',
      words: 'claims.column.until',
      text: ({ validUntil }) => (validUntil === null ? '' : shanghaiTime(validUntil)),
      cell: ({ validUntil }) => <TimeText at={validUntil} isDay />,
    },
    {
      key: 'created',
      words: 'claims.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'actions',
      words: 'claims.column.actions',
      text: () => '',
      cell: (claim) =>
        STANDS.has(claim.state) ? (
          <span className="actions">
            {claim.method === 'agent' ? null : (
              <Action permission="claim.create" onAct={() => setAsked({ claim, step: 'dispute' })}>
                {t('claims.dispute.do')}
              </Action>
            )}
            <Action permission="claim.create" onAct={() => setAsked({ claim, step: wayOut(claim) })}>
              {t(`claims.${wayOut(claim)}.do`)}
            </Action>
          </span>
        ) : null,
    },
  ];
  const take = async (basis: string) => {
    if (asked === undefined) return;
    const input = { params: { claim: asked.claim.id }, body: { basis } };
    await (asked.step === 'dispute' ? dispute.mutateAsync(input) : withdraw.mutateAsync(input));
  };
  return (
    <>
      <PageHeader
        title={t('claims.title')}
        about={t('claims.about')}
        actions={
          <>
            <AppointAgent claims={claims.page?.items ?? []} />
            <ClaimAnother />
          </>
        }
      />
      <DataTable
        caption={t('claims.title')}
        list={claims}
        columns={columns}
        filters={filters}
        empty={t('claims.empty')}
        keyOf={({ id }) => id}
      />
      {asked === undefined ? null : (
        <ReasonDialog
          title={t(`claims.${asked.step}.title`)}
          consequence={t(`claims.${asked.step}.means`)}
          confirm={t(`claims.${asked.step}.do`)}
          isDanger={asked.step !== 'dispute'}
          isOpen
          onConfirm={take}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
