import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/use-list.ts';
import { PopUp } from '../pop-up.tsx';
import type { Column } from './column.ts';
import { TableExport } from './table-export.tsx';

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly list: List<Row>;
  readonly children?: ReactNode;
  onColumns(keys: string | undefined): void;
}

/** What is done with a whole list: which columns, and a file of what the filters leave. */
export function TableTools<Row>({ caption, columns, shown, list, children, onColumns }: Props<Row>): ReactNode {
  const { t } = useTranslation();
  const toggle = (key: string) => {
    const keys = new Set(shown.map((column) => column.key));
    if (!keys.delete(key)) keys.add(key);
    onColumns(
      columns
        .filter((column) => keys.has(column.key))
        .map((column) => column.key)
        .join(','),
    );
  };
  return (
    <div className="table-tools">
      {children}
      <PopUp className="columns" buttonClass="button" label={t('parts.table.columns')}>
        {columns
          .filter(({ isName }) => isName !== true)
          .map(({ key, words }) => (
            <label key={key}>
              <input type="checkbox" checked={shown.some((column) => column.key === key)} onChange={() => toggle(key)} /> {t(words)}
            </label>
          ))}
        <button type="button" className="button button-quiet" onClick={() => onColumns(undefined)}>
          {t('parts.table.usualColumns')}
        </button>
      </PopUp>
      <TableExport caption={caption} columns={shown} list={list} />
    </div>
  );
}
