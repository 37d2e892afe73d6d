import { ownScan } from '@touchstone/db/repositories/own-runs';
import { artifactToScan } from '@touchstone/db/repositories/run-lists';
import { type RequestScan, requestScan, type WorkPorts } from '@touchstone/services/work';
import type { Platform } from '../platform.ts';

export interface OwnPackage {
  readonly artifact: string;
  readonly app: string | null;
  readonly category: number | null;
}

/** The stored package, under a store's own rights: what it may not see is not there. @param part of the system that looks */
export const packageOfStore =
  (platform: Platform, part: string) =>
  async (about: { readonly store: string; readonly organisation: string; readonly sha256: string }): Promise<OwnPackage | undefined> => {
    const session = { actor: `system:${part}`, organisation: about.organisation, scope: { kind: 'store', store: about.store } } as const;
    const found = await platform.transaction(session, (tx) => artifactToScan(tx, { sha256: about.sha256 }));
    if (found === undefined || (found.state !== 'STORED' && found.state !== 'COLD')) return undefined;
    return { artifact: found.id, app: found.app, category: found.category };
  };

/** A scan that is private to the store, as a firm's own check is to the firm. */
export const scanForStore = (
  work: WorkPorts,
  organisation: string,
  askedBy: string | null,
  { artifact, app, category }: OwnPackage,
): Promise<RequestScan> =>
  requestScan(work, {
    ...{ artifact, app, category, organisation, askedBy, campaign: null, inputs: [], engines: [] },
    ...{ profile: 'self-check', origin: 'self-check', config: ownScan(organisation) },
  });
