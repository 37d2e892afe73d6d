import { listSdkApps, readSdk } from '@touchstone/api-client/routes/inventory';
import { type AppOfSdk, appsOfSdk, readSdk as sdkOf, sdkReach, sdkVersions } from '@touchstone/db/repositories/sdk-lists';
import { knowledge } from '@touchstone/knowledge';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { Refusal } from '../../problem/refusal.ts';

const PREFIXES = 20;

export const readSdkHandler = handle(readSdk, ({ params, session, language, transaction }) =>
  transaction(async (tx) => {
    const sdk = await sdkOf(tx, session, params.sdk);
    if (sdk === undefined) throw new Refusal('not-found');
    const [reach, versions] = [await sdkReach(tx, session, params.sdk), await sdkVersions(tx, session, params.sdk)];
    return { status: 200, body: { sdk, reach, versions: [...versions], known: knownOf(params.sdk, language) } };
  }),
);

/** What the catalogue of SDKs says; null for one that it does not have. */
function knownOf(id: string, language: 'zh' | 'en') {
  const known = knowledge.sdks.find((one) => one.id === id);
  if (known === undefined) return null;
  const info = new Map(knowledge.personalInfo.map((one) => [one.token, one]));
  return {
    country: known.country,
    isGeneralLibrary: known.isGeneralLibrary === true,
    handlesPersonalInfo: known.handlesPersonalInfo,
    loadsCode: known.loadsCode,
    prefixes: known.prefixes.slice(0, PREFIXES).map(({ prefix }) => prefix),
    declares: known.declares.map(({ data, qualifier }) => ({
      name: info.get(data)?.[language] ?? data,
      isSensitive: info.get(data)?.sensitive === true,
      how: qualifier,
    })),
  };
}

function afterApp(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [reachBand, id] = key;
  if (typeof reachBand !== 'number' || typeof id !== 'string') throw new Refusal('page-token-invalid');
  return { reachBand, id };
}

const shapeOf = ({ operator, operatorName, ...row }: AppOfSdk) => ({
  ...row,
  operator: operator === null ? null : { id: operator, name: operatorName ?? '' },
});

export const listSdkAppsHandler = handle(listSdkApps, ({ params, query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, `list-sdk-apps ${params.sdk}`, query, {
      read: (limit, after) => appsOfSdk(tx, session, { ...query, sdk: params.sdk }, limit, afterApp(after)),
      keyOf: ({ reachBand, id }) => [reachBand, id],
      shape: shapeOf,
    });
    return { status: 200, body };
  }),
);
