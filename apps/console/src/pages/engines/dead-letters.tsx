import { listDeadLetters, readWork, redriveRuns } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { useChange } from '../../api/use-change.ts';
import type { RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Letter = RowOf<typeof listDeadLetters>;

/** Runs that failed for good, by engine and class of error; all of one line can be made again. */
export function DeadLetters({ letters }: { readonly letters: readonly Letter[] }): ReactNode {
  const { t } = useTranslation();
  const mayRedrive = useMay()('queue.manage');
  const [chosen, setChosen] = useState<Letter>();
  const [isAsked, setAsked] = useState(false);
  const redrive = useChange(redriveRuns, [listDeadLetters, readWork]);
  const columns: readonly Column<Letter>[] = [
    { key: 'engine', words: 'engines.dead.engine', isName: true, text: ({ engine }) => engine },
    {
      key: 'error',
      words: 'engines.dead.error',
      text: ({ errorClass }) => errorClass,
      cell: ({ errorClass }) => <code>{errorClass}</code>,
    },
    {
      key: 'count',
      words: 'engines.dead.count',
      isNumber: true,
      text: ({ count }) => String(count),
      cell: ({ count, list }) => <PageLink to={pageOfApi(list)}>{countText(count)}</PageLink>,
    },
    {
      key: 'newest',
      words: 'engines.dead.newest',
      text: ({ newestAt }) => (newestAt === null ? '' : shanghaiTime(newestAt)),
      cell: ({ newestAt }) => <TimeText at={newestAt} />,
    },
    {
      key: 'orders',
      words: 'engines.column.orders',
      text: () => '',
      cell: (letter) => (
        <Action permission="queue.manage" onAct={() => setChosen(letter)}>
          {t('engines.dead.redrive')}
        </Action>
      ),
    },
  ];
  return (
    <Section title={t('engines.dead.title')} count={letters.length}>
      {isAsked ? <p role="status">{t('engines.dead.asked')}</p> : null}
      <DataTable
        isPart
        caption={t('engines.dead.title')}
        list={staticList(letters)}
        columns={columns.filter(({ key }) => key !== 'orders' || mayRedrive)}
        empty={t('engines.dead.empty')}
        keyOf={({ engine, errorClass }) => `${engine} ${errorClass}`}
      />
      {chosen === undefined ? null : (
        <ReasonDialog
          title={t('engines.dead.redriveTitle', { engine: chosen.engine, count: chosen.count })}
          consequence={t('engines.dead.consequence')}
          confirm={t('engines.dead.redrive')}
          maxLength={500}
          isOpen
          onConfirm={async (reason) => {
            await redrive.mutateAsync({ body: { engine: chosen.engine, errorClass: chosen.errorClass, reason } });
            setAsked(true);
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Section>
  );
}
