import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/use-list.ts';
import { PopUp } from '../pop-up.tsx';
import { Problem } from '../problem.tsx';
import { saveFile } from '../save-file.ts';
import type { Column } from './column.ts';
import { csvOf } from './csv.ts';

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly list: List<Row>;
  readonly children?: ReactNode;
  onColumns(keys: string | undefined): void;
}

const MOST_ROWS = 20_000;

/** What is done with a whole list: which columns, and a file of what the filters leave. */
export function TableTools<Row>({ caption, columns, shown, list, children, onColumns }: Props<Row>): ReactNode {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const rows = await list.all(MOST_ROWS);
      const head = shown.map(({ words }) => t(words));
      saveFile(`${caption}.csv`, csvOf([head, ...rows.map((row) => shown.map(({ text }) => text(row)))]), 'text/csv');
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
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
      <button type="button" className="button" disabled={isBusy || list.page === undefined} onClick={() => void save()}>
        {isBusy ? t('parts.table.saving') : t('parts.table.save')}
      </button>
      {error === undefined ? null : <Problem error={error} />}
    </div>
  );
}
