import type { listReportFacts } from '@touchstone/api-client/routes/reports';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';

export type FactRow = RowOf<typeof listReportFacts>;

/** Which columns a list of facts has. */
const COLUMNS = {
  proof: ['what', 'owner', 'place'],
  all: ['result', 'what', 'owner', 'place', 'clauses', 'kind'],
  traffic: ['result', 'host', 'what', 'owner', 'count', 'from', 'place', 'clauses'],
} as const;

/** Facts as rows: what, whose, where, and which clauses rest on them. */
export function useFactColumns(of: keyof typeof COLUMNS): readonly Column<FactRow>[] {
  const { t } = useTranslation();
  const columns: readonly Column<FactRow>[] = [
    {
      key: 'what',
      words: 'run.facts.what',
      isName: true,
      text: ({ what }) => what,
      cell: ({ what, hasLadder }) => (
        <>
          <Text>{what}</Text>
          {hasLadder ? <span className="tag">{t('run.facts.ladder')}</span> : null}
        </>
      ),
    },
    {
      key: 'result',
      words: 'run.facts.result',
      text: ({ result }) => (result === null ? '' : t(`states.result.${result}`)),
      cell: ({ result }) => (result === null ? '—' : <StateTag kind="result" state={result} />),
    },
    {
      key: 'host',
      words: 'run.facts.host',
      text: ({ host }) => host ?? '',
      cell: ({ host }) => (host === null ? '—' : <Text className="code">{host}</Text>),
    },
    {
      key: 'owner',
      words: 'run.facts.owner',
      text: ({ owner }) => owner,
      cell: ({ owner }) => (owner === '' ? '—' : <Text>{owner}</Text>),
    },
    { key: 'count', words: 'run.facts.count', isNumber: true, text: ({ count }) => (count === null ? '' : String(count)) },
    { key: 'from', words: 'run.facts.from', text: ({ from }) => (from === null ? '' : shanghaiTime(new Date(from).toISOString())) },
    {
      key: 'place',
      words: 'run.facts.place',
      text: ({ place }) => place,
      cell: ({ place, quote }) => (
        <>
          <Text className="code">{place}</Text>
          {quote === null ? null : (
            <q className="quote">
              <Text>{quote}</Text>
            </q>
          )}
        </>
      ),
    },
    { key: 'clauses', words: 'run.facts.clauses', text: ({ clauses }) => clauses.join(' ') },
    { key: 'kind', words: 'run.facts.kind', isExtra: true, text: ({ kindName }) => kindName },
  ];
  return COLUMNS[of].flatMap((key) => columns.filter((column) => column.key === key));
}
