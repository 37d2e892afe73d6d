import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** What a JSON text means; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
