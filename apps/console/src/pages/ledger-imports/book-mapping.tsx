import type { OutputOf } from '@touchstone/api-client';
import type { listLedgerKinds, uploadLedger } from '@touchstone/api-client/routes/ledgers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { comma, semicolon } from '../../parts/punctuation.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useSaid } from '../../parts/use-said.ts';

type Book = OutputOf<typeof uploadLedger>;
type Fields = OutputOf<typeof listLedgerKinds>['kinds'][number]['fields'];

interface Head {
  readonly head: string;
  readonly samples: readonly string[];
}

interface Props {
  readonly book: Book;
  readonly fields: Fields;
  readonly mapping: Book['mapping'];
  onMap(mapping: Book['mapping']): void;
}

/** Which column means which field; a field without a column is named. */
export function BookMapping({ book, fields, mapping, onMap }: Props): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const heads = headsOf(book);
  const missing = fields.filter(({ id, isRequired }) => isRequired && !Object.values(mapping).includes(id));
  const put = (head: string, field: string) => {
    const rest = Object.entries(mapping).filter(([other, of]) => other !== head && of !== field);
    onMap(Object.fromEntries(field === '' ? rest : [...rest, [head, field]]));
  };
  const columns: readonly Column<Head>[] = [
    { key: 'head', words: 'ledgers.column.head', isName: true, text: ({ head }) => head, cell: ({ head }) => <Text>{head}</Text> },
    {
      key: 'field',
      words: 'ledgers.column.field',
      text: ({ head }) => mapping[head] ?? '',
      cell: ({ head }) => (
        <select
          className="pick"
          aria-label={t('ledgers.fieldOf', { head })}
          value={mapping[head] ?? ''}
          onChange={({ target }) => put(head, target.value)}
        >
          <option value="">{t('ledgers.unused')}</option>
          {fields.map((field) => (
            <option key={field.id} value={field.id}>
              {said(field)}
              {field.isRequired ? ' *' : ''}
            </option>
          ))}
        </select>
      ),
    },
    {
      key: 'samples',
      words: 'ledgers.column.samples',
      text: ({ samples }) => samples.join(semicolon()),
      cell: ({ samples }) => <Text>{samples.join(semicolon())}</Text>,
    },
  ];
  return (
    <>
      <DataTable
        isPart
        caption={t('ledgers.mapping')}
        list={staticList(heads)}
        columns={columns}
        empty={t('ledgers.noHeads')}
        keyOf={({ head }) => head}
      />
      {missing.length === 0 ? null : <p className="tone-warn">{t('ledgers.missing', { fields: missing.map(said).join(comma()) })}</p>}
    </>
  );
}

/** Heads of all sheets, each once, with the first cells below it. */
function headsOf({ sheets }: Book): readonly Head[] {
  const found = new Map<string, Head>();
  for (const { heads, sample } of sheets)
    for (const [at, head] of heads.entries())
      if (head !== '' && !found.has(head)) {
        const samples = sample.map((cells) => cells[at] ?? '').filter((text) => text !== '');
        found.set(head, { head, samples: samples.slice(0, 3) });
      }
  return [...found.values()];
}
