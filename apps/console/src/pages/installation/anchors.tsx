import { listAnchors } from '@touchstone/api-client/routes/audit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useToday } from '../../app/clock.ts';
import { Section } from '../../parts/section.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';

const DAYS_BACK = 14;
const DAY_MS = 86_400_000;

const COLUMNS: readonly Column<RowOf<typeof listAnchors>>[] = [
  { key: 'day', words: 'installation.anchors.day', isName: true, text: ({ day }) => day },
  { key: 'hash', words: 'installation.anchors.hash', text: ({ hash }) => hash, cell: ({ hash }) => <code className="code">{hash}</code> },
];

/** Hashes of the audit record that are published each day. */
export function Anchors(): ReactNode {
  const { t } = useTranslation();
  const today = useToday();
  const from = new Date(Date.parse(today) - DAYS_BACK * DAY_MS).toISOString().slice(0, 10);
  const anchors = useList(listAnchors, { query: { from } });
  return (
    <Section title={t('installation.anchors.title')}>
      <p className="form-hint">{t('installation.anchors.about')}</p>
      <DataTable
        isPart
        caption={t('installation.anchors.title')}
        list={anchors}
        columns={COLUMNS}
        empty={t('installation.anchors.empty')}
        keyOf={({ day }) => day}
      />
    </Section>
  );
}
