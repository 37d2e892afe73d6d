import { lengthenRetention, listRetentionClasses } from '@touchstone/api-client/routes/evidence';
import { readInstallation } from '@touchstone/api-client/routes/installation';
import { Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import type { Installation } from './installation-page.tsx';

type RetentionClass = Installation['retention'][number];

/** How long files are kept, by what they are for: never below what the law says. */
export function Retention({ classes }: { readonly classes: readonly RetentionClass[] }): ReactNode {
  const { t } = useTranslation();
  const [changed, setChanged] = useState<RetentionClass>();
  const days = ({ keepDays }: RetentionClass) =>
    keepDays === null ? t('installation.retention.forever') : t('installation.retention.count', { count: keepDays });
  const columns: readonly Column<RetentionClass>[] = [
    { key: 'name', words: 'evidence.retention.label', isName: true, text: ({ name }) => t(`evidence.retention.${name}`) },
    { key: 'days', words: 'installation.retention.days', isNumber: true, text: days },
    { key: 'basis', words: 'installation.retention.basis', text: ({ basis }) => basis, cell: ({ basis }) => <Text>{basis}</Text> },
    {
      key: 'change',
      words: 'installation.retention.change',
      text: () => '',
      cell: (row) =>
        row.keepDays === null ? (
          '—'
        ) : (
          <Action permission="system.manage" onAct={() => setChanged(row)}>
            {t('installation.retention.lengthen', { name: t(`evidence.retention.${row.name}`) })}
          </Action>
        ),
    },
  ];
  return (
    <Section title={t('installation.retention.title')}>
      <DataTable
        isPart
        caption={t('installation.retention.title')}
        list={staticList(classes)}
        columns={columns}
        empty={t('installation.retention.title')}
        keyOf={({ name }) => name}
      />
      {changed === undefined ? null : <Lengthen of={changed} onClose={() => setChanged(undefined)} />}
    </Section>
  );
}

const MOST_DAYS = 36_500;

function Lengthen({ of, onClose }: { readonly of: RetentionClass; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const [days, setDays] = useState(of.keepDays ?? 1);
  const [isForever, setForever] = useState(false);
  const [basis, setBasis] = useState('');
  const lengthen = useChange(lengthenRetention, [readInstallation, listRetentionClasses]);
  const name = t('installation.retention.lengthen', { name: t(`evidence.retention.${of.name}`) });
  return (
    <FormDialog
      title={name}
      about={t('installation.retention.about')}
      confirm={t('installation.retention.change')}
      isReady={basis.trim() !== ''}
      onConfirm={() =>
        lengthen.mutateAsync({ params: { name: of.name }, body: { keepDays: isForever ? null : days, basis: basis.trim() } })
      }
      onClose={onClose}
    >
      <Field label={t('installation.retention.days')}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={MOST_DAYS}
            precision={0}
            disabled={isForever}
            value={days}
            onChange={(count) => setDays(count ?? 1)}
          />
        )}
      </Field>
      <label className="check-line">
        <input type="checkbox" checked={isForever} onChange={({ target }) => setForever(target.checked)} />{' '}
        {t('installation.retention.forever')}
      </label>
      <Field label={t('installation.retention.basis')}>
        {(id) => <Input id={id} required maxLength={500} value={basis} onChange={({ target }) => setBasis(target.value)} />}
      </Field>
    </FormDialog>
  );
}
