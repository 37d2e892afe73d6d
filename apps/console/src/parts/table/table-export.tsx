import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/use-list.ts';
import { PopUp } from '../pop-up.tsx';
import { Problem } from '../problem.tsx';
import { saveFile } from '../save-file.ts';
import type { Column } from './column.ts';
import { csvOf } from './csv.ts';
import { xlsxOf } from './xlsx.ts';

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly list: List<Row>;
}

/** As many rows as a browser holds with ease, and a hundred requests bring. */
const MOST_ROWS = 20_000;

const FORMATS = {
  xlsx: async (caption: string, lines: readonly (readonly string[])[], numbers: readonly boolean[]) =>
    saveFile(`${caption}.xlsx`, await xlsxOf(caption, lines, numbers), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  csv: async (caption: string, lines: readonly (readonly string[])[]) => saveFile(`${caption}.csv`, csvOf(lines), 'text/csv'),
} as const;

/** A file of all rows that the filters leave, with the columns that are shown. It says how far it is, and can be ended. */
export function TableExport<Row>({ caption, columns, list }: Props<Row>): ReactNode {
  const { t, i18n } = useTranslation();
  const stop = useRef<AbortController>(undefined);
  const [count, setCount] = useState<number>();
  const [isCut, setCut] = useState(false);
  const [error, setError] = useState<unknown>();
  const most = MOST_ROWS.toLocaleString(i18n.language);
  const save = async (format: keyof typeof FORMATS) => {
    const running = new AbortController();
    stop.current = running;
    setCount(0);
    setCut(false);
    setError(undefined);
    try {
      const gathered = await list.all({ most: MOST_ROWS, signal: running.signal, onRows: setCount });
      const head = columns.map(({ words }) => t(words));
      const lines = gathered.rows.map((row) => columns.map(({ text }) => text(row, t)));
      await FORMATS[format](
        caption,
        [head, ...lines],
        columns.map(({ isNumber }) => isNumber === true),
      );
      setCut(gathered.isCut);
    } catch (failure) {
      if (!running.signal.aborted) setError(failure);
    } finally {
      setCount(undefined);
    }
  };
  if (count !== undefined) {
    return (
      <span className="table-saving" role="status">
        {t('parts.table.saving', { rows: count.toLocaleString(i18n.language) })}
        <button type="button" className="button" onClick={() => stop.current?.abort()}>
          {t('parts.cancel')}
        </button>
      </span>
    );
  }
  return (
    <>
      <PopUp className="columns" buttonClass="button" label={t('parts.table.save')}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <button key={format} type="button" className="button" disabled={list.page === undefined} onClick={() => void save(format)}>
            {t(`parts.table.${format}`)}
          </button>
        ))}
        <span className="form-hint">{t('parts.table.saveHint', { most })}</span>
      </PopUp>
      {isCut ? (
        <span role="status" className="tone-warn">
          {t('parts.table.cut', { most })}
        </span>
      ) : null}
      {error === undefined ? null : <Problem error={error} />}
    </>
  );
}
