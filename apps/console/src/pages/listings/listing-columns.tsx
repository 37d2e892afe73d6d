import type { listListings } from '@touchstone/api-client/routes/acquisition';
import type { TFunction } from 'i18next';
import type { RowOf } from '../../api/use-list.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** What a list says of each listing of a shelf. */
export const listingColumns = (t: TFunction): readonly Column<RowOf<typeof listListings>>[] => [
  {
    key: 'name',
    words: 'store.listings.name',
    isName: true,
    text: ({ name }) => name,
    cell: ({ name }) => <Text>{name}</Text>,
  },
  {
    key: 'app',
    words: 'store.listing.storeAppId',
    text: ({ storeAppId }) => storeAppId,
    cell: ({ app, storeAppId }) =>
      app === null ? (
        '—'
      ) : (
        <PageLink to={`/apps/${app}`}>
          <Text className="code">{storeAppId}</Text>
        </PageLink>
      ),
  },
  {
    key: 'state',
    words: 'store.listings.state',
    text: ({ state }) => t(`states.listing.${state}`),
    cell: ({ state }) => <StateTag kind="listing" state={state} />,
  },
  {
    key: 'version',
    words: 'store.listings.version',
    text: ({ versionName }) => versionName ?? '—',
    cell: ({ versionName }) => <Text>{versionName ?? '—'}</Text>,
  },
  {
    key: 'developer',
    words: 'store.listings.developer',
    text: ({ developer }) => developer ?? '—',
    cell: ({ developer }) => <Text>{developer ?? '—'}</Text>,
  },
  {
    key: 'filing',
    words: 'store.listings.filing',
    text: ({ filingNumber }) => filingNumber ?? '—',
    cell: ({ filingNumber }) => <Text>{filingNumber ?? '—'}</Text>,
  },
  { key: 'downloads', words: 'store.listings.downloads', isExtra: true, text: ({ downloads }) => downloads ?? '—' },
  {
    key: 'lastSeen',
    words: 'store.listings.lastSeen',
    text: ({ lastSeenAt }) => shanghaiTime(lastSeenAt),
    cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} />,
  },
];
