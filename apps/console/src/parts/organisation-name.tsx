import { readOrganisation } from '@touchstone/api-client/routes/organisations';
import type { ReactNode } from 'react';
import { useRead } from '../api/use-read.ts';
import { useMay, useMe } from '../app/me.ts';
import { PageLink } from './page-link.tsx';
import { Text } from './text.tsx';

const SHORT = 8;

/** An organisation by its name, which leads to its page; one's own without a link, by a piece of its id for who may not read it. */
export function OrganisationName({ id }: { readonly id: string }): ReactNode {
  const may = useMay();
  const own = useMe().organisation;
  const isOwn = own.id === id;
  const { data } = useRead(readOrganisation, { params: { organisation: id } }, { enabled: !isOwn && may('organisation.read') });
  if (isOwn) return <Text>{own.name}</Text>;
  if (data === undefined) return <code>{id.slice(-SHORT)}</code>;
  return (
    <PageLink to={`/organisations/${id}`}>
      <Text>{data.name}</Text>
    </PageLink>
  );
}
