import type { OutputOf } from '@touchstone/api-client';
import { editOrganisation, listOrganisations, readOrganisation } from '@touchstone/api-client/routes/organisations';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { PolicyForm } from './policy-form.tsx';

export type Organisation = OutputOf<typeof readOrganisation>;

/** To which state each step leads, and from which it can be taken. */
const STATES = [
  { to: 'ACTIVE', from: ['SUSPENDED', 'CLOSED'], kind: 'main' },
  { to: 'SUSPENDED', from: ['ACTIVE'], kind: 'plain' },
  { to: 'CLOSED', from: ['ACTIVE', 'SUSPENDED'], kind: 'danger' },
] as const;

/** One organisation: who it is, whether its people may sign in, what it asks of them. */
export function OrganisationPage({ organisation }: { readonly organisation: Organisation }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const province = useProvince();
  const [isRenaming, setRenaming] = useState(false);
  const change = useChange(editOrganisation, [readOrganisation, listOrganisations]);
  const { id, kind, operator, store, parent, nameEn, version, state } = organisation;
  const steps = STATES.map(
    ({ to, from, kind: looks }): Step => ({
      ...{ key: to, kind: looks, permission: 'organisation.manage' },
      label: t(`organisations.step.${to}`),
      consequence: t(`organisations.consequence.${to}`),
      notNow:
        id === me.organisation.id
          ? t('organisations.notOwn')
          : (from as readonly string[]).includes(state)
            ? undefined
            : t('steps.why', { state: t(`states.organisation.${state}`) }),
      take: () => change.mutateAsync({ params: { organisation: id }, ifMatch: version, body: { state: to } }),
    }),
  );
  return (
    <>
      <PageHeader
        title={visibleText(organisation.name)}
        marks={<StateTag kind="organisation" state={state} />}
        crumbs={[{ to: '/organisations', text: t('organisations.title') }]}
        actions={
          <Action permission="organisation.manage" onAct={() => setRenaming(true)}>
            {t('organisations.rename')}
          </Action>
        }
      />
      <div className="columns-2">
        <div>
          <Facts
            lines={[
              { label: t('organisations.column.kind'), value: t(`organisations.kind.${kind}`) },
              { label: t('organisations.nameEn'), value: nameEn === null ? null : visibleText(nameEn) },
              { label: t('organisations.column.province'), value: organisation.province === null ? null : province(organisation.province) },
              {
                label: t('organisations.parent'),
                value: parent === null ? null : <PageLink to={`/organisations/${parent}`}>{t('organisations.openParent')}</PageLink>,
              },
              {
                label: t('organisations.column.subject'),
                value:
                  operator !== null ? (
                    <PageLink to={`/operators/${operator}`}>{t('organisations.openOperator')}</PageLink>
                  ) : store === null ? null : (
                    <PageLink to={`/stores/${store}`}>{t('organisations.openStore')}</PageLink>
                  ),
              },
              {
                label: t('organisations.column.people'),
                value: may('person.read') ? <PageLink to={`/people?organisation=${id}`}>{t('organisations.openPeople')}</PageLink> : null,
              },
              { label: t('organisations.column.created'), value: <TimeText at={organisation.createdAt} isDay /> },
            ]}
          />
          <PolicyForm organisation={organisation} />
        </div>
        <aside>
          <Steps steps={steps} none={t('steps.none')} />
        </aside>
      </div>
      {isRenaming ? <RenameDialog organisation={organisation} onClose={() => setRenaming(false)} /> : null}
    </>
  );
}

function RenameDialog({ organisation, onClose }: { readonly organisation: Organisation; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const change = useChange(editOrganisation, [readOrganisation, listOrganisations]);
  const [name, setName] = useState(organisation.name);
  const [nameEn, setNameEn] = useState(organisation.nameEn ?? '');
  const body = { name: name.trim(), ...(nameEn.trim() === '' ? {} : { nameEn: nameEn.trim() }) };
  return (
    <FormDialog
      title={t('organisations.rename')}
      confirm={t('parts.save')}
      isReady={name.trim() !== ''}
      onConfirm={() => change.mutateAsync({ params: { organisation: organisation.id }, ifMatch: organisation.version, body })}
      onClose={onClose}
    >
      <Field label={t('organisations.column.name')}>
        {(id) => <Input id={id} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t('organisations.nameEn')}>
        {(id) => <Input id={id} maxLength={200} value={nameEn} onChange={({ target }) => setNameEn(target.value)} />}
      </Field>
    </FormDialog>
  );
}
