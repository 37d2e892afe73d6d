import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { listRoles } from '@touchstone/api-client/routes/people';
import { issueMachineToken, listTokens } from '@touchstone/api-client/routes/tokens';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import { Field } from '../../parts/field.tsx';
import { IssueToken } from '../../parts/token/issue-token.tsx';
import { Unread } from '../../parts/unread.tsx';
import { scopeOf } from '../person/scope-of.ts';
import { machineRoles } from './machine-permissions.ts';

/** A token for a machine: its rights, its addresses, its days. */
export function IssueMachineToken({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const organisation = useRead(readOrganisation, { params: { organisation: me.organisation.id } });
  const table = useRead(listRoles, {});
  const issue = useChange(issueMachineToken, [listTokens]);
  const [addresses, setAddresses] = useState('');
  const roles = machineRoles(table.data?.items ?? [], me.organisation.kind);
  const networks = addresses.split(/\s+/).filter((one) => one !== '');
  return (
    <IssueToken
      title={t('tokens.issue')}
      about={t('tokens.issueAbout')}
      rights={[...new Set(roles.flatMap((one) => one.permissions))]}
      scopeOf={(permissions) => {
        const role = roles.find((one) => permissions.every((permission) => one.permissions.includes(permission)));
        return role === undefined || organisation.data === undefined ? undefined : scopeOf(role.scopes, organisation.data);
      }}
      onIssue={async (wanted) => {
        const more = networks.length === 0 ? {} : { addresses: networks };
        return (await issue.mutateAsync({ body: { ...wanted, ...more } })).token;
      }}
      onClose={onClose}
    >
      <Unread of={[organisation, table]} />
      <Field label={t('tokens.column.addresses')} hint={t('tokens.addressesHint')}>
        {(id) => <Input id={id} value={addresses} onChange={({ target }) => setAddresses(target.value)} />}
      </Field>
    </IssueToken>
  );
}
