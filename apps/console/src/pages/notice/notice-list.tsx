import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fullAddress } from '../../parts/full-address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { semicolon } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import { cellText } from './printed-cell.ts';

type List = NoticeDetail['lists'][number];
type Row = List['rows'][number];

interface Props {
  readonly list: List;
  readonly annotations: NoticeDetail['annotations'];
}

/** One attachment with the columns that are printed, and beside them the case that a row rests on and what was noted later. */
export function NoticeList({ list, annotations }: Props): ReactNode {
  const { t } = useTranslation();
  const noted = (row: Row) =>
    annotations.filter(({ attachment, ordinal }) => attachment === list.number && ordinal === row.ordinal).map(({ text }) => text);
  const printed: readonly Column<Row>[] = list.columns.map(({ field, title }) => ({
    key: field,
    words: title,
    isName: field === 'name',
    isNumber: field === 'ordinal',
    text: (row) => cellText(field, row),
    cell: (row) => <Text>{cellText(field, row)}</Text>,
  }));
  const columns: readonly Column<Row>[] = [
    ...printed,
    {
      key: 'case',
      words: 'notice.column.case',
      text: (row) => (row.case === null ? '' : fullAddress(`/cases/${row.case}`)),
      cell: (row) => (row.case === null ? '—' : <PageLink to={`/cases/${row.case}`}>{t('notice.column.open')}</PageLink>),
    },
    {
      key: 'noted',
      words: 'notice.column.noted',
      text: (row) => noted(row).join(semicolon()),
      cell: (row) => (noted(row).length === 0 ? '—' : <Text>{noted(row).join(semicolon())}</Text>),
    },
  ];
  const title = t('notice.attachment', { number: list.number, title: list.title });
  return (
    <Section title={title} count={list.rows.length}>
      <DataTable
        isPart
        caption={title}
        list={staticList(list.rows)}
        columns={columns}
        empty={t('notice.noRows')}
        keyOf={({ ordinal }) => String(ordinal)}
      />
    </Section>
  );
}
