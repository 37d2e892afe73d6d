import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { comma, semicolon } from '../../parts/punctuation.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { yuanText } from '../../parts/yuan.ts';
import { useInterviewColumns } from '../interviews/interview-columns.tsx';
import { IMPORTED_COLUMNS } from './imported-columns.tsx';
import type { OperatorRecord } from './operator-page.tsx';

type RowsOf<K extends keyof OperatorRecord> = OperatorRecord[K] extends readonly (infer Row)[] ? readonly Column<Row>[] : never;

interface RecordColumns {
  readonly products: RowsOf<'products'>;
  readonly cases: RowsOf<'cases'>;
  readonly findings: RowsOf<'findings'>;
  readonly conduct: RowsOf<'conduct'>;
  readonly commitments: RowsOf<'commitments'>;
  readonly notices: RowsOf<'notices'>;
  readonly penalties: RowsOf<'penalties'>;
  readonly interviews: RowsOf<'interviews'>;
  readonly credit: RowsOf<'credit'>;
  readonly imported: RowsOf<'imported'>;
}

/** Columns of the parts of a company's record. */
export function useRecordColumns(): RecordColumns {
  const { t } = useTranslation();
  const interviews = useInterviewColumns();
  return {
    products: [
      { key: 'name', words: 'operator.products.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
      { key: 'kind', words: 'operator.products.kind', text: ({ kind }) => t(`apps.kind.${kind}`, { defaultValue: kind.toUpperCase() }) },
      {
        key: 'listings',
        words: 'operator.products.listings',
        text: ({ listings }) => [...new Set(listings.map(({ storeName }) => storeName))].join(comma()),
      },
      {
        key: 'findings',
        words: 'operator.products.findings',
        isNumber: true,
        text: ({ openFindings }) => String(openFindings),
        cell: ({ id, openFindings }) =>
          openFindings === 0 ? '0' : <PageLink to={`/findings?app=${id}&isOpen=true`}>{openFindings}</PageLink>,
      },
    ],
    cases: [
      {
        key: 'subject',
        words: 'operator.cases.subject',
        isName: true,
        text: ({ subjectName }) => subjectName,
        cell: ({ subjectName }) => <Text>{subjectName}</Text>,
      },
      { key: 'number', words: 'operator.cases.number', text: ({ number }) => number ?? t('cases.noNumber') },
      {
        key: 'state',
        words: 'operator.cases.state',
        text: ({ state }) => t(`states.case.${state}`),
        cell: ({ state }) => <StateTag kind="case" state={state} />,
      },
      { key: 'clauses', words: 'operator.cases.clauses', text: ({ clauses }) => clauses.join(' ') },
      {
        key: 'opened',
        words: 'operator.cases.opened',
        text: ({ openedAt }) => shanghaiTime(openedAt),
        cell: ({ openedAt }) => <TimeText at={openedAt} isDay />,
      },
      {
        key: 'closed',
        words: 'operator.cases.closed',
        text: ({ closedAt }) => (closedAt === null ? '' : shanghaiTime(closedAt)),
        cell: ({ closedAt }) => <TimeText at={closedAt} isDay />,
      },
    ],
    findings: [
      { key: 'clause', words: 'operator.findings.clause', isName: true, text: ({ clause }) => clause },
      {
        key: 'subject',
        words: 'operator.findings.subject',
        text: ({ subjectName }) => subjectName ?? '—',
        cell: ({ subjectName }) => (subjectName === null ? '—' : <Text>{subjectName}</Text>),
      },
      {
        key: 'state',
        words: 'operator.findings.state',
        text: ({ state }) => t(`states.finding.${state}`),
        cell: ({ state }) => <StateTag kind="finding" state={state} />,
      },
      {
        key: 'opened',
        words: 'operator.findings.opened',
        text: ({ openedAt }) => shanghaiTime(openedAt),
        cell: ({ openedAt }) => <TimeText at={openedAt} isDay />,
      },
    ],
    conduct: [
      { key: 'kind', words: 'operator.conduct.kind', isName: true, text: ({ kind }) => t(`operator.conduct.words.${kind}`) },
      {
        key: 'statement',
        words: 'operator.conduct.statement',
        text: ({ statement }) => statement,
        cell: ({ statement }) => <Text>{statement}</Text>,
      },
      {
        key: 'state',
        words: 'operator.conduct.state',
        text: ({ state }) => t(`states.conduct.${state}`),
        cell: ({ state }) => <StateTag kind="conduct" state={state} />,
      },
      {
        key: 'at',
        words: 'operator.conduct.at',
        text: ({ happenedAt }) => shanghaiTime(happenedAt),
        cell: ({ happenedAt }) => <TimeText at={happenedAt} />,
      },
    ],
    commitments: [
      { key: 'text', words: 'operator.commitments.text', isName: true, text: ({ text }) => text, cell: ({ text }) => <Text>{text}</Text> },
      {
        key: 'by',
        words: 'operator.commitments.by',
        text: ({ signatory, title }) => `${signatory} ${title}`,
        cell: ({ signatory, title }) => <Text>{`${signatory} ${title}`}</Text>,
      },
      { key: 'signed', words: 'operator.commitments.signed', text: ({ signedOn }) => signedOn },
      { key: 'breaches', words: 'operator.commitments.breaches', isNumber: true, text: ({ breaches }) => String(breaches.length) },
    ],
    notices: [
      { key: 'title', words: 'operator.notices.name', isName: true, text: ({ title }) => title },
      {
        key: 'subject',
        words: 'operator.notices.subject',
        text: ({ subjectName }) => subjectName,
        cell: ({ subjectName }) => <Text>{subjectName}</Text>,
      },
      { key: 'problems', words: 'operator.notices.problems', text: ({ problems }) => problems.join(semicolon()) },
      {
        key: 'published',
        words: 'operator.notices.published',
        text: ({ publishedAt }) => shanghaiTime(publishedAt),
        cell: ({ publishedAt }) => <TimeText at={publishedAt} isDay />,
      },
    ],
    penalties: [
      { key: 'type', words: 'operator.penalties.type', isName: true, text: ({ type }) => t(`operator.penalties.words.${type}`) },
      {
        key: 'state',
        words: 'operator.penalties.state',
        text: ({ state }) => t(`states.penalty.${state}`),
        cell: ({ state }) => <StateTag kind="penalty" state={state} />,
      },
      {
        key: 'amount',
        words: 'operator.penalties.amount',
        isNumber: true,
        text: ({ amountFen }) => yuanText(amountFen),
      },
      { key: 'law', words: 'operator.penalties.law', text: ({ law }) => law, cell: ({ law }) => <Text>{law}</Text> },
      {
        key: 'decided',
        words: 'operator.penalties.decided',
        text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
        cell: ({ decidedAt }) => <TimeText at={decidedAt} isDay />,
      },
    ],
    interviews,
    credit: [
      { key: 'list', words: 'credit.column.list', isName: true, text: ({ list }) => t(`penalties.list.${list}`) },
      {
        key: 'state',
        words: 'credit.column.state',
        text: ({ state }) => t(`states.credit.${state}`),
        cell: ({ state }) => <StateTag kind="credit" state={state} />,
      },
      { key: 'reason', words: 'credit.column.reason', text: ({ reason }) => reason, cell: ({ reason }) => <Text>{reason}</Text> },
      { key: 'handledOn', words: 'credit.column.handledOn', text: ({ handledOn }) => handledOn },
      {
        key: 'listed',
        words: 'credit.column.listed',
        text: ({ listedAt }) => (listedAt === null ? '' : shanghaiTime(listedAt)),
        cell: ({ listedAt }) => <TimeText at={listedAt} isDay />,
      },
    ],
    imported: IMPORTED_COLUMNS,
  };
}
