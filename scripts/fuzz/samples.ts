import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readEntry, readZip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import {
  type ApkSpec,
  apk,
  apkm,
  caller,
  cls,
  elf,
  field,
  iface,
  inConfigurations,
  method,
  sampleApks,
  signature,
  splitSet,
  text,
  type ZipEntry,
} from '@touchstone/test-kit';
import { apkOf, consentApps } from '../../corpus/consent/index.ts';

/** What is mutated: a whole archive, and the same as entries whose contents can be changed before they are packed again. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
}

const rich: ApkSpec = {
  package: 'com.example.fuzz',
  versionCode: 5,
  labels: { 'zh-rCN': '模糊', fr: 'Flou' },
  permissions: ['READ_PHONE_STATE', 'CAMERA', 'com.android.permission.GET_INSTALLED_APPS'],
  services: [{ name: '.Push', exported: true, actions: ['com.example.PUSH'] }],
  receivers: [{ name: '.Boot', actions: ['android.intent.action.BOOT_COMPLETED'] }],
  metaData: { 'com.example.KEY': 'value', 'com.example.REF': '@string/link' },
  resources: {
    string: { link: 'https://example.com/privacy', many: inConfigurations({ '': 'a', 'zh-rCN': '一', 'en-land': 'b' }) },
    array: { list: { array: ['one', '@string/link', 'three'] } },
    plurals: { p: { plurals: { one: '1', other: 'n' } } },
    style: { s: { style: { 16842904: '#ff0000' } } },
  },
  dex: [
    iface('com.example.fuzz.Callback', { methods: [method('done', '(I)V', undefined, 'public abstract')] }),
    cls('com.example.fuzz.Box', {
      implements: ['com.example.fuzz.Callback'],
      fields: [field('URL', 'java.lang.String', 'public static final', 'https://a.example.com'), field('N', 'long', 'public static', 7n)],
      annotations: [
        signature('Ljava/lang/Object;', 'Ljava/util/List<', 'Ljava/lang/String;', '>;'),
        { type: 'La/A;', values: { v: [1, 'x', { type: 'La/B;' }, null] } },
      ],
      methods: [
        method('done', '(I)V', (m) =>
          m.line(3).packedSwitch('p1', 0, ['a', 'b']).label('a').constString('v0', 'android_id').label('b').line(9),
        ),
        method('sparse', '(I)V', (m) =>
          m.sparseSwitch('p1', { 1: 'a', 900: 'a' }).label('a').newArray('v0', 'p1', '[I').fillArrayData('v0', 4, [1, 2, 3]),
        ),
        method('caught', '()V', (m) =>
          m
            .label('s')
            .call('static Ljava/lang/System;->gc()V')
            .label('e')
            .op('return-void')
            .label('h')
            .moveException('v0')
            .throw('v0')
            .catch('java.lang.Exception', 's', 'e', 'h'),
        ),
      ],
    }),
    caller(
      'com.example.fuzz.Ids',
      'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;',
      ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('content://sms')],
      ['static Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;', text('com.example.Hidden')],
    ),
  ],
  files: {
    'lib/arm64-v8a/libfuzz.so': elf({
      abi: 'arm64-v8a',
      needed: ['libc.so'],
      exports: ['JNI_OnLoad'],
      strings: ['https://native.example.com/x'],
    }),
    'lib/armeabi-v7a/libfuzz.so': elf({ abi: 'armeabi-v7a', exports: ['Java_com_example_A_go'] }),
    'assets/policy.html': '<html><body>隐私政策 我们收集设备信息 https://example.com/privacy</body></html>',
  },
  sign: 'ec',
};

const made: Readonly<Record<string, () => Uint8Array>> = {
  small: () => apk({ package: 'com.example.small', sign: false }),
  rich: () => apk(rich),
  sparse: () =>
    apk({
      ...rich,
      sign: { by: 'ec', v1: { digest: 'sha1' } },
      resourceOptions: { offsets: 'sparse', encoding: 'utf16' },
      manifestOptions: { encoding: 'utf16' },
    }),
  compact: () =>
    apk({
      ...rich,
      sign: { by: 'ec', v2: false },
      resourceOptions: { offsets: 'offset16', compact: true },
      dexOptions: { version: '041' },
    }),
  container: () =>
    apkm(splitSet({ ...rich, sign: false }, { 'config.zh': { resources: { string: { x: 'y' } } } }), {
      package: 'x',
      label: 'x',
      versionCode: 1,
      versionName: '1',
    }),
};

/** Real apps up to this size are mutated too; larger ones only make the runs slow. */
const LARGEST_REAL_BYTES = 400_000;

/** One app in so many of those with known answers about what runs before consent: small, and full of what whole-program analysis follows. */
const EACH_CONSENT_APP = 10;

function consentSamples(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return consentApps()
    .filter((_, i) => i % EACH_CONSENT_APP === 0)
    .map((app) => ({ name: app.id, bytes: apkOf(app) }));
}

/** Every sample, the same in the same order each time. */
export function samples(): readonly Sample[] {
  const real = sampleApks()
    .map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
    .filter(({ bytes }) => bytes.length <= LARGEST_REAL_BYTES);
  return [...Object.entries(made).map(([name, make]) => ({ name, bytes: make() })), ...consentSamples(), ...real].map((one) => ({
    ...one,
    entries: entriesOf(one.bytes),
  }));
}

function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  const source = sourceOf(bytes);
  return readZip(source).value.entries.map((entry) => ({
    name: entry.name,
    data: readEntry(source, entry, ports.inflate, { maxBytes: 2 ** 26 }).value,
    method: entry.method === 8 ? 'deflated' : 'stored',
  }));
}
