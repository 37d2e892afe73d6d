import { createSnapshot, listSnapshots } from '@touchstone/api-client/routes/statistics';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { Conditions } from './conditions.ts';

/** Freezes the funnel as its conditions read it now, and goes there. */
export function SnapshotAction({ conditions }: { readonly conditions: Conditions }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const create = useChange(createSnapshot, [listSnapshots]);
  const { by, from, until, asOf } = conditions;
  const given = Object.entries({ from, until, asOf }).filter(([, value]) => value !== undefined);
  return (
    <>
      <Action permission="snapshot.create" onAct={() => setOpen(true)}>
        {t('statistics.snapshot.do')}
      </Action>
      {isOpen ? (
        <FormDialog
          title={t('statistics.snapshot.do')}
          about={t('statistics.snapshot.about')}
          confirm={t('statistics.snapshot.do')}
          isReady={name.trim() !== ''}
          onConfirm={async () => {
            const made = await create.mutateAsync({ body: { name: name.trim(), query: { by, ...Object.fromEntries(given) } } });
            open(`/statistics/snapshots/${made.id}`);
          }}
          onClose={() => setOpen(false)}
        >
          <Field label={t('statistics.snapshot.name')} hint={t('statistics.snapshot.nameHint')}>
            {(id) => <Input id={id} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
