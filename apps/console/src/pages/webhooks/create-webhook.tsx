import { createWebhook, listWebhooks } from '@touchstone/api-client/routes/webhooks';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { areTopics, topicsOf } from './topics.ts';
import { TopicsField } from './topics-field.tsx';

/** A new address, with the topics that it is told of; its key is shown once. */
export function CreateWebhook({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const create = useChange(createWebhook, [listWebhooks]);
  const [url, setUrl] = useState('');
  const [topics, setTopics] = useState('*');
  const secret = create.data?.secret;
  if (secret !== undefined)
    return <SecretDialog title={t('webhooks.create')} about={t('webhooks.secret')} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={t('webhooks.create')}
      about={t('webhooks.createAbout')}
      confirm={t('webhooks.create')}
      isReady={url.trim() !== '' && areTopics(topics)}
      onConfirm={async () => {
        await create.mutateAsync({ body: { url: url.trim(), topics: [...topicsOf(topics).topics] } });
        return false;
      }}
      onClose={onClose}
    >
      <Field label={t('webhooks.url')} hint={t('webhooks.urlHint')}>
        {(id) => <Input id={id} type="url" required maxLength={2048} value={url} onChange={({ target }) => setUrl(target.value)} />}
      </Field>
      <TopicsField typed={topics} onType={setTopics} />
    </FormDialog>
  );
}
