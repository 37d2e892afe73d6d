import type { ArtifactRef, ChangeProblem, DeveloperStatement, ListingChange, PolicyRef } from './connector.ts';
import { Fields } from './read-fields.ts';

/** What no artifact of the platform exceeds: 4 GiB. */
export const MAX_ARTIFACT_BYTES = 4 * 1024 ** 3;

const SHA256 = /^[0-9a-f]{64}$/;
const PACKAGE = /^[\w-]+(?:\.[\w-]+)*$/;
const STATES = ['live', 'gone'] as const;
const PLATFORMS = ['android', 'harmony', 'ios', 'mini-program', 'quick-app'] as const;
const KINDS = ['apk', 'apks', 'xapk', 'apkm', 'aab', 'hap', 'ipa'] as const;

export interface ReadChange {
  /** Undefined when the listing cannot be told from others, or its state cannot be understood. */
  readonly change: ListingChange | undefined;
  readonly problems: readonly ChangeProblem[];
}

/**
 * One listing as the store feed and bundles write it (docs/store-protocol/openapi.yaml, `ListingChange`).
 * A field that does not fit is left out and reported; without id, state and time there is no change.
 */
export function readListingChange(value: unknown, format: string, at: string): ReadChange {
  const found: ChangeProblem[] = [];
  const fields = new Fields(value, format, at, found);
  const storeAppId = fields.text('storeAppId', 200);
  const state = fields.word('state', STATES);
  const updatedAt = fields.instant('updatedAt');
  for (const [name, read] of Object.entries({ storeAppId, state, updatedAt })) if (read === undefined) fields.fault('missing', name);
  const problems = () => found.map((problem) => (storeAppId === undefined ? problem : { ...problem, storeAppId }));
  if (storeAppId === undefined || state === undefined || updatedAt === undefined) return { change: undefined, problems: problems() };
  const change: ListingChange = {
    storeAppId,
    state,
    updatedAt,
    platform: fields.word('platform', PLATFORMS) ?? 'android',
    names: fields.map('names', 20, 200),
    permissions: fields.texts('permissions', 500, 200),
    ...present('packageName', fields.matching('packageName', PACKAGE, 255)),
    ...present('developer', developer(fields.object('developer'))),
    ...present('filingNumber', fields.text('filingNumber', 80)),
    ...present('category', fields.text('category', 80)),
    ...present('downloads', fields.text('downloads', 40)),
    ...present('version', version(fields.object('version'))),
    ...present('artifact', artifact(fields.object('artifact'))),
    ...present('policy', policy(fields.object('policy'))),
  };
  return { change, problems: problems() };
}

function developer(fields: Fields | undefined): DeveloperStatement | undefined {
  const name = fields?.text('name', 200);
  if (fields === undefined || name === undefined) return undefined;
  return {
    name,
    ...present('account', fields.text('account', 200)),
    ...present('creditCode', fields.text('creditCode', 40)),
    ...present('province', fields.matching('province', /^\d{2}$/, 2)),
  };
}

function version(fields: Fields | undefined): ListingChange['version'] {
  const name = fields?.text('name', 100);
  const code = fields?.integer('code', 0, Number.MAX_SAFE_INTEGER);
  if (fields === undefined || (name === undefined && code === undefined)) return undefined;
  return { name: name ?? '', ...present('code', code) };
}

/** Without hash or size there is nothing to check the bytes against: no artifact. */
function artifact(fields: Fields | undefined): ArtifactRef | undefined {
  if (fields === undefined) return undefined;
  const sha256 = fields.matching('sha256', SHA256, 64);
  const sizeBytes = fields.integer('sizeBytes', 1, MAX_ARTIFACT_BYTES);
  const signers = fields.texts('signers', 20, 64).filter((one) => SHA256.test(one));
  if (sha256 === undefined || sizeBytes === undefined) {
    fields.fault('artifact-left-out', '');
    return undefined;
  }
  return { sha256, sizeBytes, signers, kind: fields.word('kind', KINDS) ?? 'apk' };
}

function policy(fields: Fields | undefined): PolicyRef | undefined {
  const url = fields?.matching('url', /^https?:\/\//, 2000);
  const sha256 = fields?.matching('sha256', SHA256, 64);
  if (url === undefined && sha256 === undefined) return undefined;
  return { ...present('url', url), ...present('sha256', sha256) };
}

/** `{ [name]: value }`, or nothing when it is absent. */
export function present<N extends string, V>(name: N, value: V | undefined): { readonly [name in N]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [name in N]: V });
}
