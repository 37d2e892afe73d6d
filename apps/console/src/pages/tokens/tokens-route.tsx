import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { listRoles } from '@touchstone/api-client/routes/people';
import { issueMachineToken, listTokens, revokeToken } from '@touchstone/api-client/routes/tokens';
import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { ActorText } from '../../parts/actor-text.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { scopeOf } from '../person/scope-of.ts';
import { machineRoles } from './machine-permissions.ts';

const FILTERS: readonly Filter[] = [{ key: 'person', words: 'tokens.column.person', kind: 'given' }];
const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 366;

/** Tokens of the organisation: of its people and of its machines. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t('tokens.title')}
        about={t('tokens.about')}
        actions={
          <Action kind="main" permission="token.manage" onAct={() => setNew(true)}>
            {t('tokens.issue')}
          </Action>
        }
      />
      {may('token.manage') ? <Tokens /> : <Empty text={t('tokens.notYours')} />}
      {isNew ? <IssueDialog onClose={() => setNew(false)} /> : null}
    </>
  );
}

function Tokens(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const tokens = useList(listTokens, { query: queryOf(FILTERS, search) });
  const revoke = useChange(revokeToken, [listTokens]);
  const [revoked, setRevoked] = useState<RowOf<typeof listTokens>>();
  const columns: readonly Column<RowOf<typeof listTokens>>[] = [
    { key: 'name', words: 'settings.tokens.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    {
      key: 'person',
      words: 'tokens.column.person',
      text: ({ person }) => person ?? t('tokens.machine'),
      cell: ({ person }) => (person === null ? t('tokens.machine') : <ActorText actor={`person:${person}`} />),
    },
    { key: 'prefix', words: 'settings.tokens.prefix', text: ({ prefix }) => `${prefix}…` },
    { key: 'permissions', words: 'settings.tokens.permissions', text: ({ permissions }) => permissions.join(' ') },
    { key: 'scope', words: 'settings.tokens.scope', text: ({ scope }) => scope },
    { key: 'addresses', words: 'tokens.column.addresses', isExtra: true, text: ({ addresses }) => addresses.join(' ') },
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
      cell: (row) =>
        row.revokedAt === null ? (
          <Action kind="danger" permission="token.manage" onAct={() => setRevoked(row)}>
            {t('settings.tokens.revoke')}
          </Action>
        ) : (
          t('settings.tokens.revoked')
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('tokens.title')}
        list={tokens}
        columns={columns}
        filters={FILTERS}
        empty={t('tokens.empty')}
        keyOf={({ id }) => id}
      />
      {revoked === undefined ? null : (
        <FormDialog
          title={t('settings.tokens.revoke')}
          about={t('tokens.revokeAbout', { name: revoked.name })}
          confirm={t('settings.tokens.revoke')}
          isDanger
          onConfirm={() => revoke.mutateAsync({ params: { token: revoked.id } })}
          onClose={() => setRevoked(undefined)}
        />
      )}
    </>
  );
}

function IssueDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const organisation = useRead(readOrganisation, { params: { organisation: me.organisation.id } });
  const table = useRead(listRoles, {});
  const issue = useChange(issueMachineToken, [listTokens]);
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<string[]>([]);
  const [addresses, setAddresses] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const roles = machineRoles(table.data?.items ?? [], me.organisation.kind);
  const role = roles.find((one) => permissions.every((permission) => one.permissions.includes(permission)));
  const scope = role === undefined || organisation.data === undefined ? undefined : scopeOf(role.scopes, organisation.data);
  if (issue.data !== undefined)
    return (
      <Dialog title={t('tokens.issue')} isOpen onClose={onClose}>
        <p role="status">
          {t('settings.tokens.shown')} <code>{issue.data.token}</code>
        </p>
      </Dialog>
    );
  const networks = addresses.split(/\s+/).filter((one) => one !== '');
  return (
    <FormDialog
      title={t('tokens.issue')}
      about={t('tokens.issueAbout')}
      confirm={t('settings.tokens.issue')}
      isReady={name.trim() !== '' && permissions.length > 0 && scope !== undefined}
      onConfirm={async () => {
        const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
        const more = networks.length === 0 ? {} : { addresses: networks };
        await issue.mutateAsync({ body: { name: name.trim(), permissions, scope: scope ?? 'none', expiresAt, ...more } });
        return false;
      }}
      onClose={onClose}
    >
      <Field label={t('settings.tokens.name')}>
        {(id) => <Input id={id} required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t('settings.tokens.permissions')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={permissions}
            onChange={setPermissions}
            options={[...new Set(roles.flatMap((one) => one.permissions))].map((value) => ({ value, label: value }))}
            getPopupContainer={(node) => node.parentElement ?? document.body}
          />
        )}
      </Field>
      <Field label={t('tokens.column.addresses')} hint={t('tokens.addressesHint')}>
        {(id) => <Input id={id} value={addresses} onChange={({ target }) => setAddresses(target.value)} />}
      </Field>
      <Field label={t('settings.tokens.days')}>
        {(id) => <InputNumber id={id} min={1} max={MOST_DAYS} value={days} onChange={(value) => setDays(value ?? USUAL_DAYS)} />}
      </Field>
    </FormDialog>
  );
}
