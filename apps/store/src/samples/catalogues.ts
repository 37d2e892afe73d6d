import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ListingChange, verifyArtifact } from '@touchstone/stores';
import { shoppingApk } from '../../../../corpus/cases/shopping/app.ts';
import { policyHtml } from '../../../../corpus/cases/shopping/policy.ts';
import type { Catalogue } from '../shelf.ts';
import {
  FOREIGN_WEATHER,
  RELAPSED_NOTES,
  REPAIRED_CALENDAR,
  REPAIRED_CLOCK,
  REPAIRED_NOTES,
  REPAIRED_WEATHER,
  SAMPLE_APPS,
  type SampleApp,
} from './apps.ts';
import { type Built, build, fileOf, fileOnDisk } from './build.ts';
import { developer } from './developers.ts';

/** An invented store: what is on its shelf, and what it publishes later, one step at a time. */
export interface DemoStore {
  readonly name: string;
  readonly catalogue: Catalogue;
  readonly later: readonly Catalogue[];
}

export type DemoStoreId = 'huayang' | 'qinglan';

export const DEMO_STORES: readonly DemoStoreId[] = ['huayang', 'qinglan'];

const FIRST = '2026-11-02T02:00:00.000Z';
const LATER = '2026-11-16T02:00:00.000Z';
const app = (id: string): SampleApp => SAMPLE_APPS.find((one) => one.id === id)!;

/** The same bytes each time; takes about a second. */
export function demoStore(id: DemoStoreId): DemoStore {
  return id === 'huayang' ? huayang() : qinglan();
}

function huayang(): DemoStore {
  const repaired = build(REPAIRED_WEATHER, LATER);
  const gone: ListingChange = { ...build(app('torch'), LATER).listing, state: 'gone' };
  return {
    name: '华洋应用市场',
    catalogue: catalogue([...SAMPLE_APPS.map((one) => build(one, FIRST)), shop(), ...fromNpm()]),
    later: [
      catalogue([repaired]),
      { listings: [gone], artifacts: [], policies: [] },
      ...[REPAIRED_CALENDAR, REPAIRED_CLOCK, REPAIRED_NOTES, RELAPSED_NOTES].map((one) => catalogue([build(one, LATER)])),
    ],
  };
}

/** Beside the same bytes of two apps: the reader as a channel package, the weather from somebody else. */
function qinglan(): DemoStore {
  const shared = ['ancun', 'linli', 'shengxin'].map((id) => build(app(id), FIRST));
  const newReader = build({ ...app('moke'), version: ['8.1.0', 810] }, LATER, 'qinglan');
  return {
    name: '青岚应用商店',
    catalogue: catalogue([...shared, build(app('moke'), FIRST, 'qinglan'), build(FOREIGN_WEATHER, FIRST)]),
    later: [catalogue([newReader])],
  };
}

function catalogue(built: readonly Built[]): Catalogue {
  return {
    listings: built.map(({ listing }) => listing),
    artifacts: built.map(({ artifact }) => artifact),
    policies: built.flatMap(({ policy }) => policy ?? []),
  };
}

/** The whole case of the corpus, with its own policy. */
function shop(): Built {
  const firm = developer('meigou');
  const artifact = fileOf(shoppingApk({ isRepaired: false }), 'application/vnd.android.package-archive');
  const policy = fileOf(Buffer.from(policyHtml({ isRepaired: false })), 'text/html; charset=utf-8');
  return {
    artifact,
    policy,
    listing: {
      ...build(app('linli'), FIRST).listing,
      storeAppId: 'meigou',
      packageName: 'cn.meigou.mall',
      names: { 'zh-CN': '美购商城' },
      developer: firm.statement,
      filingNumber: `${firm.filing}-1A`,
      downloads: '5亿+',
      version: { name: '3.2.1', code: 321 },
      artifact: { sha256: artifact.sha256, sizeBytes: artifact.sizeBytes, kind: 'apk', signers: [] },
      policy: { url: 'https://www.meigou.cn/privacy.html', sha256: policy.sha256 },
      permissions: ['android.permission.ACCESS_FINE_LOCATION', 'android.permission.CAMERA', 'android.permission.READ_PHONE_STATE'],
    },
  };
}

/** Real packages of the test tools, as far as they are installed. */
const NPM_APPS = [
  { path: 'android-apidemos/apks/ApiDemos-debug.apk', package: 'io.appium.android.apis', name: 'API Demos' },
  { path: 'io.appium.settings/apks/settings_apk-debug.apk', package: 'io.appium.settings', name: 'Appium Settings' },
  { path: 'appium-unlock/bin/unlock_apk-debug.apk', package: 'io.appium.unlock', name: 'Unlock' },
  {
    path: 'appium-uiautomator2-server/apks/appium-uiautomator2-server-debug-androidTest.apk',
    package: 'io.appium.uiautomator2.server.test',
    name: 'UiAutomator2 Server Test',
  },
] as const;

const MODULES = join(import.meta.dirname, '../../../../node_modules');

function fromNpm(): readonly Built[] {
  return NPM_APPS.filter(({ path }) => existsSync(join(MODULES, path))).map(({ path, package: packageName, name }) => {
    const file = join(MODULES, path);
    const artifact = fileOnDisk(file);
    const verified = verifyArtifact(file, { kind: 'apk', signers: [] }, false);
    return {
      artifact,
      policy: undefined,
      listing: {
        storeAppId: basename(path, '.apk').toLowerCase(),
        state: 'live',
        updatedAt: FIRST,
        platform: 'android',
        packageName,
        names: { en: name, 'zh-CN': name },
        developer: { name: 'Appium', account: 'dev-appium' },
        category: '实用工具类',
        downloads: '1万+',
        artifact: { sha256: artifact.sha256, sizeBytes: artifact.sizeBytes, kind: 'apk', signers: verified.ok ? verified.signers : [] },
        permissions: [],
      },
    };
  });
}
