import type { listLeads } from '@touchstone/api-client/routes/leads';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { fullAddress } from '../../parts/full-address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** Columns of the list of leads. */
export function useLeadColumns(): readonly Column<RowOf<typeof listLeads>>[] {
  const { t } = useTranslation();
  const province = useProvince();
  return [
    {
      key: 'subject',
      words: 'leads.column.subject',
      isName: true,
      text: ({ subject }) => subject,
      cell: ({ subject }) => <Text>{subject}</Text>,
    },
    { key: 'kind', words: 'leads.column.kind', text: ({ subjectKind }) => t(`leads.kind.${subjectKind}`) },
    {
      key: 'state',
      words: 'leads.column.state',
      text: ({ state }) => t(`states.lead.${state}`),
      cell: ({ state }) => <StateTag kind="lead" state={state} />,
    },
    { key: 'source', words: 'leads.column.source', text: ({ source }) => t(`leads.source.${source}`) },
    {
      key: 'detail',
      words: 'leads.column.detail',
      isExtra: true,
      text: ({ sourceDetail }) => sourceDetail,
      cell: ({ sourceDetail }) => <Text>{sourceDetail}</Text>,
    },
    {
      key: 'app',
      words: 'leads.column.app',
      text: ({ app }) => (app === null ? '' : fullAddress(`/apps/${app}`)),
      cell: ({ app, matchConfidence }) =>
        app === null ? (
          '—'
        ) : (
          <PageLink to={`/apps/${app}`}>{t(matchConfidence !== null && matchConfidence < 1 ? 'leads.guessed' : 'leads.linked')}</PageLink>
        ),
    },
    { key: 'clauses', words: 'leads.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    { key: 'note', words: 'leads.column.note', isExtra: true, text: ({ note }) => note, cell: ({ note }) => <Text>{note}</Text> },
    { key: 'province', words: 'leads.column.province', text: (lead) => province(lead.province) },
    { key: 'reported', words: 'leads.column.reported', text: ({ reportedOn }) => reportedOn ?? '—' },
    {
      key: 'created',
      words: 'leads.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
  ];
}
