import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { ItemDetail } from './order-item-page.tsx';

const COLUMNS: readonly Column<ItemDetail['looks'][number]>[] = [
  { key: 'at', words: 'orderItem.looks.at', isName: true, text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
  {
    key: 'result',
    words: 'orderItem.looks.result',
    text: ({ result }, t) => t(`states.look.${result}`),
    cell: ({ result }) => <StateTag kind="look" state={result} />,
  },
  { key: 'vantage', words: 'orderItem.looks.vantage', text: ({ vantage }) => vantage, cell: ({ vantage }) => <Text>{vantage}</Text> },
  { key: 'method', words: 'orderItem.looks.method', text: ({ method }) => method },
  {
    key: 'version',
    words: 'orderItem.looks.version',
    text: ({ versionName }) => versionName ?? '',
    cell: ({ versionName }) => (versionName === null ? '—' : <Text>{versionName}</Text>),
  },
  {
    key: 'page',
    words: 'orderItem.looks.page',
    text: ({ page }) => page ?? '',
    cell: ({ page }) => (page === null ? '—' : <code title={page}>{page.slice(0, 12)}…</code>),
  },
];

/** From where and how it was looked at is not told outside: those columns would be empty. */
const shownTo = ({ looks }: ItemDetail) =>
  looks.every(({ vantage, method }) => vantage === '' && method === '')
    ? COLUMNS.filter(({ key }) => !['vantage', 'method', 'page'].includes(key))
    : COLUMNS;

/** Looks at the listing since it was ordered, and the findings against the store that they led to. */
export function ItemLooks({ item }: { readonly item: ItemDetail }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('orderItem.looks.title')} count={item.looks.length}>
        {item.nextLookAt === null ? null : (
          <p>
            {t('orderItem.looks.next')} <TimeText at={item.nextLookAt} />
          </p>
        )}
        <DataTable
          isPart
          caption={t('orderItem.looks.title')}
          list={staticList(item.looks)}
          columns={shownTo(item)}
          empty={t('orderItem.looks.empty')}
          keyOf={({ id }) => id}
        />
      </Section>
      {item.findings.length === 0 ? null : (
        <Section title={t('orderItem.findings')} count={item.findings.length}>
          <ul className="links">
            {item.findings.map((id) => (
              <li key={id}>
                <PageLink to={`/findings/${id}`}>{t('orderItem.openFinding')}</PageLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
