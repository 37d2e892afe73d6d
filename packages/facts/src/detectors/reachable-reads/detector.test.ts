import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, type MadeApp, madeApp } from '../../made-app.contract.ts';
import { reachableReads } from './detector.ts';

const sdkPrefixes = knowledge.sdks.flatMap(({ id, prefixes }) => prefixes.map(({ prefix }) => ({ prefix, sdk: id })));
const IMEI = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const LISTENS =
  'Landroid/content/ClipboardManager;->addPrimaryClipChangedListener(Landroid/content/ClipboardManager$OnPrimaryClipChangedListener;)V';
const INTENT = 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V';
const SET_PACKAGE = 'Landroid/content/Intent;->setPackage(Ljava/lang/String;)Landroid/content/Intent;';
const QUERY = 'Landroid/content/pm/PackageManager;->queryIntentActivities(Landroid/content/Intent;I)Ljava/util/List;';
const PACKAGE_INFO = 'Landroid/content/pm/PackageManager;->getPackageInfo(Ljava/lang/String;I)Landroid/content/pm/PackageInfo;';
const FOLDER = 'static Landroid/os/Environment;->getExternalStoragePublicDirectory(Ljava/lang/String;)Ljava/io/File;';
const LIST = 'Ljava/io/File;->listFiles()[Ljava/io/File;';
const reads: Body = (m) => m.call(IMEI);
const screen = (body: Body, ...more: readonly ReturnType<typeof method>[]): ClassSpec =>
  cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [method('onCreate', '(Landroid/os/Bundle;)V', body), ...more] });

const found = (parts: MadeApp) => {
  const app = madeApp({ components: launcher(), ...parts }, { sdkPrefixes });
  return [...reachableReads.detect(app, knowledge, {})].filter(({ kind }) => kind === 'reach.reads');
};
const said = (parts: MadeApp) =>
  found(parts).map(({ attributes: { data, trigger, gate, owner, argument } }) =>
    [data, trigger, gate, owner, argument].filter((word) => word !== undefined).join(' '),
  );

test.each<[string, MadeApp, readonly string[]]>([
  ['on the first screen', { classes: [screen(reads)] }, ['imei first-screen no-gate app']],
  ['in a method that nobody calls', { classes: [screen(() => {}, method('never', '()V', reads))] }, []],
  [
    'in an SDK that the screen starts',
    {
      classes: [
        screen((m) => m.call('static Lcom/umeng/analytics/Start;->go()V')),
        cls('com.umeng.analytics.Start', { methods: [method('go', '()V', reads, 'public static')] }),
      ],
    },
    ['imei first-screen no-gate sdk'],
  ],
  [
    'in a provider',
    {
      components: `${launcher()}<provider android:name="cn.example.app.Start" android:authorities="cn.example.app.s"/>`,
      classes: [
        screen(() => {}),
        cls('cn.example.app.Start', { extends: 'android.content.ContentProvider', methods: [method('onCreate', '()Z', reads)] }),
      ],
    },
    ['imei process-start no-gate app'],
  ],
  [
    'a text without a call',
    { classes: [screen((m) => m.call('Ljava/lang/Object;->equals(Ljava/lang/Object;)Z', null, text('content://sms')))] },
    [],
  ],
  ['a listener of the clipboard that is only registered', { classes: [screen((m) => m.call(LISTENS))] }, []],
  ['a picker that asks the user', { classes: [screen((m) => m.create('v0', INTENT, text('android.intent.action.PICK')))] }, []],
  ['a path on shared storage at which nothing is read', { classes: [screen((m) => m.call(FOLDER, text('Pictures')))] }, []],
  [
    'a path on shared storage that is listed',
    { classes: [screen((m) => m.call(FOLDER, text('Pictures')).moveResult('v0').invokeVirtual(LIST, 'v0'))] },
    ['storage first-screen no-gate app'],
  ],
  ['the package of the app itself', { classes: [screen((m) => m.call(PACKAGE_INFO, null, text('cn.example.app'), 0))] }, []],
  [
    'another package',
    { classes: [screen((m) => m.call(PACKAGE_INFO, null, text('com.tencent.mm'), 0))] },
    ['app_status first-screen no-gate app com.tencent.mm'],
  ],
  [
    'components of the app itself that answer to an intent',
    {
      classes: [
        screen((m) =>
          m.create('v0', INTENT, text('cn.example.PLUGIN')).call(SET_PACKAGE, 'v0', text('cn.example.app')).call(QUERY, null, 'v0', 0),
        ),
      ],
    },
    [],
  ],
])('%s', (_name, parts, expected) => expect(said(parts)).toEqual(expected));

test('a fact carries its chain, the last step where the fact stands', () => {
  const helper = cls('cn.example.app.Ids', { methods: [method('read', '()V', reads, 'public static')] });
  const [fact] = found({ classes: [screen((m) => m.call('static Lcn/example/app/Ids;->read()V')), helper] });
  expect(fact?.proof?.chain.map(({ how, at }) => [how, at.method?.split('->')[1]])).toEqual([
    ['launcher', 'onCreate(Landroid/os/Bundle;)V'],
    ['call', 'read()V'],
  ]);
  expect(fact?.proof?.chain.at(-1)?.at).toEqual(fact?.at);
});
