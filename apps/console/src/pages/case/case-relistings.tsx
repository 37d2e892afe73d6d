import { listRelistings } from '@touchstone/api-client/routes/relistings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { ApplyToRelist } from './apply-to-relist.tsx';
import type { CaseDetail } from './case-page.tsx';

const COLUMNS: readonly Column<RowOf<typeof listRelistings>>[] = [
  {
    key: 'applied',
    words: 'relistings.column.applied',
    isName: true,
    text: ({ appliedAt }) => shanghaiTime(appliedAt),
    cell: ({ appliedAt }) => <TimeText at={appliedAt} />,
  },
  {
    key: 'state',
    words: 'relistings.column.state',
    text: ({ state }, t) => t(`states.relisting.${state}`),
    cell: ({ state }) => <StateTag kind="relisting" state={state} />,
  },
  { key: 'statement', words: 'relisting.fact.statement', text: ({ statement }) => statement, cell: (row) => <Text>{row.statement}</Text> },
  {
    key: 'decided',
    words: 'relistings.column.decided',
    text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
    cell: ({ decidedAt }) => <TimeText at={decidedAt} />,
  },
];

/** Applications of the firm to go back to the shelves; drawn once the app was taken off. */
export function CaseRelistings({ one }: { readonly one: CaseDetail['case'] }): ReactNode {
  const { t } = useTranslation();
  const applications = useList(listRelistings, { query: { case: one.id } });
  return (
    <Section
      title={t('relistings.title')}
      actions={
        <span className="actions">
          <PageLink to={`/relistings?case=${one.id}`}>{t('case.relistings.all')}</PageLink>
          <ApplyToRelist one={one} isOpen={applications.page?.items.some(({ state }) => state === 'APPLIED')} />
        </span>
      }
    >
      <DataTable
        isPart
        caption={t('relistings.title')}
        list={applications}
        columns={COLUMNS}
        empty={t('case.relistings.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/relistings/${id}`}
      />
    </Section>
  );
}
