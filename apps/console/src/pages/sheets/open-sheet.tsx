import { listLaboratories, listSheets, openSheet } from '@touchstone/api-client/routes/sheets';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Unread } from '../../parts/unread.tsx';
import { visibleText } from '../../parts/visible-text.ts';

const PROFILES = ['deep', 'retest', 'look-back'] as const;
const FORM = /^([0-9a-f]{64}|subject:\S{1,248})$/;

/** Hands out a check sheet of a file to a laboratory. @param artifact SHA-256 of the file; asked for when absent */
export function OpenSheet({ artifact }: { readonly artifact?: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const open = useOpen();
  const make = useChange(openSheet, [listSheets]);
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState(artifact ?? '');
  const [lab, setLab] = useState('');
  const [profile, setProfile] = useState<(typeof PROFILES)[number]>('deep');
  const isAllowed = may('sheet.assign');
  const labs = useRead(listLaboratories, {}, { enabled: isAllowed && isOpen });
  if (!isAllowed) return null;
  const names = new Map((labs.data?.items ?? []).map(({ id, name }) => [id, visibleText(name)]));
  const chosen = lab === '' ? ([...names.keys()][0] ?? '') : lab;
  return (
    <>
      <Action permission="sheet.assign" onAct={() => setOpen(true)}>
        {t('sheets.open.title')}
      </Action>
      {isOpen ? (
        <FormDialog
          title={t('sheets.open.title')}
          about={t('sheets.open.about')}
          confirm={t('sheets.open.confirm')}
          isReady={chosen !== '' && FORM.test(file.trim())}
          onConfirm={async () => {
            const made = await make.mutateAsync({ body: { artifact: file.trim(), organisation: chosen, profile } });
            open(`/sheets/${made.id}`);
          }}
          onClose={() => setOpen(false)}
        >
          {artifact === undefined ? (
            <Field label={t('sheets.open.artifact')} hint={t('sheets.open.artifactHint')}>
              {(id) => <input id={id} className="pick" maxLength={256} value={file} onChange={({ target }) => setFile(target.value)} />}
            </Field>
          ) : null}
          <Unread of={[labs]} />
          <Pick
            label={t('sheets.filter.organisation')}
            value={chosen}
            choices={[...names.keys()]}
            hint={labs.isSuccess && names.size === 0 ? t('sheets.open.noLab') : undefined}
            say={(id) => names.get(id) ?? id}
            onPick={setLab}
          />
          <Pick
            label={t('sheets.column.profile')}
            value={profile}
            choices={PROFILES}
            say={(one) => t(`sheets.profile.${one}`)}
            onPick={setProfile}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
