import { downloadConductFile, type listInterviews } from '@touchstone/api-client/routes/conduct';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import type { RowOf } from '../../api/use-list.ts';
import { useCaseColumn } from '../../parts/case-column.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { fullAddress } from '../../parts/full-address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Interview = RowOf<typeof listInterviews>;

const namesOf = ({ attended }: Interview): string => attended.map(({ name, title }) => `${name} ${title}`.trim()).join(' · ');

/** Columns of interviews, without the firm. */
export function useInterviewColumns(): readonly Column<Interview>[] {
  const { t } = useTranslation();
  const caseColumn = useCaseColumn<Interview>();
  return [
    { key: 'place', words: 'interview.column.place', text: ({ place }) => place, cell: ({ place }) => <Text>{place}</Text> },
    {
      key: 'attended',
      words: 'interview.column.attended',
      text: namesOf,
      cell: (row) => <Text>{namesOf(row)}</Text>,
    },
    {
      key: 'officers',
      words: 'interview.column.officers',
      text: ({ officers }) => officers.join(' · '),
      cell: ({ officers }) => <Text>{officers.join(' · ')}</Text>,
    },
    { key: 'summary', words: 'interview.column.summary', text: ({ summary }) => summary, cell: ({ summary }) => <Text>{summary}</Text> },
    {
      key: 'minutes',
      words: 'interview.column.minutes',
      text: ({ minutes }) => minutes,
      cell: ({ minutes }) => (
        <FileLink address={fileAddress(downloadConductFile.path, { sha256: minutes })}>{t('credit.openFile')}</FileLink>
      ),
    },
    caseColumn,
    {
      key: 'order',
      words: 'interview.column.order',
      isExtra: true,
      text: ({ order }) => (order === null ? '' : fullAddress(`/orders/${order}`)),
      cell: ({ order }) => (order === null ? '—' : <PageLink to={`/orders/${order}`}>{t('order.open')}</PageLink>),
    },
    {
      key: 'held',
      words: 'interview.column.held',
      text: ({ heldAt }) => shanghaiTime(heldAt),
      cell: ({ heldAt }) => <TimeText at={heldAt} />,
    },
  ];
}
