import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../parts/count-text.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Installation } from './installation-page.tsx';
import { TargetAction } from './target-action.tsx';

type Targets = Installation['testingTargets'];

const COLUMNS: readonly Column<Targets['items'][number]>[] = [
  { key: 'year', words: 'installation.targets.year', isName: true, text: ({ year }) => String(year) },
  {
    key: 'target',
    words: 'installation.targets.target',
    isNumber: true,
    text: ({ target }) => String(target),
    cell: ({ target }) => countText(target),
  },
];

/** How many tests each year is to have. */
export function TestingTargets({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('installation.targets.title')} actions={<TargetAction year={undefined} />}>
      <DataTable
        isPart
        caption={t('installation.targets.title')}
        list={staticList(targets.items)}
        columns={COLUMNS}
        empty={t('installation.targets.empty')}
        keyOf={({ year }) => String(year)}
      />
    </Section>
  );
}
