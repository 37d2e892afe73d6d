import { type ClassSpec, caller, cls, elf, field, method, text } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import type { PermissionInfo, PermissionUse } from '../../knowledge.ts';
import { type MadeApp, madeApp, NO_KNOWLEDGE, observed } from '../../made-app.contract.ts';
import { permissionUse } from './detector.ts';

const P = 'android.permission.';
const GET_DEVICE_ID = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const GET_LOCATION = 'Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;';

const row = (permission: string, parts: Partial<PermissionUse>): PermissionUse => ({
  permission: P + permission,
  class: '',
  name: '',
  member: 'method',
  alternatives: [],
  ...parts,
});
const location = { class: 'Landroid/location/LocationManager;', name: 'getLastKnownLocation' };
const source = { class: 'Landroid/media/MediaRecorder;', name: 'setVideoSource' };
const permissionUses: readonly PermissionUse[] = [
  row('READ_PHONE_STATE', { class: 'Landroid/telephony/TelephonyManager;', name: 'getDeviceId' }),
  row('ACCESS_FINE_LOCATION', { ...location, alternatives: [`${P}ACCESS_COARSE_LOCATION`] }),
  row('ACCESS_COARSE_LOCATION', { ...location, alternatives: [`${P}ACCESS_FINE_LOCATION`] }),
  row('READ_SMS', { member: 'uri', name: 'content://sms', maybe: true }),
  row('READ_CONTACTS', { member: 'field', class: 'Landroid/provider/ContactsContract$Contacts;', name: 'CONTENT_URI', maybe: true }),
  row('RECEIVE_BOOT_COMPLETED', { member: 'action', name: 'android.intent.action.BOOT_COMPLETED' }),
  row('CAMERA', { ...source, argument: { index: 0, value: 1 }, maybe: true }),
  row('RECORD_AUDIO', { class: 'Landroid/media/AudioRecord;', name: 'startRecording' }),
  row('BLUETOOTH_CONNECT', { class: 'Landroid/bluetooth/BluetoothDevice;', name: 'getName', from: 31 }),
  row('INSTALL_PACKAGES', { class: 'Landroid/content/pm/PackageManager;', name: 'installPackage' }),
];
const permissions: readonly PermissionInfo[] = [...new Set(permissionUses.map(({ permission }) => permission))].map((name) => ({
  name,
  protection: name === `${P}INSTALL_PACKAGES` ? 'signature' : 'dangerous',
}));

const declare = (...names: string[]) =>
  names.map((name) => `<uses-permission android:name="${name.includes('.') ? name : P + name}"/>`).join('');
const quiet = [cls('cn.example.app.Quiet')];
const found = (parts: MadeApp) =>
  observed(permissionUse, { classes: quiet, ...parts }, { permissionUses, permissions })
    .filter(([kind]) => kind !== 'permission.used')
    .map(([kind, { permission }]) => `${kind.replace('permission.', '')} ${String(permission).replace(P, '')}`);

