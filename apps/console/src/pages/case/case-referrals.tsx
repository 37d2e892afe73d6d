import { listReferrals } from '@touchstone/api-client/routes/referrals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';

const RUNS: ReadonlySet<string> = new Set(['OFFERED', 'ACCEPTED']);

/** Hand-overs of a case; drawn where there are any. */
export function CaseReferrals({ caseId }: { readonly caseId: string }): ReactNode {
  const { t } = useTranslation();
  const referrals = useList(listReferrals, { query: { case: caseId } });
  const columns: readonly Column<RowOf<typeof listReferrals>>[] = [
    { key: 'kind', words: 'referrals.column.kind', isName: true, text: ({ kind }) => t(`states.referralKind.${kind}`) },
    {
      key: 'state',
      words: 'referrals.column.state',
      text: ({ state }) => t(`states.referral.${state}`),
      cell: ({ state }) => <StateTag kind="referral" state={state} />,
    },
    { key: 'from', words: 'referrals.column.from', text: ({ from }) => from.name ?? '—' },
    { key: 'to', words: 'referrals.column.to', text: ({ to }) => to.name ?? '—' },
    {
      key: 'due',
      words: 'referrals.column.due',
      text: ({ dueAt }) => (dueAt === null ? '' : shanghaiTime(dueAt)),
      cell: ({ dueAt, state }) => (dueAt === null ? '—' : <DueText due={dueAt} isRunning={RUNS.has(state)} />),
    },
    {
      key: 'report',
      words: 'referral.report',
      text: ({ report }) => report ?? '',
      cell: ({ report }) => (report === null ? '—' : <Text>{report}</Text>),
    },
  ];
  return (
    <Section title={t('referrals.title')}>
      <DataTable
        isPart
        caption={t('referrals.title')}
        list={referrals}
        columns={columns}
        empty={t('referrals.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/referrals/${id}`}
      />
    </Section>
  );
}
