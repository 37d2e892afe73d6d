import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { behaviourChanges, type Change } from './behaviour-changes.ts';

const MOST = 50;

/** What the new build does otherwise than the one that was found at fault. */
export function BehaviourDiff({ comparison }: { readonly comparison: unknown }): ReactNode {
  const { t } = useTranslation();
  const changes = behaviourChanges(comparison);
  const columns: readonly Column<Change>[] = [
    { key: 'part', words: 'submission.diff.part', isName: true, text: ({ part }) => t(`submission.diff.parts.${part}`) },
    {
      key: 'removed',
      words: 'submission.diff.removed',
      text: ({ removed }) => removed.join(' '),
      cell: ({ removed }) => <Lines of={removed} />,
    },
    { key: 'added', words: 'submission.diff.added', text: ({ added }) => added.join(' '), cell: ({ added }) => <Lines of={added} /> },
  ];
  return (
    <Section title={t('submission.diff.title')} count={changes.length}>
      <DataTable
        isPart
        caption={t('submission.diff.title')}
        list={staticList(changes)}
        columns={columns}
        empty={t(comparison === null ? 'submission.diff.notCompared' : 'submission.diff.same')}
        keyOf={({ part }) => part}
      />
    </Section>
  );
}

function Lines({ of }: { readonly of: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (of.length === 0) return '—';
  return (
    <>
      {of.slice(0, MOST).map((line) => (
        <div key={line}>
          <Text className="code">{line}</Text>
        </div>
      ))}
      {of.length <= MOST ? null : <small>{t('submission.diff.more', { count: of.length - MOST })}</small>}
    </>
  );
}
