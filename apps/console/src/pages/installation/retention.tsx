import { listRetentionClasses, setRetentionPeriod } from '@touchstone/api-client/routes/evidence';
import { readInstallation } from '@touchstone/api-client/routes/installation';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import type { Installation } from './installation-page.tsx';

type RetentionClass = Installation['retention'][number];

/** What classes rest on until somebody sets it, as the database begins. */
const USUAL_BASES: ReadonlySet<string> = new Set([
  ...['not the newest version, no case', 'newest version of an app', 'named in a case', 'private scan of a firm'],
]);

/** How long files are kept, by what they are for: never below what the law says. */
export function Retention({ classes }: { readonly classes: readonly RetentionClass[] }): ReactNode {
  const { t } = useTranslation();
  const [changed, setChanged] = useState<RetentionClass>();
  const days = ({ keepDays }: RetentionClass) =>
    keepDays === null ? t('installation.retention.forever') : t('installation.retention.count', { count: keepDays });
  const basisOf = ({ name, basis }: RetentionClass) => (USUAL_BASES.has(basis) ? t(`installation.retention.usual.${name}`) : basis);
  const columns: readonly Column<RetentionClass>[] = [
    { key: 'name', words: 'evidence.retention.label', isName: true, text: ({ name }) => t(`evidence.retention.${name}`) },
    { key: 'days', words: 'installation.retention.days', isNumber: true, text: days },
    {
      key: 'least',
      words: 'installation.retention.least',
      isNumber: true,
      text: ({ leastDays }) =>
        leastDays === null ? t('installation.retention.forever') : t('installation.retention.count', { count: leastDays }),
    },
    { key: 'basis', words: 'installation.retention.basis', text: basisOf, cell: (row) => <Text>{basisOf(row)}</Text> },
    {
      key: 'change',
      words: 'installation.retention.change',
      text: () => '',
      cell: (row) =>
        row.leastDays === null ? (
          '—'
        ) : (
          <Action permission="system.manage" onAct={() => setChanged(row)}>
            {t('installation.retention.set', { name: t(`evidence.retention.${row.name}`) })}
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
      {changed === undefined ? null : <SetPeriod of={changed} onClose={() => setChanged(undefined)} />}
    </Section>
  );
}

const MOST_DAYS = 36_500;

function SetPeriod({ of, onClose }: { readonly of: RetentionClass; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const least = of.leastDays ?? 1;
  const [days, setDays] = useState(of.keepDays ?? least);
  const [isForever, setForever] = useState(of.keepDays === null);
  const [basis, setBasis] = useState('');
  const set = useChange(setRetentionPeriod, [readInstallation, listRetentionClasses]);
  const name = t('installation.retention.set', { name: t(`evidence.retention.${of.name}`) });
  return (
    <FormDialog
      title={name}
      about={t('installation.retention.about')}
      confirm={t('installation.retention.change')}
      isReady={basis.trim() !== ''}
      onConfirm={() =>
        set.mutateAsync({
          params: { name: of.name },
          ifMatch: of.version,
          body: { keepDays: isForever ? null : days, basis: basis.trim() },
        })
      }
      onClose={onClose}
    >
      <Field label={t('installation.retention.days')} hint={t('installation.retention.floor', { count: least })}>
        {(id) => <NumberInput id={id} min={least} max={MOST_DAYS} precision={0} isDisabled={isForever} value={days} onChange={setDays} />}
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
