import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import { readPerson } from '@touchstone/api-client/routes/people';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { PersonPage } from './person-page.tsx';

export function Route(): ReactNode {
  const person = useRead(readPerson, { params: { person: useParam('person') } });
  const organisation = useRead(
    readOrganisation,
    { params: { organisation: person.data?.organisation ?? '' } },
    { enabled: person.data !== undefined },
  );
  return <Ready of={person}>{(value) => <PersonPage person={value} organisation={organisation.data} />}</Ready>;
}
