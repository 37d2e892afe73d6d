import type { OutputOf } from '@touchstone/api-client';
import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { invitePerson, listPeople, listRoles } from '@touchstone/api-client/routes/people';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { NewLink } from '../person/new-link.tsx';
import { RoleFields, untilOf } from '../person/role-fields.tsx';
import { rolesWithin, scopeOf } from '../person/scope-of.ts';

interface Props {
  readonly organisation: string;
  onClose(): void;
}

/** Invites a person with a first role; the link is shown once. */
export function InviteDialog({ organisation, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const within = useRead(readOrganisation, { params: { organisation } });
  const table = useRead(listRoles, {});
  const invite = useChange(invitePerson, [listPeople]);
  const [typed, setTyped] = useState({ login: '', displayName: '', email: '' });
  const [wanted, setWanted] = useState({ role: '', until: '' });
  const [link, setLink] = useState<OutputOf<typeof invitePerson>>();
  const roles = within.data === undefined ? [] : rolesWithin(table.data?.items ?? [], within.data);
  const role = wanted.role === '' ? (roles[0]?.role ?? '') : wanted.role;
  const row = roles.find((one) => one.role === role);
  const scope = row === undefined || within.data === undefined ? undefined : scopeOf(row.scopes, within.data);
  if (link !== undefined) return <NewLink {...link} onClose={onClose} />;
  return (
    <FormDialog
      title={t('people.invite.title')}
      about={within.data === undefined ? undefined : t('people.invite.about', { organisation: within.data.name })}
      confirm={t('people.invite.do')}
      isReady={scope !== undefined && typed.login.trim() !== '' && typed.displayName.trim() !== ''}
      onConfirm={async () => {
        const { login, displayName, email } = typed;
        const more = { ...(email.trim() === '' ? {} : { email: email.trim() }), ...untilOf(wanted.until) };
        const body = { organisation, login: login.trim(), displayName: displayName.trim(), role, scope: scope ?? 'none', ...more };
        setLink(await invite.mutateAsync({ body }));
        return false;
      }}
      onClose={onClose}
    >
      {(['displayName', 'login', 'email'] as const).map((name) => (
        <Field key={name} label={t(`people.invite.${name}`)} hint={name === 'login' ? t('people.invite.loginHint') : undefined}>
          {(id) => (
            <Input
              id={id}
              type={name === 'email' ? 'email' : 'text'}
              required={name !== 'email'}
              maxLength={name === 'email' ? 254 : 64}
              autoComplete="off"
              value={typed[name]}
              onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            />
          )}
        </Field>
      ))}
      <Unread of={[within]} />
      <Ready of={table} rows={2}>
        {() => (within.data === undefined ? null : <RoleFields roles={roles} chosen={{ ...wanted, role }} onChoose={setWanted} />)}
      </Ready>
    </FormDialog>
  );
}
