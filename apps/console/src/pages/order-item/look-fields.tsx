import type { InputOf } from '@touchstone/api-client';
import type { recordItemLook } from '@touchstone/api-client/routes/order-items';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { Field } from '../../parts/field.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Pick } from '../../parts/pick.tsx';

type Body = InputOf<typeof recordItemLook>['body'];

/** What a person saw of a listing, as it is typed. */
export interface TypedLook {
  readonly result: Body['result'];
  readonly vantage: string;
  readonly versionName: string;
  readonly note: string;
  readonly picture: ChosenFile | undefined;
}

export const NO_LOOK: TypedLook = { result: 'live', vantage: '', versionName: '', note: '', picture: undefined };

const RESULTS = ['live', 'gone', 'undecided'] as const;
const PICTURES = { mediaTypes: ['image/png', 'image/jpeg', 'image/webp'], maxBytes: 20 * 1024 * 1024 };

/** What is sent of it; what was left empty is not. */
export const bodyOf = ({ result, vantage, versionName, note, picture }: TypedLook): Body => ({
  result,
  vantage: vantage.trim(),
  ...(versionName.trim() === '' ? {} : { versionName: versionName.trim() }),
  ...(note.trim() === '' ? {} : { note: note.trim() }),
  ...(picture === undefined ? {} : { picture: picture.sha256 }),
});

interface Props {
  readonly look: TypedLook;
  onChange(look: TypedLook): void;
}

/** Whether it was there, from where one looked, and a picture of it. */
export function LookFields({ look, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const line = (name: 'vantage' | 'versionName' | 'note', maxLength: number) => (
    <Field label={t(`orderItem.look.${name}`)}>
      {(id) => (
        <Input
          id={id}
          required={name === 'vantage'}
          maxLength={maxLength}
          value={look[name]}
          onChange={({ target }) => onChange({ ...look, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Pick
        label={t('orderItem.looks.result')}
        value={look.result}
        choices={RESULTS}
        say={(one) => t(`states.look.${one}`)}
        onPick={(result) => onChange({ ...look, result })}
      />
      {line('vantage', 100)}
      {line('versionName', 100)}
      {line('note', 1000)}
      <FileField label={t('orderItem.look.picture')} accepted={PICTURES} onChoose={(picture) => onChange({ ...look, picture })} />
    </>
  );
}
