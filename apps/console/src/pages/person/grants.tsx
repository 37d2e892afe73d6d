import { grantRole, listGrants, listRoles, readPerson, revokeGrant } from '@touchstone/api-client/routes/people';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Ready } from '../../parts/ready.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useScopeText } from '../../parts/use-scope-text.ts';
import type { Organisation, Person } from './person-page.tsx';
import { RoleFields, untilOf } from './role-fields.tsx';
import { rolesWithin, scopeOf } from './scope-of.ts';

type Grant = RowOf<typeof listGrants>;

interface Props {
  readonly person: Person;
  readonly organisation: Organisation | undefined;
}

/** Roles that a person holds and held. One never changes one’s own. */
export function Grants({ person, organisation }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const scopeText = useScopeText();
  const grants = useList(listGrants, { params: { person: person.id }, query: {} });
  const revoke = useChange(revokeGrant, [listGrants, readPerson]);
  const [revoked, setRevoked] = useState<Grant>();
  const [isGranting, setGranting] = useState(false);
  const reason = person.id === me.person ? t('person.notMe') : undefined;
  const columns: readonly Column<Grant>[] = [
    { key: 'role', words: 'person.role', isName: true, text: ({ role }) => t(`roles.${role}`, { defaultValue: role }) },
    { key: 'scope', words: 'person.scope', text: ({ scope }) => scopeText(scope) },
    { key: 'from', words: 'person.from', text: ({ from }) => shanghaiTime(from), cell: ({ from }) => <TimeText at={from} isDay /> },
    {
      key: 'until',
      words: 'person.to',
      text: ({ until }) => (until === null ? '' : shanghaiTime(until)),
      cell: ({ until }) => <TimeText at={until} />,
    },
    {
      key: 'state',
      words: 'people.column.state',
      text: ({ isInForce }) => t(isInForce ? 'person.inForce' : 'person.over'),
      cell: (grant) =>
        grant.isInForce ? (
          <>
            <span className="tag tone-good">{t('person.inForce')}</span>{' '}
            <Action permission="grant.manage" kind="danger" reason={reason} onAct={() => setRevoked(grant)}>
              {t('person.revoke')}
            </Action>
          </>
        ) : (
          <span className="tag tone-end">{t('person.over')}</span>
        ),
    },
  ];
  return (
    <Section
      title={t('person.grants')}
      actions={
        <Action permission="grant.manage" reason={reason} onAct={() => setGranting(true)}>
          {t('person.grant')}
        </Action>
      }
    >
      <DataTable isPart caption={t('person.grants')} list={grants} columns={columns} empty={t('person.noGrants')} keyOf={({ id }) => id} />
      {revoked === undefined ? null : (
        <ReasonDialog
          title={t('person.revoke')}
          consequence={t('person.revokeAbout', { role: t(`roles.${revoked.role}`, { defaultValue: revoked.role }) })}
          confirm={t('person.revoke')}
          isOpen
          isDanger
          maxLength={500}
          onConfirm={(basis) => revoke.mutateAsync({ params: { grant: revoked.id }, body: { reason: basis } })}
          onClose={() => setRevoked(undefined)}
        />
      )}
      {isGranting && organisation !== undefined ? (
        <GrantDialog person={person} organisation={organisation} onClose={() => setGranting(false)} />
      ) : null}
    </Section>
  );
}

interface DialogProps {
  readonly person: Person;
  readonly organisation: Organisation;
  onClose(): void;
}

function GrantDialog({ person, organisation, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const table = useRead(listRoles, {});
  const grant = useChange(grantRole, [listGrants]);
  const [wanted, setWanted] = useState({ role: '', until: '' });
  const [reason, setReason] = useState('');
  const roles = rolesWithin(table.data?.items ?? [], organisation);
  const role = wanted.role === '' ? (roles[0]?.role ?? '') : wanted.role;
  const scope = scopeOf(roles.find((one) => one.role === role)?.scopes ?? [], organisation);
  return (
    <FormDialog
      title={t('person.grant')}
      about={t('person.grantAbout')}
      confirm={t('person.grant')}
      isReady={scope !== undefined && reason.trim() !== ''}
      onConfirm={() =>
        grant.mutateAsync({
          params: { person: person.id },
          body: { role, scope: scope ?? 'none', reason: reason.trim(), ...untilOf(wanted.until) },
        })
      }
      onClose={onClose}
    >
      <Ready of={table} rows={2}>
        {() => <RoleFields roles={roles} chosen={{ ...wanted, role }} onChoose={setWanted} />}
      </Ready>
      <Field label={t('parts.reason')}>
        {(id) => <Input id={id} required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </FormDialog>
  );
}

/** `province:11` as 北京. */
