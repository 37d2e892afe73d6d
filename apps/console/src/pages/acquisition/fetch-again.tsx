import { listAcquisitions, retryAcquisition } from '@touchstone/api-client/routes/acquisition';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { mayFetchAgain } from './progress.ts';

interface Props {
  readonly acquisition: { readonly id: string; readonly state: string; readonly source: string };
}

/** Fetches what a store gave wrongly, or what was given up, once more, and goes there. */
export function FetchAgain({ acquisition }: Props): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [isOpen, setOpen] = useState(false);
  const retry = useChange(retryAcquisition, [listAcquisitions]);
  if (!mayFetchAgain(acquisition)) return null;
  return (
    <>
      <Action permission="store.edit" onAct={() => setOpen(true)}>
        {t('acquisitions.again.do')}
      </Action>
      {isOpen ? (
        <FormDialog
          title={t('acquisitions.again.do')}
          about={t('acquisitions.again.about')}
          confirm={t('acquisitions.again.do')}
          onConfirm={async () => {
            const made = await retry.mutateAsync({ params: { acquisition: acquisition.id } });
            open(`/acquisitions/${made.acquisition}`);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
