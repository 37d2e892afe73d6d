import { Button, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../../parts/text.tsx';
import { type Material, rowOf } from './draft.ts';
import { type DraftRow, emptyRow } from './draft-fields.ts';
import { COLUMNS } from './paper-template.ts';
import { rowsFor } from './rows-for.ts';

interface Props {
  readonly kind: 'clauses' | 'apps';
  readonly label: string;
  readonly rows: readonly DraftRow[];
  /** What was found in the case: each makes a row. */
  readonly found: Material['clauses'];
  onChange(rows: readonly DraftRow[]): void;
}

/** Cells that hold more than a name. */
const LONG: ReadonlySet<string> = new Set(['where', 'remedy', 'problems', 'problem']);

/** The rows of a table in a document: taken from what was found, or typed. */
export function RowFields({ kind, label, rows, found, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = COLUMNS[kind];
  const put = (at: number, change: DraftRow) => onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  return (
    <fieldset className="draft-part">
      <legend>
        {label} <span className="section-count">{rows.length}</span>
      </legend>
      {kind === 'clauses' && found.length > 0 ? <Found found={found} rows={rows} onChange={onChange} /> : null}
      <ol className="draft-rows">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed on in their place and have no other name
          <li key={at}>
            <fieldset>
              <legend className="unseen">{t('orderDraft.row', { at: at + 1 })}</legend>
              {columns.map((name) => (
                <Cell key={name} name={name} value={row[name] ?? ''} onChange={(value) => put(at, { [name]: value })} />
              ))}
              <Button size="small" onClick={() => onChange(rows.filter((_, i) => i !== at))}>
                {t('orderDraft.dropRow', { at: at + 1 })}
              </Button>
            </fieldset>
          </li>
        ))}
      </ol>
      <Button onClick={() => onChange([...rows, emptyRow(kind)])}>{t('orderDraft.addRow')}</Button>
    </fieldset>
  );
}

interface CellProps {
  readonly name: string;
  readonly value: string;
  onChange(value: string): void;
}

function Cell({ name, value, onChange }: CellProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={LONG.has(name) ? 'draft-cell draft-cell-long' : 'draft-cell'}>
      <label htmlFor={id}>{t(`order.cell.${name}`)}</label>
      {LONG.has(name) ? (
        <Input.TextArea id={id} rows={rowsFor(value, 1)} maxLength={2000} value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Input id={id} maxLength={2000} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </div>
  );
}

const isOf = (row: DraftRow, one: Material['clauses'][number]): boolean => row['clause'] === one.clause && row['problem'] === one.problem;

function Found({ found, rows, onChange }: Pick<Props, 'found' | 'rows' | 'onChange'>): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="draft-found">
      <p className="form-hint">{t('orderDraft.found')}</p>
      {found.map((one) => {
        const isIn = rows.some((row) => isOf(row, one));
        return (
          <label key={one.finding} className="check-line">
            <input
              type="checkbox"
              checked={isIn}
              onChange={() => onChange(isIn ? rows.filter((row) => !isOf(row, one)) : [...rows, rowOf(one)])}
            />{' '}
            <code>{one.clause}</code> <Text>{one.problem}</Text>
          </label>
        );
      })}
    </div>
  );
}
