import type { OutputOf } from '@touchstone/api-client';
import type { readOrderBoard } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Board = OutputOf<typeof readOrderBoard>;
type Row = Board['stores'][number];
type Gap = Board['gaps'][number];

const SECONDS_PER_HOUR = 3600;

/** How each store stands with its orders, and what stands on a shelf without one; each number opens its items. */
export function StoreBoard({ board }: { readonly board: Board }): ReactNode {
  const { t } = useTranslation();
  const hours = (seconds: number | null) =>
    seconds === null ? '—' : t('stores.board.hours', { count: Math.round((seconds / SECONDS_PER_HOUR) * 10) / 10 });
  const counted = (key: string, words: string, query: string, count: (row: Row) => number): Column<Row> => ({
    key,
    words,
    isNumber: true,
    text: (row) => String(count(row)),
    cell: (row) => (count(row) === 0 ? '0' : <PageLink to={`/order-items?store=${row.store}${query}`}>{count(row)}</PageLink>),
  });
  const columns: readonly Column<Row>[] = [
    { key: 'store', words: 'stores.board.store', isName: true, text: ({ name }) => name },
    counted('items', 'stores.board.items', '', ({ items }) => items),
    counted('overdue', 'stores.board.overdue', '&overdue=true', ({ overdue }) => overdue),
    counted('objected', 'stores.board.objected', '&state=OBJECTED', ({ objected }) => objected),
    counted('reappeared', 'stores.board.reappeared', '&state=REAPPEARED', ({ reappeared }) => reappeared),
    counted('later', 'stores.board.later', '&later=true', ({ later }) => later),
    { key: 'acknowledged', words: 'stores.board.acknowledged', isNumber: true, text: ({ delays }) => hours(delays.acknowledged.median) },
    { key: 'verified', words: 'stores.board.verified', isNumber: true, text: ({ delays }) => hours(delays.verified.median) },
  ];
  return (
    <>
      <Section title={t('stores.board.title')} count={board.stores.length}>
        <DataTable
          isPart
          caption={t('stores.board.title')}
          list={staticList(board.stores)}
          columns={columns}
          empty={t('stores.board.empty')}
          keyOf={({ store }) => store}
          hrefOf={({ store }) => `/stores/${store}`}
        />
      </Section>
      {board.gaps.length === 0 ? null : (
        <Section title={t('stores.board.gaps')} count={board.gaps.length}>
          <DataTable
            isPart
            caption={t('stores.board.gaps')}
            list={staticList(board.gaps)}
            columns={GAPS}
            empty=""
            keyOf={({ listing }) => listing}
            hrefOf={(gap) => `/cases/${gap.case}`}
          />
        </Section>
      )}
    </>
  );
}

const GAPS: readonly Column<Gap>[] = [
  { key: 'app', words: 'stores.board.app', isName: true, text: ({ appName }) => appName, cell: ({ appName }) => <Text>{appName}</Text> },
  { key: 'store', words: 'stores.board.store', text: ({ storeName }) => storeName },
  {
    key: 'found',
    words: 'stores.board.found',
    text: ({ foundAt }) => shanghaiTime(foundAt),
    cell: ({ foundAt }) => <TimeText at={foundAt} />,
  },
];
