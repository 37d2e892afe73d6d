import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { semicolon } from '../../parts/punctuation.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import type { NoticeDetail } from './notice-page.tsx';
import { cellText } from './printed-cell.ts';
import { RowDialog } from './row-dialog.tsx';
import { faultsOfRow } from './row-faults.ts';
import type { NoticeDraft } from './use-notice-draft.ts';

type List = NoticeDetail['lists'][number];
type Row = List['rows'][number];

interface Props {
  readonly list: List;
  readonly faults: readonly { readonly at: string; readonly reason: string }[];
  readonly draft: NoticeDraft;
}

/** One attachment of a draft: its rows are moved, put right and left out here, and each says what stands in its way. */
export function DraftList({ list, faults, draft }: Props): ReactNode {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Row>();
  const [dropped, setDropped] = useState<Row>();
  const { isBusy, error, attempt } = useAttempt();
  const at = ({ ordinal }: Row) => ({ attachment: list.number, ordinal });
  const move = (row: Row, to: number) => void attempt(() => draft.place(at(row), to));
  const faultText = (row: Row) =>
    faultsOfRow(faults, list.number, row.ordinal)
      .map((word) => t(`notice.fault.${word}`, { defaultValue: word }))
      .join(semicolon());
  const title = t('notice.attachment', { number: list.number, title: list.title });
  const printed = list.columns.map(
    ({ field, title: words }): Column<Row> => ({
      key: field,
      words,
      isName: field === 'name',
      isNumber: field === 'ordinal',
      text: (row) => cellText(field, row),
      cell: (row) => <Text>{cellText(field, row)}</Text>,
    }),
  );
  const isFirst = ({ key }: Column<Row>) => key === 'ordinal' || key === 'name';
  const columns: readonly Column<Row>[] = [
    ...printed.filter(isFirst),
    {
      key: 'faults',
      words: 'notice.row.faults',
      text: faultText,
      cell: (row) =>
        faultText(row) === '' ? (
          <span className="tone-good">{t('notice.row.sound')}</span>
        ) : (
          <span className="tone-bad">{faultText(row)}</span>
        ),
    },
    {
      key: 'work',
      words: 'notice.row.work',
      isScreenOnly: true,
      text: () => '',
      cell: (row) => (
        <span className="row-work">
          <RowButton
            label={t('notice.row.up', { name: row.name })}
            text="↑"
            isOff={isBusy || row.ordinal === 1}
            onAct={() => move(row, row.ordinal - 1)}
          />
          <RowButton
            label={t('notice.row.down', { name: row.name })}
            text="↓"
            isOff={isBusy || row.ordinal === list.rows.length}
            onAct={() => move(row, row.ordinal + 1)}
          />
          <RowButton
            label={t('notice.row.editOf', { name: row.name })}
            text={t('notice.row.change')}
            isOff={isBusy}
            onAct={() => setEdited(row)}
          />
          {row.case === null ? null : (
            <>
              <RowButton
                label={t('notice.row.dropOf', { name: row.name })}
                text={t('notice.row.drop')}
                isOff={isBusy}
                onAct={() => setDropped(row)}
              />
              <PageLink to={`/cases/${row.case}`}>{t('notice.column.case')}</PageLink>
            </>
          )}
        </span>
      ),
    },
    ...printed.filter((column) => !isFirst(column)),
  ];
  return (
    <Section title={title} count={list.rows.length}>
      {error === undefined ? null : <Problem error={error} />}
      <DataTable
        isPart
        caption={title}
        list={staticList(list.rows)}
        columns={columns}
        empty={t('notice.noRows')}
        keyOf={({ ordinal }) => String(ordinal)}
      />
      {edited === undefined ? null : (
        <RowDialog row={edited} onSave={(words) => draft.editRow(at(edited), words)} onClose={() => setEdited(undefined)} />
      )}
      {dropped?.case == null ? null : (
        <ReasonDialog
          title={t('notice.row.dropOf', { name: dropped.name })}
          consequence={t('notice.row.dropAbout')}
          confirm={t('notice.row.drop')}
          isOpen
          isDanger
          maxLength={500}
          onConfirm={(reason) => draft.drop(dropped.case === null ? [] : [dropped.case], reason)}
          onClose={() => setDropped(undefined)}
        />
      )}
    </Section>
  );
}

interface RowButtonProps {
  readonly label: string;
  readonly text: string;
  readonly isOff: boolean;
  onAct(): void;
}

function RowButton({ label, text, isOff, onAct }: RowButtonProps): ReactNode {
  return (
    <button type="button" className="button button-quiet" aria-label={label} title={label} disabled={isOff} onClick={onAct}>
      {text}
    </button>
  );
}
