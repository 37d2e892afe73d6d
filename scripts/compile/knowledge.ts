import type { Knowledge } from '@touchstone/facts';
import { vocabulary } from '@touchstone/facts/vocabulary';
import { readApi, type Words } from './apis.ts';
import { DataFiles } from './data-files.ts';
import { readMarkers } from './markers.ts';
import { readPacker } from './packers.ts';
import { annotatedUses, listedUses, oldUses } from './permission-uses.ts';
import { readPermissions } from './permissions.ts';
import { readOtherLibraries, readSdk, readVendorDomains, sdkDomains, sdkLibraries } from './sdks.ts';
import type { SourceFile } from './source-files.ts';
import { readStructure } from './structures.ts';
import { readAppTypes, readKnownKeys, readPersonalInfo, readUnsuitable } from './types.ts';

/**
 * Compiles data/ into sorted arrays.
 *
 * @throws DataError that names the file and the field
 */
export function compileKnowledge(files: readonly SourceFile[]): Knowledge {
  const data = new DataFiles(files);
  const personalInfo = readPersonalInfo(data.file('data/personal-info.yaml'));
  const tokens = new Set(personalInfo.map((info) => info.token));
  const actions = new Set<string>(vocabulary['code.acts'].attributes.action.type);
  const words: Words = { isToken: (one) => tokens.has(one), isAction: (one) => actions.has(one) };
  const sdkFiles = data.folder('data/sdks/');
  const ids = new Set(sdkFiles.map((file) => file.get('id').text()));

  return {
    personalInfo: sorted(personalInfo, (info) => info.token),
    apis: sorted(
      data.folder('data/api-methods/').flatMap((file) => file.list().map((entry) => readApi(entry, words))),
      memberKey,
    ),
    markers: sorted(
      data.folder('data/markers/').flatMap((file) => readMarkers(file, words)),
      (marker) => `${marker.kind} ${marker.value}`,
    ),
    permissions: sorted(
      readPermissions(
        {
          protection: data.table('data/permissions/protection.tsv'),
          runtime: data.file('data/permissions/runtime.yaml'),
          special: data.file('data/permissions/special.yaml'),
          oem: data.file('data/permissions/oem.yaml'),
          other: data.file('data/permissions/other.yaml'),
        },
        words,
      ),
      (permission) => permission.name,
    ),
    permissionUses: sorted(
      [
        ...annotatedUses(data.table('data/permissions/annotations.tsv')),
        ...listedUses(data.file('data/permissions/uses.yaml')),
        ...oldUses(data.table('data/sources/api-calls.tsv')),
      ],
      (use) => `${use.permission} ${use.member} ${memberKey(use)} ${use.from ?? 0}`,
    ),
    sdks: sorted(
      sdkFiles.map((file) => readSdk(file, words.isToken)),
      (sdk) => sdk.id,
    ),
    domains: sorted(
      [...sdkFiles.flatMap(sdkDomains), ...data.folder('data/domains/').flatMap(readVendorDomains)],
      (domain) => `${domain.domain} ${domain.sdk ?? ''}`,
    ),
    nativeLibraries: sorted(
      [...sdkFiles.flatMap(sdkLibraries), ...data.folder('data/native-libraries/').flatMap(readOtherLibraries)],
      (library) => `${library.name} ${library.sdk ?? ''}`,
    ),
    structures: sorted(
      data.folder('data/structures/').map((file) => readStructure(file, ids)),
      (structure) => structure.sdk,
    ),
    packers: sorted(data.folder('data/packers/').map(readPacker), (packer) => packer.id),
    appTypes: readAppTypes(data.file('data/app-types.yaml'), words),
    unsuitablePermissions: sorted(readUnsuitable(data.file('data/unsuitable-permissions.yaml')), (row) => row.permission),
    knownKeys: sorted(readKnownKeys(data.file('data/known-keys.yaml')), (key) => key.sha256),
    lists: Object.fromEntries([
      ...data.folder('data/lists/').map((file) => [file.file.slice('data/lists/'.length, -'.yaml'.length), file.value] as const),
      ['thresholds', data.file('data/thresholds.yaml').value] as const,
    ]),
  };
}

function memberKey(member: { class: string; name: string; signature?: string }): string {
  return `${member.class}->${member.name}${member.signature ?? ''}`;
}

/** Sorted by code unit, which is the same everywhere. */
function sorted<T>(rows: readonly T[], key: (row: T) => string): T[] {
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
