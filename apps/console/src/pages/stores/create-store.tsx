import { createStore, listStores } from '@touchstone/api-client/routes/acquisition';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { isWhole, NEW_STORE, secretsOf, settingsOf } from './store-draft.ts';
import { StoreFields } from './store-fields.tsx';

/** A store is registered; it is polled at once, and its page shows how that went. */
export function CreateStore({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [draft, setDraft] = useState(NEW_STORE);
  const create = useChange(createStore, [listStores]);
  return (
    <FormDialog
      title={t('stores.create')}
      about={t('stores.createAbout')}
      confirm={t('stores.create')}
      isReady={isWhole(draft)}
      onConfirm={async () => {
        const { code, name, province, connector } = draft;
        const where = province === '' ? {} : { province };
        const { id } = await create.mutateAsync({
          body: { code, name: name.trim(), connector, ...where, settings: settingsOf(draft), ...secretsOf(draft) },
        });
        open(`/stores/${id}`);
      }}
      onClose={onClose}
    >
      <StoreFields draft={draft} isNew hasSecrets={false} onPut={(change) => setDraft((before) => ({ ...before, ...change }))} />
    </FormDialog>
  );
}
