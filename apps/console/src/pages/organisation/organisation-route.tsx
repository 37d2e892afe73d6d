import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { OrganisationPage } from './organisation-page.tsx';

export function Route(): ReactNode {
  const organisation = useRead(readOrganisation, { params: { organisation: useParam('organisation') } });
  return <Ready of={organisation}>{(value) => <OrganisationPage key={value.version} organisation={value} />}</Ready>;
}
