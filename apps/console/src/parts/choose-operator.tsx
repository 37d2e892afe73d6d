import { listOperators } from '@touchstone/api-client/routes/inventory';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { Field } from './field.tsx';
import { visibleText } from './visible-text.ts';

interface Props {
  /** Id of the company; '' while none is chosen. */
  readonly chosen: string;
  /** Itself is not offered. */
  readonly but: string;
  onChoose(operator: string): void;
}

/** One company, found by its name or code. */
export function ChooseOperator({ chosen, but, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const asked = q.trim();
  const found = useRead(listOperators, { query: { q: asked, limit: 20 } }, { enabled: asked !== '' });
  const choices = (found.data?.items ?? []).filter(({ id, mergedInto }) => id !== but && mergedInto === null);
  return (
    <>
      <Field label={t('operator.identity.find')}>
        {(id) => <input id={id} type="search" className="pick" maxLength={200} value={q} onChange={({ target }) => setQ(target.value)} />}
      </Field>
      <Field
        label={t('operator.identity.company')}
        hint={found.isSuccess && choices.length === 0 ? t('operator.identity.none') : undefined}
      >
        {(id) => (
          <select id={id} className="pick" value={chosen} onChange={({ target }) => onChoose(target.value)}>
            <option value="">{t('operator.identity.choose')}</option>
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {`${visibleText(one.name)} ${one.creditCode ?? ''}`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
