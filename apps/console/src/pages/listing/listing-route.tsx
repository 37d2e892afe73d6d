import { listListingChanges, listListingProbes, readListing } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { ListingPage } from './listing-page.tsx';

const MOST = { limit: '200' };

export function Route(): ReactNode {
  const params = { listing: useParam('listing') };
  const listing = useRead(readListing, { params });
  const changes = useList(listListingChanges, { params, query: MOST });
  const probes = useList(listListingProbes, { params, query: MOST });
  return <Ready of={listing}>{(value) => <ListingPage listing={value} changes={changes} probes={probes} />}</Ready>;
}
