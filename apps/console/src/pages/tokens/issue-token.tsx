import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { listRoles } from '@touchstone/api-client/routes/people';
import { issueMachineToken, listTokens } from '@touchstone/api-client/routes/tokens';
import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { scopeOf } from '../person/scope-of.ts';
import { machineRoles } from './machine-permissions.ts';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 366;

/** A token for a machine: its rights, its addresses, its days. It is shown once. */
export function IssueDialog({ onClose }: { onClose(): void }): ReactNode {
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
