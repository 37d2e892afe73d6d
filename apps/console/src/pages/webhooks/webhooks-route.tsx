import { createWebhook, listWebhooks } from '@touchstone/api-client/routes/webhooks';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { topicsOf } from './topics.ts';

const COLUMNS: readonly Column<RowOf<typeof listWebhooks>>[] = [
  { key: 'url', words: 'webhooks.url', isName: true, text: ({ url }) => url, cell: ({ url }) => <Text>{url}</Text> },
  { key: 'topics', words: 'webhooks.topics', text: ({ topics }) => topics.join(' ') },
  { key: 'state', words: 'webhooks.state', text: ({ state }) => state, cell: ({ state }) => <StateTag kind="webhook" state={state} /> },
  {
    key: 'created',
    words: 'webhooks.created',
    text: ({ createdAt }) => shanghaiTime(createdAt),
    cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
  },
];

/** Addresses that are told of what happens. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('webhook.manage');
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t('webhooks.title')}
        about={t('webhooks.about')}
        actions={
          <Action kind="main" permission="webhook.manage" onAct={() => setNew(true)}>
            {t('webhooks.create')}
          </Action>
        }
      />
      {isMine ? <Webhooks /> : <Empty text={t('webhooks.notYours')} />}
      {isNew ? <CreateDialog onClose={() => setNew(false)} /> : null}
    </>
  );
}

function Webhooks(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const webhooks = useList(listWebhooks, { query: queryOf([], search) });
  return (
    <DataTable
      caption={t('webhooks.title')}
      list={webhooks}
      columns={COLUMNS}
      empty={t('webhooks.empty')}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => `/webhooks/${id}`}
    />
  );
}

function CreateDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const create = useChange(createWebhook, [listWebhooks]);
  const [typed, setTyped] = useState({ url: '', topics: '*' });
  if (create.data !== undefined) return <SecretDialog title={t('webhooks.create')} secret={create.data.secret} onClose={onClose} />;
  const { topics, bad } = topicsOf(typed.topics);
  return (
    <FormDialog
      title={t('webhooks.create')}
      about={t('webhooks.createAbout')}
      confirm={t('webhooks.create')}
      isReady={typed.url.trim() !== '' && topics.length > 0 && bad.length === 0}
      onConfirm={async () => {
        await create.mutateAsync({ body: { url: typed.url.trim(), topics: [...topics] } });
        return false;
      }}
      onClose={onClose}
    >
      <Field label={t('webhooks.url')} hint={t('webhooks.urlHint')}>
        {(id) => (
          <Input
            id={id}
            type="url"
            required
            maxLength={2048}
            value={typed.url}
            onChange={({ target }) => setTyped({ ...typed, url: target.value })}
          />
        )}
      </Field>
      <Field label={t('webhooks.topics')} hint={t('webhooks.topicsHint')}>
        {(id) => <Input id={id} required value={typed.topics} onChange={({ target }) => setTyped({ ...typed, topics: target.value })} />}
      </Field>
      {bad.length === 0 ? null : <p role="alert">{t('webhooks.badTopics', { topics: bad.join(' ') })}</p>}
    </FormDialog>
  );
}

interface SecretProps {
  readonly title: string;
  readonly secret: string;
  onClose(): void;
}

/** A key that is shown once. */
export function SecretDialog({ title, secret, onClose }: SecretProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p role="status">
        {t('webhooks.secret')} <code>{secret}</code>
      </p>
    </Dialog>
  );
}
