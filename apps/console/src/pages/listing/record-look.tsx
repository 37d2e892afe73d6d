import { listListingProbes, readListing, recordProbe } from '@touchstone/api-client/routes/acquisition';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';

const RESULTS = ['live', 'gone', 'undecided'] as const;
const LINES = [
  ['vantage', 100],
  ['versionName', 100],
  ['note', 1000],
] as const;
const NOTHING = { vantage: '', versionName: '', note: '' };

/** Records what one saw of a listing on the public page of the store. */
export function RecordLook({ listing }: { readonly listing: string }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Action permission="store.edit" onAct={() => setOpen(true)}>
        {t('store.look.do')}
      </Action>
      {isOpen ? <Look listing={listing} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Look({ listing, onClose }: { readonly listing: string; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const [result, setResult] = useState<(typeof RESULTS)[number]>('live');
  const [typed, setTyped] = useState(NOTHING);
  const record = useChange(recordProbe, [listListingProbes, readListing]);
  const [vantage, versionName, note] = [typed.vantage.trim(), typed.versionName.trim(), typed.note.trim()];
  return (
    <FormDialog
      title={t('store.look.do')}
      about={t('store.look.about')}
      confirm={t('store.look.do')}
      isReady={vantage !== ''}
      onConfirm={() =>
        record.mutateAsync({
          params: { listing },
          body: { vantage, result, ...(versionName === '' ? {} : { versionName }), ...(note === '' ? {} : { note }) },
        })
      }
      onClose={onClose}
    >
      <Pick
        label={t('store.listing.result')}
        value={result}
        choices={RESULTS}
        say={(one) => t(`store.listing.results.${one}`)}
        onPick={setResult}
      />
      {LINES.map(([name, maxLength]) => (
        <Field key={name} label={t(`store.look.${name}`)}>
          {(id) => (
            <Input
              id={id}
              required={name === 'vantage'}
              maxLength={maxLength}
              value={typed[name]}
              onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
            />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}
