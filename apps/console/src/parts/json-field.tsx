import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { jsonOf } from './json-of.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A text of JSON, which says at once when it is none. */
export function JsonField({ label, value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const isJson = value.trim() === '' || jsonOf(value) !== undefined;
  return (
    <Field label={label} hint={isJson ? undefined : <span className="tone-bad">{t('parts.noJson')}</span>}>
      {(id) => (
        <Input.TextArea
          id={id}
          className="code"
          rows={14}
          spellCheck={false}
          required
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
