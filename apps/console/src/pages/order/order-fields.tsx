import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { COLUMNS } from '../order-draft/paper-template.ts';
import { type FilledField, filledFields, type Template, tableRows } from './template-fields.ts';

interface Props {
  readonly template: Template | undefined;
  readonly values: unknown;
}

/** What is filled into a document, field by field, as text; tables stand below. */
export function OrderFields({ template, values }: Props): ReactNode {
  const { t } = useTranslation();
  const fields = filledFields(template, values, useSaid());
  const tables = fields.filter(({ value }) => tableRows(value) !== undefined);
  const lines = fields.filter(({ value }) => tableRows(value) === undefined);
  return (
    <>
      <Section title={t('order.fields.title')}>
        {fields.length === 0 ? <p className="none">{t('order.fields.empty')}</p> : null}
        <Facts
          lines={lines.map(({ label, value }) => ({
            label,
            value: value === undefined ? <span className="none">{t('order.fields.missing')}</span> : <Text>{textOf(value)}</Text>,
          }))}
        />
      </Section>
      {tables.map((field) => (
        <FieldTable key={field.name} field={field} />
      ))}
    </>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function FieldTable({ field }: { readonly field: FilledField }): ReactNode {
  const { t } = useTranslation();
  const rows = (tableRows(field.value) ?? []).map((cells, at) => ({ at: String(at + 1), cells }));
  const [first] = rows;
  const columns = inOrder(Object.keys(first?.cells ?? {})).map((key, at) => ({
    key,
    words: t(`order.cell.${key}`, { defaultValue: key }),
    isName: at === 0,
    text: ({ cells }: (typeof rows)[number]) => cells[key] ?? '',
    cell: ({ cells }: (typeof rows)[number]) => <Text>{cells[key] ?? ''}</Text>,
  }));
  return (
    <Section title={field.label} count={rows.length}>
      <DataTable
        isPart
        caption={field.label}
        list={staticList(rows)}
        columns={columns}
        empty={t('order.fields.missing')}
        keyOf={({ at }) => at}
      />
    </Section>
  );
}

const ORDER = Object.values(COLUMNS).flat();

/** As the document prints them; kept in no order of their own. */
const inOrder = (keys: readonly string[]): readonly string[] => [...keys].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