describe('a declared permission', () => {
  test.each<[string, MadeApp, readonly string[]]>([
    ['that a call uses', { tags: declare('READ_PHONE_STATE'), classes: [caller('a.B', GET_DEVICE_ID)] }, []],
    [
      'in texts alone',
      { tags: declare('READ_SMS'), classes: [cls('a.B', { fields: [field('S', 'java.lang.String', 'static final', 'content://sms')] })] },
      ['undecided READ_SMS'],
    ],
    ['that nothing uses', { tags: declare('READ_PHONE_STATE') }, ['unused READ_PHONE_STATE']],
    [
      'of which either is enough',
      { tags: declare('ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION'), classes: [caller('a.B', GET_LOCATION)] },
      [],
    ],
    [
      'used through an address',
      {
        tags: declare('READ_SMS'),
        classes: [caller('a.B', ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('content://sms/inbox')])],
      },
      [],
    ],
    [
      'used through a field',
      {
        tags: declare('READ_CONTACTS'),
        classes: [caller('a.B', 'Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;')],
      },
      [],
    ],
    [
      'used by a receiver',
      {
        tags: declare('RECEIVE_BOOT_COMPLETED'),
        components:
          '<receiver android:name="a.B"><intent-filter><action android:name="android.intent.action.BOOT_COMPLETED"/></intent-filter></receiver>',
      },
      [],
    ],
    [
      'used with that argument',
      { tags: declare('CAMERA'), classes: [caller('a.B', ['Landroid/media/MediaRecorder;->setVideoSource(I)V', null, 1])] },
      [],
    ],
    [
      'used with another argument',
      { tags: declare('CAMERA'), classes: [caller('a.B', ['Landroid/media/MediaRecorder;->setVideoSource(I)V', null, 2])] },
      ['unused CAMERA'],
    ],
    ['that the map does not cover', { tags: declare('cn.other.P') }, ['undecided cn.other.P']],
    ['that widens one without use', { tags: declare('ACCESS_BACKGROUND_LOCATION') }, ['unused ACCESS_BACKGROUND_LOCATION']],
    [
      'that widens one in use',
      { tags: declare('ACCESS_BACKGROUND_LOCATION', 'ACCESS_FINE_LOCATION'), classes: [caller('a.B', GET_LOCATION)] },
      ['undecided ACCESS_BACKGROUND_LOCATION'],
    ],
    [
      'that guards a component',
      { tags: declare('cn.other.P'), components: '<service android:name="a.B" android:permission="cn.other.P"/>' },
      [],
    ],
    [
      'for a type of service there is',
      {
        tags: declare('FOREGROUND_SERVICE_LOCATION'),
        components: '<service android:name="a.B" android:foregroundServiceType="location"/>',
      },
      [],
    ],
    [
      'for a type of service there is not',
      { tags: declare('FOREGROUND_SERVICE_LOCATION'), components: '<service android:name="a.B"/>' },
      ['unused FOREGROUND_SERVICE_LOCATION'],
    ],
    ['without any code', { tags: declare('READ_PHONE_STATE'), classes: [], files: [] }, ['undecided READ_PHONE_STATE']],
    [
      'whose application class is not there',
      { tags: declare('READ_PHONE_STATE'), application: 'android:name="com.stub.StubApp"' },
      ['undecided READ_PHONE_STATE'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  test('that a packer may hide', () => {
    const packer = {
      id: 'p',
      name: { zh: '', en: '' },
      vendor: '',
      kind: 'packer' as const,
      markers: [{ type: 'lib' as const, value: 'libp.so', confidence: 'high' as const }],
    };
    const app = { tags: declare('READ_PHONE_STATE'), classes: quiet, files: [{ name: 'lib/arm64-v8a/libp.so', data: '' }] };
    expect(observed(permissionUse, app, { permissionUses, permissions, packers: [packer] })[0]?.[0]).toBe('permission.undecided');
  });

  test('that native code may use', () => {
    const library = { name: 'lib/arm64-v8a/libx.so', data: elf({ abi: 'arm64-v8a', needed: ['libOpenSLES.so'] }) };
    expect(found({ tags: declare('RECORD_AUDIO'), files: [library] })).toEqual(['undecided RECORD_AUDIO']);
  });
});

describe('use is proven', () => {
  const WRAP = 'Landroidx/core/Compat;->imei()V';
  const compat = cls('androidx.core.Compat', {
    methods: [method('imei', '()V', (m) => m.invokeStatic('Landroidx/core/Compat$Api;->imei()V'), 'public static')],
  });
  const api = cls('androidx.core.Compat$Api', { methods: [method('imei', '()V', (m) => m.call(GET_DEVICE_ID), 'public static')] });
  const proofs = (...classes: readonly ClassSpec[]) => {
    const app = madeApp(
      { tags: declare('READ_PHONE_STATE'), classes },
      {
        sdkPrefixes: [
          { prefix: 'androidx', sdk: 'androidx', isGeneralLibrary: true },
          { prefix: 'com.umeng', sdk: 'umeng' },
        ],
      },
    );
    return [...permissionUse.detect(app, { ...NO_KNOWLEDGE, permissionUses, permissions }, {})].map(({ kind, attributes, at }) => [
      kind,
      attributes['owner'],
      at.method,
    ]);
  };

  test.each<[string, readonly ClassSpec[], readonly unknown[]]>([
    ['by a call of the app', [caller('cn.example.app.B', GET_DEVICE_ID)], ['permission.used', 'app', 'Lcn/example/app/B;->run()V']],
    [
      'by the app before an SDK',
      [caller('com.umeng.A', GET_DEVICE_ID), caller('cn.example.app.B', GET_DEVICE_ID)],
      ['permission.used', 'app', 'Lcn/example/app/B;->run()V'],
    ],
    ['by an SDK', [caller('com.umeng.A', GET_DEVICE_ID)], ['permission.used', 'sdk', 'Lcom/umeng/A;->run()V']],
    ['not by a library that nobody calls', [compat, api], ['permission.undecided', undefined, undefined]],
    [
      'not by a library that only libraries call',
      [compat, api, caller('androidx.app.C', `static ${WRAP}`)],
      ['permission.undecided', undefined, undefined],
    ],
    [
      'by who calls the library',
      [compat, api, caller('cn.example.app.B', `static ${WRAP}`)],
      ['permission.used', 'app', 'Lcn/example/app/B;->run()V'],
    ],
  ])('%s', (_name, classes, expected) => expect(proofs(...classes)).toEqual([expected]));

  test('by what the manifest says', () => {
    const app = {
      tags: declare('FOREGROUND_SERVICE_LOCATION'),
      components: '<service android:name="a.B" android:foregroundServiceType="location"/>',
    };
    expect(observed(permissionUse, app)).toEqual([
      ['permission.used', { permission: `${P}FOREGROUND_SERVICE_LOCATION`, api: 'android:foregroundServiceType' }],
    ]);
  });
});

describe('a call that needs a permission', () => {
  const uses = (name: string, parts: MadeApp = {}): MadeApp => ({ classes: [caller('a.B', name)], ...parts });
  const GET_NAME = 'Landroid/bluetooth/BluetoothDevice;->getName()Ljava/lang/String;';

  test.each<[string, MadeApp, readonly string[]]>([
    ['that is not declared', uses(GET_DEVICE_ID), ['undeclared READ_PHONE_STATE']],
    ['of two that would do', uses(GET_LOCATION), ['undeclared ACCESS_FINE_LOCATION', 'undeclared ACCESS_COARSE_LOCATION']],
    ['of which another is declared', uses(GET_LOCATION, { tags: declare('ACCESS_COARSE_LOCATION') }), []],
    ['in a support library', { classes: [caller('androidx.core.B', GET_DEVICE_ID)] }, []],
    ['on later levels than the target', uses(GET_NAME, { targetSdk: 30 }), []],
    ['on the level of the target', uses(GET_NAME, { targetSdk: 31 }), ['undeclared BLUETOOTH_CONNECT']],
    ['that only the system gets', uses('Landroid/content/pm/PackageManager;->installPackage()V'), []],
    ['that it also works without', uses('Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;'), []],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  test('is shown with its place', () => {
    const [fact] = observed(permissionUse, uses(GET_DEVICE_ID), { permissionUses, permissions });
    expect(fact?.[1]['api']).toBe('Landroid/telephony/TelephonyManager;->getDeviceId');
  });
});
