import { listWatchChecks, raiseWatchCheck } from '@touchstone/api-client/routes/watch';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';

const CAUSES = ['person', 'complaint', 'remote-configuration'] as const;

/** 回头看 for a cause that a person names. */
export function RaiseDialog({ caseId, onClose }: { readonly caseId: string; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const raise = useChange(raiseWatchCheck, [listWatchChecks]);
  const [trigger, setTrigger] = useState<(typeof CAUSES)[number]>('person');
  const [ref, setRef] = useState('');
  return (
    <FormDialog
      title={t('watch.raise.open')}
      about={t('watch.raise.about')}
      confirm={t('watch.raise.open')}
      isReady={ref.trim() !== ''}
      onConfirm={() => raise.mutateAsync({ body: { case: caseId, trigger, ref: ref.trim() } })}
      onClose={onClose}
    >
      <Pick
        label={t('watch.column.trigger')}
        value={trigger}
        choices={CAUSES}
        say={(one) => t(`watch.trigger.${one}`)}
        onPick={setTrigger}
      />
      <Field label={t('watch.raise.ref')}>
        {(id) => <Input id={id} required maxLength={200} value={ref} onChange={({ target }) => setRef(target.value)} />}
      </Field>
    </FormDialog>
  );
}
