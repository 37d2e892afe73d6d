import { knowledge } from '@touchstone/knowledge';
import { type Call, caller, cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import type { DataMarker, Sdk } from '../../knowledge.ts';
import { launcher, type MadeApp, madeApp, observed } from '../../made-app.contract.ts';
import { components } from './detector.ts';

const markers: readonly DataMarker[] = [
  { kind: 'broadcast', value: 'android.intent.action.BOOT_COMPLETED', match: 'exact', trigger: 'boot' },
  { kind: 'broadcast', value: 'android.intent.action.USER_PRESENT', match: 'exact', trigger: 'broadcast' },
  { kind: 'broadcast', value: 'android.intent.action.VIEW', match: 'exact' },
];
const alarm = (name: string) => `Landroid/app/AlarmManager;->${name}(IJLandroid/app/PendingIntent;)V`;
const component = (tag: string, attributes: string, ...actions: string[]) =>
  `<${tag} android:name="cn.example.app.C" ${attributes}><intent-filter>${actions.map((name) => `<action android:name="${name}"/>`).join('')}</intent-filter></${tag}>`;

const exportedBy = (parts: MadeApp) =>
  observed(components, parts).flatMap(([kind, attributes]) => (kind === 'component.exported' ? [attributes] : []));
const startsOf = (parts: MadeApp) =>
  observed(components, parts, { markers }).flatMap(([kind, { trigger }]) => (kind === 'component.self-start' ? [trigger] : []));

test.each<[string, string, readonly object[]]>([
  ['the launcher entry', launcher(), []],
  ['a component for the app alone', component('service', 'android:exported="false"', 'x'), []],
  ['a disabled component', component('service', 'android:exported="true" android:enabled="false"', 'x'), []],
  ['an open service', component('service', 'android:exported="true"', 'x'), [{ type: 'service', name: 'cn.example.app.C' }]],
  [
    'a guarded receiver',
    component('receiver', 'android:exported="true" android:permission="p"', 'x'),
    [{ type: 'receiver', name: 'cn.example.app.C', permission: 'p' }],
  ],
])('exported: %s', (_name, xml, expected) => {
  expect(exportedBy({ components: xml })).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['at boot', component('receiver', '', 'android.intent.action.BOOT_COMPLETED'), ['boot']],
  ['at boot, but disabled', component('receiver', 'android:enabled="false"', 'android.intent.action.BOOT_COMPLETED'), []],
  ['when the screen is unlocked', component('receiver', '', 'android.intent.action.USER_PRESENT'), ['broadcast']],
  ['an action that starts nothing by itself', component('receiver', '', 'android.intent.action.VIEW'), []],
  ['an activity that names the action', component('activity', '', 'android.intent.action.BOOT_COMPLETED'), []],
  ['account sync', component('service', '', 'android.content.SyncAdapter'), ['sync']],
  ['an authenticator', component('service', '', 'android.accounts.AccountAuthenticator'), ['account']],
  ['a job', component('service', 'android:permission="android.permission.BIND_JOB_SERVICE"'), ['job']],
  ['a process of its own, which starts nothing', component('service', 'android:process=":push"'), []],
  [
    'a process of its own that a broadcast starts',
    component('receiver', 'android:process=":push"', 'android.intent.action.BOOT_COMPLETED') +
      component('service', 'android:process=":push"'),
    ['boot', 'daemon-process'],
  ],
  [
    'a process of its own beside one that a broadcast starts',
    component('receiver', '', 'android.intent.action.BOOT_COMPLETED') + component('service', 'android:process=":push"'),
    ['boot'],
  ],
  ['the process of the app', component('service', 'android:process="cn.example.app"'), []],
  ['an activity in a process of its own', component('activity', 'android:process=":web"'), []],
  [
    'a notification listener',
    component(
      'service',
      'android:permission="android.permission.BIND_NOTIFICATION_LISTENER_SERVICE"',
      'android.service.notification.NotificationListenerService',
    ),
    ['notification-listener'],
  ],
  ['accessibility', component('service', '', 'android.accessibilityservice.AccessibilityService'), ['accessibility']],
  [
    'a device administrator',
    component('receiver', 'android:permission="android.permission.BIND_DEVICE_ADMIN"', 'android.app.action.DEVICE_ADMIN_ENABLED'),
    ['device-admin'],
  ],
  ['a media session', component('service', '', 'android.media.browse.MediaBrowserService'), ['media-session']],
  ['a point by its name', '<activity android:name="cn.example.app.OnePixelActivity"/>', ['one-pixel']],
  ['a gallery of pixels', '<activity android:name="cn.example.app.PixelArtActivity"/>', []],
])('self-start: %s', (_name, xml, expected) => {
  expect(startsOf({ components: xml })).toEqual(expected);
});

test.each([
  ['android.intent.action.BOOT_COMPLETED', ['boot']],
  ['android.intent.action.MY_PACKAGE_REPLACED', []],
])('self-start as catalogued: %s', (action, expected) => {
  const facts = observed(components, { components: component('receiver', '', action) }, { markers: knowledge.markers });
  expect(facts.flatMap(([kind, { trigger }]) => (kind === 'component.self-start' ? [trigger] : []))).toEqual(expected);
});

test.each([
  [0x33, 1, ['one-pixel']],
  [0x11, 1, []],
  [0x33, undefined, []],
])('an activity that puts its window at %i with height %s', (gravity, height, expected) => {
  const layout = 'Landroid/view/WindowManager$LayoutParams;';
  const onCreate = method('onCreate', '(Landroid/view/Window;)V', (m) => {
    m.invokeVirtual('Landroid/view/Window;->setGravity(I)V', 'p1', gravity).const('v1', 1);
    m.newInstance('v0', layout).iput('v1', 'v0', `${layout}->width:I`);
    if (height !== undefined) m.iput('v1', 'v0', `${layout}->height:I`);
  });
  const classes = [cls('cn.example.app.Small', { extends: 'android.app.Activity', methods: [onCreate] })];
  expect(startsOf({ classes, components: '<activity android:name="cn.example.app.Small"/>' })).toEqual(expected);
});

test('a repeating alarm, each class once', () => {
  const set = 'Landroid/app/AlarmManager;->setRepeating(IJJLandroid/app/PendingIntent;)V';
  const run = method('run', '()V', (m) => m.call(set).call(set), 'public static');
  expect(
    startsOf({
      classes: [cls('a.bc.Wake', { methods: [run] }), cls('a.bc.Wake$1', { methods: [run] }), cls('androidx.x.Y', { methods: [run] })],
    }),
  ).toEqual(['alarm']);
});

const PERSISTED = 'Landroid/app/job/JobInfo$Builder;->setPersisted(Z)Landroid/app/job/JobInfo$Builder;';
const WORK = 'Landroidx/work/PeriodicWorkRequest$Builder;-><init>(Ljava/lang/Class;JLjava/util/concurrent/TimeUnit;)V';

test.each<[string, string, Call, readonly string[]]>([
  ['a persisted job', 'a.bc.Job', [PERSISTED, null, 1], ['job']],
  ['a job that ends with the system', 'a.bc.Job', [PERSISTED, null, 0], []],
  ['periodic work', 'a.bc.Work', WORK, ['job']],
  ['periodic work inside the library', 'androidx.work.Work', WORK, []],
  ['an alarm that wakes a sleeping phone', 'a.bc.Wake', alarm('setExactAndAllowWhileIdle'), ['alarm']],
  ['a single alarm', 'a.bc.Wake', alarm('set'), []],
])('set in code: %s', (_name, className, call, expected) => {
  expect(startsOf({ classes: [caller(className, call)] })).toEqual(expected);
});

test("schedules of a general library are not the app's", () => {
  const sdkPrefixes = [{ prefix: 'com.squareup.jobs', sdk: 'jobs', isGeneralLibrary: true }];
  const app = madeApp({ classes: [caller('com.squareup.jobs.A', WORK)] }, { sdkPrefixes });
  expect(observed(components, app)).toEqual([]);
});

test('an open service of a push SDK wakes the app', () => {
  const push: Sdk = {
    id: 'jpush',
    name: { zh: '', en: '' },
    vendor: { zh: '', en: '' },
    category: 'push',
    country: 'CN',
    prefixes: [],
    components: [],
    declares: [],
    loadsCode: 'no',
    handlesPersonalInfo: true,
  };
  const service = (attributes: string) => `<service android:name="cn.jpush.android.service.DaemonService" ${attributes}/>`;
  const wakes = (attributes: string) =>
    observed(components, madeApp({ components: service(attributes) }, { sdkPrefixes: [{ prefix: 'cn.jpush', sdk: 'jpush' }] }), {
      sdks: [push],
    })
      .filter(([, { trigger }]) => trigger === 'push-wake')
      .map(([, { sdk }]) => sdk);
  expect(wakes('android:exported="true"')).toEqual(['jpush']);
  expect(wakes('android:exported="false"')).toEqual([]);
});

test.each<[string, string, number, number, readonly string[]]>([
  ['Android 7 delivers it', 'android.intent.action.USER_PRESENT', 25, 34, ['broadcast']],
  ['no system that it runs on delivers it', 'android.intent.action.USER_PRESENT', 26, 34, []],
  ['an old target is spared', 'android.intent.action.USER_PRESENT', 26, 25, ['broadcast']],
  ['an exception from the limits', 'android.provider.Telephony.SMS_RECEIVED', 26, 34, ['broadcast']],
  ['booting is an exception too', 'android.intent.action.BOOT_COMPLETED', 26, 34, ['boot']],
])('a broadcast to the manifest: %s', (_name, action, minSdk, targetSdk, expected) => {
  const { markers: listed } = knowledge;
  const facts = observed(components, { components: component('receiver', '', action), minSdk, targetSdk }, { markers: listed });
  expect(facts.flatMap(([kind, { trigger }]) => (kind === 'component.self-start' ? [trigger] : []))).toEqual(expected);
});
