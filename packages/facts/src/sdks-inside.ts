import type { App } from '@touchstone/app-model';
import { definedPackages } from './defined-packages.ts';
import type { Knowledge, Sdk } from './knowledge.ts';

/** An SDK of which the app defines classes, with the first of them. */
export interface SdkInside {
  readonly sdk: Sdk;
  readonly first: string;
  readonly file: string;
}

/** SDKs of a category whose packages the app defines. Prefixes shared with others (level C) do not count. */
export function* sdksInside(app: App, knowledge: Knowledge, category: string): Generator<SdkInside> {
  const byName = new Map(knowledge.sdks.filter((sdk) => sdk.category === category).map((sdk) => [sdk.id, sdk]));
  for (const { first, file } of definedPackages(app).values()) {
    const owner = app.owners.of(first);
    const sdk = owner.owner === 'sdk' ? byName.get(owner.sdk) : undefined;
    if (sdk === undefined) continue;
    byName.delete(sdk.id);
    yield { sdk, first, file };
  }
}
