import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '@touchstone/facts';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentDigest, readSources, sourcePaths } from '../../../scripts/compile/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let knowledge: Knowledge;
let sourcesSha256: string;

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/generate.ts'], { cwd: root });
  ({ knowledge, sourcesSha256 } = await import('./index.ts'));
});

test('the generated module is made from the sources that are here', () => {
  expect(sourcesSha256).toBe(contentDigest(readSources(root, sourcePaths(root))));
});

describe('catalogues', () => {
  test('are as large as they should be', () => {
    expect(knowledge.sdks.length).toBeGreaterThanOrEqual(900);
    expect(knowledge.packers).toHaveLength(66);
    expect(new Set(knowledge.apis.map((api) => api.row)).size).toBe(156);
    expect(knowledge.appTypes).toHaveLength(39);
    expect(knowledge.unsuitablePermissions).toHaveLength(30);
  });

  test.each<[keyof Knowledge, (row: never) => string]>([
    ['personalInfo', (row: Knowledge['personalInfo'][number]) => row.token],
    ['apis', (row: Knowledge['apis'][number]) => `${row.class}->${row.name}${row.signature ?? ''}`],
    ['markers', (row: Knowledge['markers'][number]) => `${row.kind} ${row.value}`],
    ['permissions', (row: Knowledge['permissions'][number]) => row.name],
    ['sdks', (row: Knowledge['sdks'][number]) => row.id],
    ['domains', (row: Knowledge['domains'][number]) => `${row.domain} ${row.sdk ?? ''}`],
    ['nativeLibraries', (row: Knowledge['nativeLibraries'][number]) => `${row.name} ${row.sdk ?? ''}`],
    ['packers', (row: Knowledge['packers'][number]) => row.id],
    ['unsuitablePermissions', (row: Knowledge['unsuitablePermissions'][number]) => row.permission],
    ['knownKeys', (row: Knowledge['knownKeys'][number]) => row.sha256],
  ])('%s are sorted and each there once', (name, keyOf) => {
    const keys = (knowledge[name] as readonly never[]).map(keyOf);
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  test('a prefix belongs to one SDK', () => {
    const prefixes = knowledge.sdks.flatMap((sdk) => sdk.prefixes.map(({ prefix }) => prefix));
    expect(repeated(prefixes)).toEqual([]);
  });

  test('a packer has each marker once', () => {
    for (const packer of knowledge.packers) expect(repeated(packer.markers.map(({ type, value }) => `${type} ${value}`))).toEqual([]);
  });

  test('an alias names one app type', () => {
    expect(repeated(knowledge.appTypes.flatMap((type) => [type.name, ...type.aliases]))).toEqual([]);
  });

  test('patterns of libraries stand for whole names and find a plain one fast', () => {
    for (const { name } of knowledge.nativeLibraries.filter((library) => library.isPattern)) {
      expect(name).toMatch(/^\^.*\$$/);
      expect(new RegExp(name).test('a'.repeat(10_000))).toBe(false);
    }
  });
});

describe('permissions', () => {
  test.each([
    ['android.permission.CAMERA', 'dangerous', '相机'],
    ['android.permission.READ_CALL_LOG', 'dangerous', '通话记录'],
    ['android.permission.SYSTEM_ALERT_WINDOW', 'special', undefined],
    ['android.permission.INTERNET', 'normal', undefined],
    ['android.permission.READ_PRIVILEGED_PHONE_STATE', 'signature', undefined],
    ['com.android.permission.GET_INSTALLED_APPS', 'oem', undefined],
  ])('%s is %s', (name, protection, group) => {
    expect(knowledge.permissions.find((permission) => permission.name === name)).toMatchObject({ protection, ...(group ? { group } : {}) });
  });

  test('inner classes are written as in code', () => {
    const uses = knowledge.permissionUses.filter((use) => use.member === 'method');
    expect(uses.filter((use) => /\/[A-Z][^/;]*\/[A-Z]/.test(`${use.class}${use.signature ?? ''}`))).toEqual([]);
    expect(uses.some((use) => use.class === 'Landroid/app/KeyguardManager$KeyguardLock;' && use.name === 'disableKeyguard')).toBe(true);
  });

  test('every runtime permission that code can use has a row that says how', () => {
    const covered = new Set(knowledge.permissionUses.map((use) => use.permission));
    const open = knowledge.permissions.filter((permission) => permission.protection === 'dangerous' && !covered.has(permission.name));
    expect(open.map((permission) => permission.name)).toEqual([
      'android.permission.ACCESS_BACKGROUND_LOCATION',
      'android.permission.ACCESS_LOCAL_NETWORK',
      'android.permission.BODY_SENSORS_BACKGROUND',
      'android.permission.EYE_TRACKING_COARSE',
      'android.permission.EYE_TRACKING_FINE',
      'android.permission.FACE_TRACKING',
      'android.permission.HAND_TRACKING',
      'android.permission.HEAD_TRACKING',
      'android.permission.SCENE_UNDERSTANDING_COARSE',
      'android.permission.SCENE_UNDERSTANDING_FINE',
    ]);
  });
});

const repeated = (keys: readonly string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
