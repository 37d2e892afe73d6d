import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import type { Artifact } from './artifact-page.tsx';
import { problemOf } from './contents.ts';

/** What could not be read of a file. */
export function Problems({ of: { problems } }: { readonly of: Pick<Artifact, 'problems'> }): ReactNode {
  const { t, i18n } = useTranslation();
  const rows = problems.map((problem, index) => ({ ...problemOf(problem, i18n.language === 'en' ? 'en' : 'zh'), index }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    {
      key: 'code',
      words: 'artifact.problems.code',
      isName: true,
      text: ({ said, code }) => `${said} ${code}`,
      cell: ({ said, code }) => (
        <>
          {said} <Text className="code none">{code}</Text>
        </>
      ),
    },
    { key: 'where', words: 'artifact.problems.where', text: ({ where }) => where, cell: ({ where }) => <Text>{where}</Text> },
  ];
  return (
    <Section title={t('artifact.problems.title')} count={rows.length}>
      <DataTable
        isPart
        caption={t('artifact.problems.title')}
        list={staticList(rows)}
        columns={columns}
        empty={t('artifact.problems.empty')}
        keyOf={({ index }) => String(index)}
      />
    </Section>
  );
}
