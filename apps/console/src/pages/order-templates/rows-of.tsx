import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props<Row> {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly Row[];
  /** What a row is that is added. */
  readonly fresh: Row;
  onChange(rows: readonly Row[]): void;
  draw(row: Row, change: (row: Row) => void): ReactNode;
}

/** Parts of the same kind in their order: changed, moved up, taken out, added. */
export function RowsOf<Row>({ title, hint, rows, fresh, onChange, draw }: Props<Row>): ReactNode {
  const { t } = useTranslation();
  const swap = (at: number) => onChange(rows.map((row, i) => (i === at ? rows[at - 1] : i === at - 1 ? rows[at] : row) as Row));
  return (
    <fieldset>
      <legend>{title}</legend>
      {hint === undefined ? null : <p className="form-hint">{hint}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is what stands at its place
        <fieldset key={at}>
          <legend>{at + 1}</legend>
          {draw(row, (changed) => onChange(rows.map((one, i) => (i === at ? changed : one))))}
          <div className="actions">
            {at === 0 ? null : (
              <button type="button" className="button" aria-label={t('papers.up', { at: at + 1, title })} onClick={() => swap(at)}>
                ↑
              </button>
            )}
            <button
              type="button"
              className="button"
              aria-label={t('papers.drop', { at: at + 1, title })}
              onClick={() => onChange(rows.filter((_, i) => i !== at))}
            >
              ✕
            </button>
          </div>
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => onChange([...rows, fresh])}>
        {t('papers.more', { title })}
      </button>
    </fieldset>
  );
}
