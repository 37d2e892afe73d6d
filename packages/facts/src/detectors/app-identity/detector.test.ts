import { inConfigurations } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { appIdentity } from './detector.ts';

test('the Chinese label stands for the app', () => {
  const label = inConfigurations({ '': 'Shop', 'zh-rCN': '商城' });
  const facts = observed(appIdentity, { application: 'android:label="@string/n"', resources: { string: { n: label } } });
  expect(facts[0]).toEqual(['app.identity', { package: 'cn.example.app', label: '商城', versionName: '1.0', versionCode: 1 }]);
});

test.each([
  [19, 22, '23'],
  [19, 27, '28'],
  [19, 28, '30'],
  [24, 30, 'none'],
])('minimum %i and target %i are below %s', (minSdk, targetSdk, targetBelow) => {
  expect(observed(appIdentity, { minSdk, targetSdk })).toContainEqual(['app.sdk-levels', { minSdk, targetSdk, targetBelow }]);
});

test.each<[string, MadeApp, Record<string, string>]>([
  ['only what is on by default', {}, { 'allow-backup': 'true' }],
  ['nothing', { application: 'android:allowBackup="false" android:debuggable="false"' }, {}],
  [
    'everything',
    {
      application:
        'android:debuggable="true" android:testOnly="true" android:requestLegacyExternalStorage="true" android:extractNativeLibs="false"',
      tags: '<queries><package android:name="com.tencent.mm"/></queries>',
    },
    {
      debuggable: 'true',
      'allow-backup': 'true',
      'test-only': 'true',
      'legacy-storage': 'true',
      'extract-native-libs': 'false',
      'package-queries': 'com.tencent.mm',
    },
  ],
])('flags: %s', (_name, parts, flags) => {
  const found = observed(appIdentity, parts).filter(([kind]) => kind === 'manifest.flag');
  expect(Object.fromEntries(found.map(([, { flag, value }]) => [flag, value]))).toEqual(flags);
});
