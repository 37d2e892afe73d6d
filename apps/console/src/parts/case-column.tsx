import { useTranslation } from 'react-i18next';
import { fullAddress } from './full-address.ts';
import { PageLink } from './page-link.tsx';
import type { Column } from './table/column.ts';

/** The case that a row belongs to: a link on the page, its address in a file. */
export function useCaseColumn<Row extends { readonly case: string | null }>(): Column<Row> {
  const { t } = useTranslation();
  return {
    key: 'case',
    words: 'conduct.column.case',
    text: (row) => (row.case === null ? '' : fullAddress(`/cases/${row.case}`)),
    cell: (row) =>
      row.case === null ? (
        '—'
      ) : (
        <PageLink isVerb to={`/cases/${row.case}`}>
          {t('conduct.openCase')}
        </PageLink>
      ),
  };
}
