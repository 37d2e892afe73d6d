import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { readPerson } from '@touchstone/api-client/routes/people';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { PersonPage } from './person-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  if (useMay()('person.read')) return <Person />;
  return (
    <>
      <PageHeader title={t('people.title')} crumbs={[{ to: '/people', text: t('people.title') }]} />
      <Empty text={t('people.notYours')} />
    </>
  );
}

function Person(): ReactNode {
  const person = useRead(readPerson, { params: { person: useParam('person') } });
  const organisation = useRead(
    readOrganisation,
    { params: { organisation: person.data?.organisation ?? '' } },
    { enabled: person.data !== undefined },
  );
  return <Ready of={person}>{(value) => <PersonPage person={value} organisation={organisation.data} />}</Ready>;
}
