import type { ArtifactKind } from '@touchstone/domain/artifact';
import { compareBuilds } from '@touchstone/domain/inventory';
import type { AcquisitionClaim, KnownApp, NewApp } from '../acquisition/ports.ts';
import { flagSigners } from './flag-signers.ts';
import type { InspectedApp, InspectedFile } from './inspection.ts';
import type { CertificateRow, InventoryTransaction } from './ports.ts';

export interface ArtifactEntry {
  readonly file: InspectedFile;
  readonly kind: ArtifactKind;
  readonly claim: AcquisitionClaim;
  readonly category: number | null;
  /** Who named the operator for it: `store:<id>`; null for uploads. */
  readonly source: string | null;
  readonly operator: string | null;
}

export interface EnteredArtifact {
  readonly artifact: string;
  readonly app: string | null;
  readonly isNewVersion: boolean;
}

export interface EntryTransaction extends InventoryTransaction {
  apps(rows: readonly NewApp[]): Promise<readonly KnownApp[]>;
}

/**
 * Keeps a file that an organisation checks for itself: the bytes, and what would enter the inventory; nothing of it enters.
 * Bytes that are known already stay known.
 */
export const keepPrivately = (tx: InventoryTransaction, newId: () => string, entry: ArtifactEntry, organisation: string): Promise<string> =>
  tx.savePrivateArtifact({ ...fileRow(newId(), entry), organisation, entry });

/** A private file is handed in, or was found on a shelf: it enters the inventory as it was read. One that is in it stays as it is. */
export async function handIn(tx: EntryTransaction, newId: () => string, artifact: string): Promise<void> {
  const entry = (await tx.holdPrivateEntry(artifact)) as ArtifactEntry | undefined;
  if (entry !== undefined) await enterArtifact(tx, newId, entry);
}

const fileRow = (id: string, { file, kind }: ArtifactEntry) => ({
  id,
  sha256: file.sha256,
  sizeBytes: file.sizeBytes,
  kind,
  signers: shasOf(file.app?.signers),
  isSignatureVerified: file.app?.isSignatureValid ?? null,
  entryRoot: file.contentRoot,
  manifest: file.app === undefined ? null : manifestOf(file.app),
  problems: file.problems.slice(0, MOST_PROBLEMS),
});

/** Puts a verified file into the inventory: app, version, signers, channel packages, and what does not fit together. */
export async function enterArtifact(tx: EntryTransaction, newId: () => string, entry: ArtifactEntry): Promise<EnteredArtifact> {
  const { file, claim } = entry;
  const identity = identityOf(file.app, claim);
  const [app] = identity === undefined ? [] : await tx.apps([appRow(newId(), identity, entry)]);
  const version =
    app === undefined || identity === undefined
      ? undefined
      : await tx.saveVersion({ id: newId(), app: app.id, versionCode: identity.versionCode, versionName: identity.versionName });

  const certificates = [...(file.app?.signers ?? []), ...(file.app?.lineage ?? [])];
  await tx.saveSigners([...new Map(certificates.map((one) => [one.sha256, one])).values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)));
  await tx.saveLineage(pairsOf(file.app));
  const signers = shasOf(file.app?.signers);
  const artifact = await tx.saveArtifact({ ...fileRow(newId(), entry), version: version?.id ?? null });
  if (app !== undefined && version !== undefined && identity !== undefined) {
    await flagBuilds(tx, {
      artifact,
      app: app.id,
      version: version.id,
      package: identity.package,
      versionCode: identity.versionCode,
      file,
      signers,
    });
    if (entry.operator !== null && entry.source !== null) {
      const { operator, source } = entry;
      await tx.addEvidence(
        signers.map((target) => ({
          targetKind: 'signer' as const,
          target,
          operator,
          kind: 'store-developer' as const,
          source,
          detail: { package: identity.package },
        })),
      );
    }
    await flagSigners(tx, app.id);
  }
  return { artifact, app: app?.id ?? null, isNewVersion: version?.isNew ?? false };
}

const MOST_PROBLEMS = 200;

interface Identity {
  readonly platform: string;
  readonly package: string;
  readonly versionCode: number;
  readonly versionName: string;
  readonly name: string;
}

/** What the file says of itself; of a platform that we do not read, what was said of it. */
function identityOf(app: InspectedApp | undefined, claim: AcquisitionClaim): Identity | undefined {
  if (app !== undefined) {
    const { package: name, versionCode, versionName, label } = app;
    return {
      platform: claim.platform ?? 'android',
      package: name,
      versionCode,
      versionName: versionName ?? '',
      name: claim.name ?? label ?? name,
    };
  }
  if (claim.package === undefined) return undefined;
  const { platform = 'android', package: name, versionCode = 0, versionName = '' } = claim;
  return { platform, package: name, versionCode, versionName, name: claim.name ?? name };
}

const appRow = (id: string, identity: Identity, { category }: ArtifactEntry): NewApp => ({
  id,
  kind: 'app',
  platform: identity.platform,
  package: identity.package,
  name: identity.name,
  category,
  filing: null,
  reachBand: 0,
  province: null,
});

const shasOf = (rows: readonly CertificateRow[] = []): readonly string[] => rows.map(({ sha256 }) => sha256).sort();

/** Each certificate of a proof stands for the one before it. */
function pairsOf(app: InspectedApp | undefined): readonly (readonly [string, string])[] {
  const chain = app?.lineage.map(({ sha256 }) => sha256) ?? [];
  return chain.slice(1).map((signer, i) => [chain[i] ?? signer, signer] as const);
}

const manifestOf = (app: InspectedApp) => ({
  label: app.label,
  minSdk: app.minSdk,
  targetSdk: app.targetSdk,
  permissions: app.permissions,
  splits: app.splits,
  isDebuggable: app.isDebuggable,
  manifestSha256: app.manifestSha256,
  signature: { schemes: app.schemes, knownKey: app.knownKey, lineage: app.lineage.map(({ sha256 }) => sha256) },
});

async function flagBuilds(
  tx: InventoryTransaction,
  about: {
    readonly artifact: string;
    readonly app: string;
    readonly version: string;
    readonly package: string;
    readonly versionCode: number;
    readonly file: InspectedFile;
    readonly signers: readonly string[];
  },
): Promise<void> {
  const { artifact, app, version, file, signers } = about;
  const base = { app, listing: null, artifact };
  if (file.app?.isSignatureValid === false)
    await tx.raiseFlags([
      { ...base, kind: 'signature-invalid', about: file.sha256, detail: { schemes: JSON.stringify(file.app.schemes) } },
    ]);
  if (file.contentRoot === null) return;
  const root = file.contentRoot;
  const identity = (sha256: string, of: readonly string[]) => ({
    sha256,
    package: about.package,
    versionCode: about.versionCode,
    signers: of,
    contentRoot: root,
  });
  const like = await tx.buildsLike({ version, entryRoot: root, not: file.sha256 });
  const related = like.map((other) => ({
    other,
    relation: compareBuilds(identity(file.sha256, signers), identity(other.sha256, other.signers)),
  }));
  const channel = related.find(({ relation }) => relation === 'channel-package');
  const repackaged = related.filter(({ relation }) => relation === 'same-content');
  await tx.raiseFlags([
    ...(channel === undefined
      ? []
      : [{ ...base, kind: 'channel-package' as const, about: file.sha256, detail: { of: channel.other.sha256 } }]),
    ...repackaged
      .slice(0, 1)
      .map(({ other }) => ({ ...base, kind: 'repackaged' as const, about: file.sha256, detail: { of: other.sha256 } })),
  ]);
}
