import type { listNotices } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Row = RowOf<typeof listNotices>;

interface Props {
  readonly notices: List<Row>;
  readonly filters: readonly Filter[];
  /** Name of an issuer from its code. */
  issuer(code: string): string;
}

/** Notices that one may see: the own ones in every state, those of others once they are public. */
export function NoticesPage({ notices, filters, issuer }: Props): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const columns: readonly Column<Row>[] = [
    {
      key: 'title',
      words: 'notices.column.title',
      isName: true,
      text: ({ title, kind }) => (title === '' ? t(`states.noticeKind.${kind}`) : title),
      cell: ({ title, kind, isDemo, origin }) => (
        <>
          <Text>{title === '' ? t(`states.noticeKind.${kind}`) : title}</Text>
          {isDemo ? <span className="tag">{t('parts.demo')}</span> : null}
          {origin === 'reported' ? <span className="tag">{t('notices.origin.reported')}</span> : null}
        </>
      ),
    },
    {
      key: 'state',
      words: 'notices.column.state',
      text: ({ state }) => t(`states.notice.${state}`),
      cell: ({ state }) => <StateTag kind="notice" state={state} />,
    },
    { key: 'issuer', words: 'notices.column.issuer', text: (row) => issuer(row.issuer) },
    { key: 'kind', words: 'notices.column.kind', text: ({ kind }) => t(`states.noticeKind.${kind}`) },
    {
      key: 'batch',
      words: 'notices.column.batch',
      text: ({ year, yearBatch, totalBatch }) =>
        yearBatch === null
          ? t('notices.yearOnly', { year })
          : t(totalBatch === null ? 'notices.batch' : 'notices.batchOfAll', { year, batch: yearBatch, total: totalBatch }),
    },
    { key: 'rows', words: 'notices.column.rows', isNumber: true, text: ({ rows }) => String(rows) },
    { key: 'on', words: 'notices.column.on', isExtra: true, text: ({ on }) => on ?? '' },
    {
      key: 'published',
      words: 'notices.column.published',
      text: ({ publishedAt }) => (publishedAt === null ? '' : shanghaiTime(publishedAt)),
      cell: ({ publishedAt }) => <TimeText at={publishedAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('notices.title')}
        about={t('notices.about')}
        actions={
          <Action kind="main" permission="notice.draft" onAct={() => open('/notices/new')}>
            {t('notices.new')}
          </Action>
        }
      />
      <DataTable
        caption={t('notices.title')}
        list={notices}
        columns={columns}
        filters={filters}
        empty={t('notices.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/notices/${id}`}
      />
    </>
  );
}
