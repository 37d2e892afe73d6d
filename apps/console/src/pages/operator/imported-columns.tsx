import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import type { OperatorRecord } from './operator-page.tsx';

type Row = OperatorRecord['imported'][number];

/** What old books say, each with the sheet and line that it stands in. */
export const IMPORTED_COLUMNS: readonly Column<Row>[] = [
  {
    key: 'subject',
    words: 'operator.imported.subject',
    isName: true,
    text: ({ subjectName }) => subjectName,
    cell: ({ subjectName }) => <Text>{subjectName}</Text>,
  },
  { key: 'number', words: 'operator.imported.number', text: ({ number }) => number, cell: ({ number }) => <Text>{number}</Text> },
  {
    key: 'authority',
    words: 'operator.imported.authority',
    text: ({ authority }) => authority,
    cell: ({ authority }) => <Text>{authority}</Text>,
  },
  {
    key: 'problems',
    words: 'operator.imported.problems',
    text: ({ problems }) => problems.join(' · '),
    cell: ({ problems }) => <Text>{problems.join(' · ')}</Text>,
  },
  { key: 'outcome', words: 'operator.imported.outcome', text: ({ outcome }) => outcome, cell: ({ outcome }) => <Text>{outcome}</Text> },
  { key: 'happened', words: 'operator.imported.happened', text: ({ happenedOn }) => happenedOn ?? '' },
  {
    key: 'line',
    words: 'operator.imported.line',
    text: ({ sheet, line }) => `${sheet} ${line}`,
    cell: ({ sheet, line }) => <Text>{`${sheet} ${line}`}</Text>,
  },
];
