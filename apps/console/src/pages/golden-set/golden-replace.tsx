import { readGoldenSet, replaceGoldenSet } from '@touchstone/api-client/routes/engines';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Text } from '../../parts/text.tsx';
import { changesOf, type GoldenItem, type ReadGolden, readGolden } from './golden-file.ts';

interface Props {
  readonly items: readonly GoldenItem[];
  readonly version: number;
  onClose(): void;
}

const MAX_FILE_BYTES = 16 * 1024 * 1024;
const SHOWN = 20;

/** Puts a set in the place of the one there is: what it would change is said before. */
export function GoldenReplace({ items, version, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [read, setRead] = useState<ReadGolden | 'tooLarge'>();
  const [reason, setReason] = useState('');
  const replace = useChange(replaceGoldenSet, [readGoldenSet]);
  const choose = async (file: File | undefined) =>
    setRead(file === undefined ? undefined : file.size > MAX_FILE_BYTES ? 'tooLarge' : readGolden(textOf(await file.arrayBuffer())));
  const given = read === undefined || read === 'tooLarge' ? undefined : read;
  return (
    <FormDialog
      title={t('goldenSet.replace.title')}
      about={t('goldenSet.replace.about')}
      confirm={t('goldenSet.replace.do')}
      isReady={given !== undefined && given.items.length > 0 && given.bad.length === 0 && reason.trim() !== ''}
      onConfirm={() =>
        replace.mutateAsync({ ifMatch: version, body: { items: (given?.items ?? []).map((one) => ({ ...one })), reason: reason.trim() } })
      }
      onClose={onClose}
    >
      <Field label={t('goldenSet.replace.file')} hint={t('goldenSet.replace.hint')}>
        {(id) => <input id={id} type="file" accept=".csv,.txt,.json" onChange={({ target }) => void choose(target.files?.[0])} />}
      </Field>
      <div role="status">
        {read === 'tooLarge' ? <p className="tone-bad">{t('goldenSet.replace.tooLarge')}</p> : null}
        {given === undefined ? null : <Outcome before={items} read={given} />}
      </div>
      <Field label={t('parts.reason')}>
        {(id) => <Input id={id} required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </FormDialog>
  );
}

function Outcome({ before, read }: { readonly before: readonly GoldenItem[]; readonly read: ReadGolden }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('goldenSet.replace.read', { count: read.items.length })}</p>
      <p>{t('goldenSet.replace.would', { ...changesOf(before, read.items) })}</p>
      {read.bad.length === 0 ? null : (
        <>
          <p className="tone-bad">{t('goldenSet.replace.bad', { count: read.bad.length })}</p>
          <ul className="links">
            {read.bad.slice(0, SHOWN).map(({ line, text }) => (
              <li key={line}>
                {t('goldenSet.replace.line', { line })} <Text>{text}</Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Spreadsheets of this country write GB 18030 where they do not write UTF-8. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
