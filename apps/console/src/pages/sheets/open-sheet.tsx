import { registerSubject } from '@touchstone/api-client/routes/inventory';
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

/** An SDK or a store: people test a version of it without a file, and the sheet hangs on what stands for that version. */
interface WithoutFile {
  readonly kind: 'sdk' | 'store';
  readonly key: string;
  readonly name: string;
}

interface Props {
  /** SHA-256 of the file, or what stands for a subject without one; asked for when absent. */
  readonly artifact?: string;
  readonly subject?: WithoutFile;
  readonly profile?: (typeof PROFILES)[number];
  /** What is asked; every clause that needs a person when empty. */
  readonly clauses?: readonly string[];
}

/** Hands out a check sheet to a laboratory. */
export function OpenSheet({ artifact, subject, profile: usual = 'deep', clauses: named = [] }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const open = useOpen();
  const make = useChange(openSheet, [listSheets]);
  const register = useChange(registerSubject);
  const [versionName, setVersionName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState(artifact ?? '');
  const [lab, setLab] = useState('');
  const [profile, setProfile] = useState<(typeof PROFILES)[number]>(usual);
  const [asked, setAsked] = useState(named.join(' '));
  const isAllowed = may('sheet.assign');
  const labs = useRead(listLaboratories, {}, { enabled: isAllowed && isOpen });
  if (!isAllowed || (subject !== undefined && !may('app.edit'))) return null;
  const names = new Map((labs.data?.items ?? []).map(({ id, name }) => [id, visibleText(name)]));
  const chosen = lab === '' ? ([...names.keys()][0] ?? '') : lab;
  /** The same version has one stand-in, however often it is registered. */
  const standIn = async ({ kind, key, name }: WithoutFile) => {
    const version = versionName.trim();
    const made = await register.mutateAsync({ body: { kind, key, name, ...(version === '' ? {} : { versionName: version }) } });
    return `subject:${kind}:${made.subject}${version === '' ? '' : `@${version}`}`;
  };
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
          isReady={chosen !== '' && (subject !== undefined || FORM.test(file.trim()))}
          onConfirm={async () => {
            const clauses = [...new Set(asked.split(/[\s,，、]+/).filter((one) => one !== ''))];
            const more = clauses.length === 0 ? {} : { clauses };
            const about = subject === undefined ? file.trim() : await standIn(subject);
            const made = await make.mutateAsync({ body: { artifact: about, organisation: chosen, profile, ...more } });
            open(`/sheets/${made.id}`);
          }}
          onClose={() => setOpen(false)}
        >
          {subject === undefined ? null : (
            <Field label={t('sheets.open.version')} hint={t('sheets.open.versionHint')}>
              {(id) => (
                <input
                  id={id}
                  className="pick"
                  maxLength={100}
                  value={versionName}
                  onChange={({ target }) => setVersionName(target.value)}
                />
              )}
            </Field>
          )}
          {artifact === undefined && subject === undefined ? (
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
          <Field label={t('sheets.open.clauses')} hint={t('sheets.open.clausesHint')}>
            {(id) => <input id={id} className="pick" maxLength={8000} value={asked} onChange={({ target }) => setAsked(target.value)} />}
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
