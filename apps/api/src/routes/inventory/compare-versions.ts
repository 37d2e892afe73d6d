import { compareAppVersions } from '@touchstone/api-client/routes/inventory';
import { readApp as appOf, type ComparedVersion, readVersion } from '@touchstone/db/repositories/app-lists';
import { resultsOfApp } from '@touchstone/db/repositories/run-lists';
import { ownDescription } from '@touchstone/engines';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { comparedReports } from '@touchstone/render';
import { differenceOf } from '@touchstone/verdict';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ownReport } from '../../wiring/kept-reports.ts';
import { plain } from '../reports/plain.ts';

export const compareAppVersionsHandler = handle(compareAppVersions, async (context) => {
  const { params, query, actor } = context;
  const mayRead = (actor as SignedIn).permissions.includes('run.read');
  const [older, newer] = [await sideOf(context, query.older, mayRead), await sideOf(context, query.newer, mayRead)];
  const isTested = older.object !== undefined && newer.object !== undefined;
  const behaviour = isTested ? await behaviourOf(context, older.object, newer.object) : null;
  return {
    status: 200,
    body: plain({
      older: shapeOf(older),
      newer: shapeOf(newer),
      permissions: differenceOf(permissionsOf(older.version.manifest), permissionsOf(newer.version.manifest)),
      signers: differenceOf(older.version.signers, newer.version.signers),
      behaviour,
    }),
  };

  async function sideOf({ session, transaction }: typeof context, id: string, maySeeRuns: boolean): Promise<Side> {
    return transaction(async (tx) => {
      const version = (await appOf(tx, session, params.app)) === undefined ? undefined : await readVersion(tx, params.app, id);
      if (version === undefined) throw new Refusal('not-found');
      const of = { app: params.app, engine: ownDescription.id, appVersion: id };
      const result = maySeeRuns ? (await resultsOfApp(tx, session, of, 1))[0] : undefined;
      return { version, run: result?.run ?? null, object: result?.resultSha256 };
    });
  }
});

interface Side {
  readonly version: ComparedVersion;
  readonly run: string | null;
  readonly object: string | undefined;
}

function shapeOf({ version: { id, versionCode, versionName, firstSeenAt, sha256, sizeBytes, kind }, run }: Side) {
  const artifact = sha256 === null ? null : { sha256, sizeBytes: sizeBytes ?? 0, kind: kind ?? 'none' };
  return { id, versionCode, versionName, firstSeenAt: firstSeenAt.toISOString(), artifact, run };
}

function permissionsOf(manifest: unknown): readonly string[] {
  const { permissions } = (typeof manifest === 'object' && manifest !== null ? manifest : {}) as { readonly permissions?: unknown };
  return Array.isArray(permissions) ? permissions.filter((one) => typeof one === 'string') : [];
}

/** Null where what is kept is no report of ours after all. */
async function behaviourOf({ platform, language }: Pick<Context, 'platform' | 'language'>, older: string, newer: string) {
  try {
    const [from, to] = [await ownReport(platform.objects, older), await ownReport(platform.objects, newer)];
    return comparedReports(from, to, { lang: language, ruleSet, knowledge });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
