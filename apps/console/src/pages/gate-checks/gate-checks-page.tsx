import type { listGateChecks } from '@touchstone/api-client/routes/gate';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { type AskedCheck, GateForm } from './gate-form.tsx';

type Row = RowOf<typeof listGateChecks>;

interface Props {
  readonly checks: List<Row>;
  readonly filters: readonly Filter[];
  readonly policies: readonly { readonly name: string; readonly version: number }[];
  onAsk(check: AskedCheck): Promise<unknown>;
}

/** What one's gate was asked of packages, the newest first. Nobody else sees it. */
export function GateChecksPage({ checks, filters, policies, onAsk }: Props): ReactNode {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const columns: readonly Column<Row>[] = [
    {
      key: 'sha256',
      words: 'gate.column.package',
      isName: true,
      text: ({ sha256 }) => sha256,
      cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}…</code>,
    },
    {
      key: 'outcome',
      words: 'gate.column.outcome',
      text: ({ outcome }) => (outcome === null ? '' : t(`states.gateOutcome.${outcome}`)),
      cell: ({ outcome }) => (outcome === null ? '—' : <StateTag kind="gateOutcome" state={outcome} />),
    },
    {
      key: 'state',
      words: 'gate.column.state',
      text: ({ state }) => t(`states.gateCheck.${state}`),
      cell: ({ state }) => <StateTag kind="gateCheck" state={state} />,
    },
    {
      key: 'reasons',
      words: 'gate.column.reasons',
      isNumber: true,
      text: ({ answer }) => (answer === null ? '' : String(answer.reasons.length)),
    },
    { key: 'policy', words: 'gate.column.policy', text: ({ policy }) => policy },
    {
      key: 'created',
      words: 'gate.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'decided',
      words: 'gate.column.decided',
      text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
      cell: ({ decidedAt }) => <TimeText at={decidedAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('gate.title')}
        about={t('gate.about')}
        actions={
          <Action kind="main" permission="gate.use" onAct={() => setAsking(true)}>
            {t('gate.ask')}
          </Action>
        }
      />
      <DataTable
        caption={t('gate.title')}
        list={checks}
        columns={columns}
        filters={filters}
        empty={t('gate.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/gate/checks/${id}`}
      />
      {isAsking ? <GateForm policies={policies} onAsk={onAsk} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
