import { type Database, systemSession, withSession } from '@touchstone/db';
import { type StoreConnector, StoreFault } from '@touchstone/stores';
import { type ConnectorSurroundings, connectorOf, type StoreConfiguration } from './connector-of.ts';

/** Connectors of the stores as their rows are now: one each, so that polls and downloads share its rate. */
export interface ConnectedStores {
  /** @throws StoreFault `not-allowed` for a store that is not there or not configured */
  connector(store: string): Promise<StoreConnector>;
}

export function connectedStores(db: Database, around: ConnectorSurroundings): ConnectedStores {
  const open = new Map<string, { readonly version: number; readonly connector: StoreConnector }>();
  return {
    async connector(store) {
      const row = await withSession(db, systemSession('acquisition'), (tx) =>
        tx
          .selectFrom('store')
          .select(['id', 'code', 'connector', 'configuration', 'row_version'])
          .where('id', '=', store)
          .executeTakeFirst(),
      );
      if (row === undefined) throw new StoreFault('not-allowed', `store ${store} is not there`);
      const known = open.get(store);
      if (known?.version === row.row_version) return known.connector;
      const connector = connectorOf({ ...row, configuration: row.configuration as StoreConfiguration }, around);
      open.set(store, { version: row.row_version, connector });
      return connector;
    },
  };
}
