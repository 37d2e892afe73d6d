import { expect, test } from 'vitest';
import type { PermissionInfo } from '../../knowledge.ts';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { permissionsDeclared } from './detector.ts';

const permissions: readonly PermissionInfo[] = [
  { name: 'android.permission.CAMERA', protection: 'dangerous', group: '相机' },
  { name: 'android.permission.WRITE_EXTERNAL_STORAGE', protection: 'dangerous', group: '存储' },
  { name: 'android.permission.INSTALL_PACKAGES', protection: 'signature' },
  { name: 'com.android.permission.GET_INSTALLED_APPS', protection: 'oem' },
];

const uses = (name: string, rest = '') => `<uses-permission android:name="${name}" ${rest}/>`;

test.each<[string, MadeApp, readonly object[]]>([
  ['none', {}, []],
  [
    'a dangerous one',
    { tags: uses('android.permission.CAMERA') },
    [{ permission: 'android.permission.CAMERA', protection: 'dangerous', group: '相机', effective: true }],
  ],
  [
    'one of a maker',
    { tags: uses('com.android.permission.GET_INSTALLED_APPS') },
    [{ permission: 'com.android.permission.GET_INSTALLED_APPS', protection: 'oem', effective: true }],
  ],
  [
    'one that the app defines',
    { tags: `<permission android:name="cn.other.P"/>${uses('cn.other.P')}` },
    [{ permission: 'cn.other.P', protection: 'custom', effective: true }],
  ],
  [
    'one named after the app',
    { tags: uses('cn.example.app.permission.P') },
    [{ permission: 'cn.example.app.permission.P', protection: 'custom', effective: true }],
  ],
  ['one that nobody knows', { tags: uses('cn.other.P') }, [{ permission: 'cn.other.P', protection: 'unknown', effective: true }]],
  [
    'one for older systems only',
    { tags: uses('cn.other.P', 'android:maxSdkVersion="20"') },
    [{ permission: 'cn.other.P', protection: 'unknown', maxSdk: 20, effective: false }],
  ],
  [
    'one declared twice',
    { tags: uses('cn.other.P', 'android:maxSdkVersion="20"') + uses('cn.other.P') },
    [{ permission: 'cn.other.P', protection: 'unknown', effective: true }],
  ],
  [
    'one of the system',
    { tags: uses('android.permission.INSTALL_PACKAGES') },
    [{ permission: 'android.permission.INSTALL_PACKAGES', protection: 'signature', effective: false }],
  ],
  [
    'one for systems below the target',
    { targetSdk: 34, tags: uses('android.permission.CAMERA', 'android:maxSdkVersion="33"') },
    [{ permission: 'android.permission.CAMERA', protection: 'dangerous', group: '相机', maxSdk: 33, effective: false }],
  ],
  [
    'one for systems up to the target',
    { targetSdk: 34, tags: uses('android.permission.CAMERA', 'android:maxSdkVersion="34"') },
    [{ permission: 'android.permission.CAMERA', protection: 'dangerous', group: '相机', maxSdk: 34, effective: true }],
  ],
  [
    'storage where it gives something',
    { targetSdk: 29, tags: uses('android.permission.WRITE_EXTERNAL_STORAGE') },
    [{ permission: 'android.permission.WRITE_EXTERNAL_STORAGE', protection: 'dangerous', group: '存储', effective: true }],
  ],
  [
    'storage where it gives nothing',
    { targetSdk: 30, tags: uses('android.permission.WRITE_EXTERNAL_STORAGE') },
    [{ permission: 'android.permission.WRITE_EXTERNAL_STORAGE', protection: 'dangerous', group: '存储', effective: false }],
  ],
])('%s', (_name, parts, expected) => {
  expect(observed(permissionsDeclared, parts, { permissions }).map(([, attributes]) => attributes)).toEqual(expected);
});
