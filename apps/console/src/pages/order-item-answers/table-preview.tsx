import type { OutputOf } from '@touchstone/api-client';
import type { previewOrderTable } from '@touchstone/api-client/routes/order-items';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { countsOf, faultyFirst } from './preview-counts.ts';
import '../order-items/answers.css';
import { colon } from '../../parts/punctuation.ts';

export type PreviewRow = OutputOf<typeof previewOrderTable>['rows'][number];

interface Props {
  readonly rows: readonly PreviewRow[];
  readonly isBusy: boolean;
  onSend(): void;
}

/** What a filled-in list says, row by row; while one row is wrong, none is handed in. */
export function TablePreview({ rows, isBusy, onSend }: Props): ReactNode {
  const { t } = useTranslation();
  const [isFaultyOnly, setFaultyOnly] = useState(false);
  const counts = countsOf(rows);
  if (rows.length === 0) return <Empty text={t('orderAnswers.nothingFilled')} />;
  return (
    <>
      <p role="status">
        {t('orderAnswers.counts', { ...counts })}{' '}
        {counts.faulty === 0 ? null : <strong className="tone-bad">{t('orderAnswers.faulty', { count: counts.faulty })}</strong>}
      </p>
      <div className="actions">
        <Action kind="main" isBusy={isBusy} reason={counts.faulty > 0 ? t('orderAnswers.mendFirst') : undefined} onAct={onSend}>
          {t('orderAnswers.send', { count: rows.length - counts.faulty })}
        </Action>
        {counts.faulty === 0 ? null : (
          <label>
            <input type="checkbox" checked={isFaultyOnly} onChange={({ target }) => setFaultyOnly(target.checked)} />{' '}
            {t('orderAnswers.faultyOnly')}
          </label>
        )}
      </div>
      <DataTable
        isPart
        caption={t('orderAnswers.look')}
        list={staticList(isFaultyOnly ? rows.filter(({ faults }) => faults.length > 0) : faultyFirst(rows))}
        columns={columnsIn(t)}
        empty={t('orderAnswers.nothingFilled')}
        keyOf={({ row }) => String(row)}
      />
    </>
  );
}

const columnsIn = (t: (key: string) => string): readonly Column<PreviewRow>[] => [
  { key: 'row', words: 'orderAnswers.column.row', isNumber: true, text: ({ row }) => String(row) },
  {
    key: 'app',
    words: 'orderAnswers.column.app',
    isName: true,
    text: ({ appName }) => appName,
    cell: ({ appName, item }) => <Text>{appName === '' ? item : appName}</Text>,
  },
  { key: 'package', words: 'orderAnswers.column.package', text: (row) => row.package, cell: (row) => <Text>{row.package}</Text> },
  {
    key: 'answer',
    words: 'orderAnswers.column.answer',
    text: ({ said }) => said,
    cell: ({ answer, said, reason }) => (
      <>
        {answer === null ? <Text>{said}</Text> : t(`orderItems.answer.${answer}`)} <Text>{reason}</Text>
      </>
    ),
  },
  { key: 'text', words: 'orderAnswers.column.text', text: ({ text }) => text, cell: ({ text }) => <Text>{text}</Text> },
  {
    key: 'problem',
    words: 'orderAnswers.column.problem',
    text: ({ faults }) => faults.map(({ fault }) => fault).join(' '),
    cell: ({ faults }) => (
      <span className="tone-bad">
        {faults.map(({ column, fault }) => (
          <span key={`${column} ${fault}`} className="line">
            {column}
            {colon()}
            {t(`orderAnswers.fault.${fault}`)}
          </span>
        ))}
      </span>
    ),
  },
];
