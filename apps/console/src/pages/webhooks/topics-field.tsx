import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { topicsOf } from './topics.ts';

interface Props {
  readonly typed: string;
  onType(typed: string): void;
}

/** The topics that an address is told of, with what of them is none. */
export function TopicsField({ typed, onType }: Props): ReactNode {
  const { t } = useTranslation();
  const { bad } = topicsOf(typed);
  return (
    <>
      <Field label={t('webhooks.topics')} hint={t('webhooks.topicsHint')}>
        {(id) => <Input id={id} required value={typed} onChange={({ target }) => onType(target.value)} />}
      </Field>
      {bad.length === 0 ? null : <p role="alert">{t('webhooks.badTopics', { topics: bad.join(' ') })}</p>}
    </>
  );
}
