import type { listFindings } from '@touchstone/api-client/routes/findings';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { SubjectLink } from '../../parts/subject-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

export type FindingRow = RowOf<typeof listFindings>;

/** Columns of a list of findings, of the queue of review too. */
export function useFindingColumns<Row extends FindingRow>(): readonly Column<Row>[] {
  const { t } = useTranslation();
  const province = useProvince();
  return [
    { key: 'title', words: 'findings.column.title', isName: true, text: ({ title }) => title, cell: ({ title }) => <Text>{title}</Text> },
    {
      key: 'app',
      words: 'findings.column.app',
      text: ({ subject }) => subject.name,
      cell: ({ app, subject }) => <SubjectLink subject={subject} app={app?.id ?? null} />,
    },
    {
      key: 'version',
      words: 'findings.column.version',
      text: ({ version }) => version ?? '—',
      cell: ({ version }) => (version === null ? '—' : <Text>{version}</Text>),
    },
    { key: 'clause', words: 'findings.column.clause', text: ({ clause }) => clause, cell: ({ clause }) => <code>{clause}</code> },
    {
      key: 'state',
      words: 'findings.column.state',
      text: ({ state }) => t(`states.finding.${state}`),
      cell: ({ state }) => <StateTag kind="finding" state={state} />,
    },
    {
      key: 'strength',
      words: 'findings.column.strength',
      text: ({ strength }) => t(`states.strength.${strength}`),
      cell: ({ strength }) => <StateTag kind="strength" state={strength} />,
    },
    { key: 'severity', words: 'findings.column.severity', text: ({ severity }) => t(`findings.severity.${severity}`) },
    {
      key: 'operator',
      words: 'findings.column.operator',
      text: ({ operator }) => operator?.name ?? '—',
      cell: ({ operator }) =>
        operator === null ? (
          '—'
        ) : (
          <PageLink to={`/operators/${operator.id}`}>
            <Text>{operator.name}</Text>
          </PageLink>
        ),
    },
    {
      key: 'province',
      words: 'findings.column.province',
      isExtra: true,
      text: (finding) => (finding.province === null ? '—' : province(finding.province)),
    },
    {
      key: 'confidence',
      words: 'findings.column.confidence',
      isNumber: true,
      isExtra: true,
      text: ({ confidence }) => (confidence === null ? '—' : `${Math.round(confidence * 100)}%`),
    },
    {
      key: 'opened',
      words: 'findings.column.opened',
      text: ({ openedAt }) => shanghaiTime(openedAt),
      cell: ({ openedAt }) => <TimeText at={openedAt} isDay />,
    },
    {
      key: 'decided',
      words: 'findings.column.decided',
      isExtra: true,
      text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
      cell: ({ decidedAt }) => <TimeText at={decidedAt} isDay />,
    },
  ];
}
