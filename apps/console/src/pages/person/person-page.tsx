import type { OutputOf } from '@touchstone/api-client';
import type { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { editPerson, listPeople, readPerson, resetSignIn } from '@touchstone/api-client/routes/people';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { Grants } from './grants.tsx';
import { NewLink } from './new-link.tsx';

export type Person = OutputOf<typeof readPerson>;
export type Organisation = OutputOf<typeof readOrganisation>;

/** To which state each step leads, and from which it can be taken. */
const STATES = [
  { to: 'ACTIVE', from: ['SUSPENDED'], kind: 'main' },
  { to: 'SUSPENDED', from: ['ACTIVE', 'INVITED'], kind: 'plain' },
  { to: 'CLOSED', from: ['ACTIVE', 'SUSPENDED', 'INVITED'], kind: 'danger' },
] as const;

interface Props {
  readonly person: Person;
  readonly organisation: Organisation | undefined;
}

/** One person: how they sign in, what they may do, and what an administrator can do about both. */
export function PersonPage({ person, organisation }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const change = useChange(editPerson, [readPerson, listPeople]);
  const reset = useChange(resetSignIn, [readPerson]);
  const [forgets, setForgets] = useState(false);
  const [link, setLink] = useState<OutputOf<typeof resetSignIn>>();
  const params = { person: person.id };
  const isMe = person.id === me.person;
  const states = STATES.map(
    ({ to, from, kind }): Step => ({
      ...{ key: to, kind, permission: 'person.manage' },
      label: t(`person.step.${to}`),
      consequence: t(`person.consequence.${to}`),
      notNow: isMe
        ? t('person.notMe')
        : (from as readonly string[]).includes(person.state)
          ? undefined
          : t('steps.why', { state: t(`states.person.${person.state}`) }),
      take: () => change.mutateAsync({ params, ifMatch: person.version, body: { state: to } }),
    }),
  );
  const signIn: Step = {
    ...{ key: 'reset', kind: 'plain', permission: 'person.manage' },
    label: t('person.reset.label'),
    consequence: t('person.reset.about'),
    notNow: person.state === 'CLOSED' ? t('steps.why', { state: t('states.person.CLOSED') }) : undefined,
    fields: (
      <label>
        <input type="checkbox" checked={forgets} onChange={({ target }) => setForgets(target.checked)} /> {t('person.reset.forget')}
      </label>
    ),
    take: async () => setLink(await reset.mutateAsync({ params, body: { forgetsSecondFactor: forgets } })),
  };
  return (
    <>
      <PageHeader
        title={visibleText(person.displayName)}
        marks={<StateTag kind="person" state={person.state} />}
        crumbs={[{ to: '/people', text: t('people.title') }]}
      />
      <div className="columns-2">
        <div>
          <Facts
            lines={[
              { label: t('people.column.login'), value: <Text className="code">{person.login}</Text> },
              { label: t('people.column.email'), value: person.email === null ? null : <Text>{person.email}</Text> },
              {
                label: t('people.filter.organisation'),
                value:
                  organisation === undefined ? null : (
                    <PageLink to={`/organisations/${organisation.id}`}>
                      <Text>{organisation.name}</Text>
                    </PageLink>
                  ),
              },
              { label: t('people.column.secondFactor'), value: t(person.hasSecondFactor ? 'parts.yes' : 'parts.no') },
              { label: t('people.column.locked'), value: person.lockedUntil === null ? null : <TimeText at={person.lockedUntil} /> },
              {
                label: t('people.column.lastSignIn'),
                value: person.lastSignInAt === null ? t('person.never') : <TimeText at={person.lastSignInAt} />,
              },
              { label: t('people.column.created'), value: <TimeText at={person.createdAt} isDay /> },
              {
                label: t('person.record'),
                value: may('audit.read') ? (
                  <PageLink to={`/audit/events?actor=person:${person.id}`}>{t('person.openRecord')}</PageLink>
                ) : null,
              },
            ]}
          />
          {may('grant.read') ? <Grants person={person} organisation={organisation} /> : null}
        </div>
        <aside>
          <Steps steps={[...states, signIn]} none={t('steps.none')} onClose={() => setForgets(false)} />
        </aside>
      </div>
      {link === undefined ? null : <NewLink {...link} onClose={() => setLink(undefined)} />}
    </>
  );
}
