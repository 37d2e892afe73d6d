import { issueOwnToken, listOwnTokens, revokeToken } from '@touchstone/api-client/routes/tokens';
import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 366;
/** What the script of the page of pipelines asks for. */
const FOR_PIPELINES = ['artifact.upload', 'artifact.read', 'scan.request', 'run.read'];

/** Tokens for scripts: made with some of one's own permissions, shown once, revoked at any time. */
export function Tokens(): ReactNode {
  const { t } = useTranslation();
  const tokens = useList(listOwnTokens, { query: { limit: '100' } });
  const revoke = useChange(revokeToken, [listOwnTokens]);
  const columns: readonly Column<RowOf<typeof listOwnTokens>>[] = [
    { key: 'name', words: 'settings.tokens.name', isName: true, text: ({ name }) => name },
    { key: 'prefix', words: 'settings.tokens.prefix', text: ({ prefix }) => `${prefix}…` },
    { key: 'permissions', words: 'settings.tokens.permissions', text: ({ permissions }) => permissions.join(' ') },
    { key: 'scope', words: 'settings.tokens.scope', text: ({ scope }) => scope },
    {
      key: 'expires',
      words: 'settings.tokens.expires',
      text: ({ expiresAt }) => shanghaiTime(expiresAt),
      cell: ({ expiresAt }) => <TimeText at={expiresAt} isDay />,
    },
    {
      key: 'lastUsed',
      words: 'settings.tokens.lastUsed',
      text: ({ lastUsedAt }) => lastUsedAt ?? '',
      cell: ({ lastUsedAt }) => <TimeText at={lastUsedAt} />,
    },
    {
      key: 'state',
      words: 'settings.tokens.state',
      text: ({ revokedAt }) => (revokedAt === null ? '' : t('settings.tokens.revoked')),
      cell: ({ id, revokedAt }) =>
        revokedAt === null ? (
          <Action kind="danger" onAct={() => revoke.mutate({ params: { token: id } })}>
            {t('settings.tokens.revoke')}
          </Action>
        ) : (
          t('settings.tokens.revoked')
        ),
    },
  ];
  return (
    <>
      <p className="form-hint">{t('settings.tokens.about')}</p>
      <NewToken />
      {revoke.error === null ? null : <Problem error={revoke.error} />}
      <DataTable
        isPart
        caption={t('settings.tokens.title')}
        list={tokens}
        columns={columns}
        empty={t('settings.tokens.empty')}
        keyOf={({ id }) => id}
      />
    </>
  );
}

function NewToken(): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { rights } = useMe();
  const issue = useChange(issueOwnToken, [listOwnTokens]);
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<string[]>([]);
  const [days, setDays] = useState(USUAL_DAYS);
  const scope = rights.find(({ permission }) => permission === permissions[0])?.scopes[0] ?? 'own';
  const isReady = name.trim() !== '' && permissions.length > 0;
  const hasPipelines = FOR_PIPELINES.every((one) => rights.some(({ permission }) => permission === one));
  const expiresAt = () => new Date(Date.now() + days * DAY_MS).toISOString();
  return (
    <form className="form form-narrow" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={`${id}-name`}>{t('settings.tokens.name')}</label>
      <Input id={`${id}-name`} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      <label htmlFor={`${id}-permissions`}>{t('settings.tokens.permissions')}</label>
      <Select
        id={`${id}-permissions`}
        mode="multiple"
        value={permissions}
        onChange={setPermissions}
        options={rights.map(({ permission }) => ({ value: permission, label: permission }))}
      />
      {hasPipelines ? (
        <div>
          <Action onAct={() => setPermissions([...FOR_PIPELINES])}>{t('settings.tokens.forPipelines')}</Action>
        </div>
      ) : null}
      <label htmlFor={`${id}-days`}>{t('settings.tokens.days')}</label>
      <InputNumber id={`${id}-days`} min={1} max={MOST_DAYS} value={days} onChange={(value) => setDays(value ?? USUAL_DAYS)} />
      {issue.error === null ? null : <Problem error={issue.error} />}
      {issue.data === undefined ? null : (
        <p role="status">
          {t('settings.tokens.shown')} <code>{issue.data.token}</code>
        </p>
      )}
      <div>
        <Action
          kind="main"
          isBusy={issue.isPending}
          reason={isReady ? undefined : t('settings.tokens.notReady')}
          onAct={() => issue.mutate({ body: { name: name.trim(), permissions, scope, expiresAt: expiresAt() } })}
        >
          {t('settings.tokens.issue')}
        </Action>
      </div>
    </form>
  );
}
