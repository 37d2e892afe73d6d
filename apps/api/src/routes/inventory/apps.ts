import { listApps, listAppVersions, readApp } from '@touchstone/api-client/routes/inventory';
import { appDetail, readApp as appOf, listApps as appsOf, type ListedApp, listVersions } from '@touchstone/db/repositories/app-lists';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { Refusal } from '../../problem/refusal.ts';

export const appShape = (row: ListedApp) => ({
  id: row.id,
  kind: row.kind,
  platform: row.platform,
  package: row.package,
  name: row.name,
  category: row.category,
  filingNumber: row.filing,
  operator: row.operator === null ? null : { id: row.operator, name: row.operatorName ?? '' },
  province: row.province,
  isHead: row.isHead,
  reachBand: row.reachBand,
  latestVersion: row.latestVersion,
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  version: row.rowVersion,
});

function afterApp(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [reachBand, id] = key;
  if (typeof reachBand !== 'number' || typeof id !== 'string') throw new Refusal('page-token-invalid');
  return { reachBand, id };
}

export const listAppsHandler = handle(listApps, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-apps', query, {
      read: (limit, after) => appsOf(tx, session, query, limit, afterApp(after)),
      keyOf: ({ reachBand, id }) => [reachBand, id],
      shape: appShape,
    });
    return { status: 200, body };
  }),
);

export const readAppHandler = handle(readApp, ({ params, session, transaction }) =>
  transaction(async (tx) => {
    const app = await appOf(tx, session, params.app);
    if (app === undefined) throw new Refusal('not-found');
    const detail = await appDetail(tx, session, params.app);
    return {
      status: 200,
      rowVersion: app.rowVersion,
      body: {
        app: appShape(app),
        listings: detail.listings.map((one) => ({ ...one, lastSeenAt: one.lastSeenAt.toISOString() })),
        signers: detail.signers.map((one) => ({ ...one, stores: [...one.stores] })),
        evidence: detail.evidence.map((one) => ({ ...one, since: one.since.toISOString() })),
        openFindings: detail.openFindings,
        ruledOutFindings: detail.ruledOutFindings,
        openFlags: detail.openFlags,
      },
    };
  }),
);

function afterVersion(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [versionCode, id] = key;
  if (versionCode === null || versionCode === undefined || typeof id !== 'string') throw new Refusal('page-token-invalid');
  return { versionCode, id };
}

export const listAppVersionsHandler = handle(listAppVersions, ({ params, query, session, platform, transaction }) =>
  transaction(async (tx) => {
    if ((await appOf(tx, session, params.app)) === undefined) throw new Refusal('not-found');
    const body = await pageOf(platform.pageTokens, `list-app-versions ${params.app}`, query, {
      read: (limit, after) => listVersions(tx, params.app, limit, afterVersion(after)),
      keyOf: ({ versionCode, id }) => [versionCode, id],
      shape: (row) => ({ ...row, firstSeenAt: row.firstSeenAt.toISOString(), artifacts: [...row.artifacts] }),
    });
    return { status: 200, body };
  }),
);
