import { type Body, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { foreignProvider, intentTarget } from './intent-targets.ts';
import { madeApp } from './made-app.contract.ts';
import { NearbyCalls } from './nearby-calls.ts';

const INTENT = 'Landroid/content/Intent;';
const EMPTY = `${INTENT}-><init>()V`;
const ACTION = `${INTENT}-><init>(Ljava/lang/String;)V`;
const SET_PACKAGE = `${INTENT}->setPackage(Ljava/lang/String;)${INTENT}`;
const SET_COMPONENT = `${INTENT}->setComponent(Landroid/content/ComponentName;)${INTENT}`;
const NAMED = 'Landroid/content/ComponentName;-><init>(Ljava/lang/String;Ljava/lang/String;)V';
const OF_CLASS = 'Landroid/content/ComponentName;-><init>(Landroid/content/Context;Ljava/lang/Class;)V';
const START = 'Landroid/content/Context;->startActivity(Landroid/content/Intent;)V';
const wake = text('com.x.WAKE');

test.each<[string, Body, object]>([
  ['an action', (m) => m.create('v0', ACTION, wake), { to: 'other', detail: 'com.x.WAKE' }],
  [
    'an action and a package',
    (m) => m.create('v0', ACTION, wake).invokeVirtual(SET_PACKAGE, 'v0', text('com.other')),
    { to: 'other', detail: 'com.other' },
  ],
  [
    'an action and the own package',
    (m) => m.create('v0', ACTION, wake).invokeVirtual(SET_PACKAGE, 'v0', text('cn.example.app')),
    { to: 'own' },
  ],
  [
    'an action, and the package of another intent',
    (m) => m.create('v1', EMPTY).invokeVirtual(SET_PACKAGE, 'v1', text('com.other')).create('v0', ACTION, wake),
    { to: 'other', detail: 'com.x.WAKE' },
  ],
  [
    'an action and a component',
    (m) =>
      m.create('v0', ACTION, wake).create('v1', NAMED, text('com.other'), text('com.other.S')).invokeVirtual(SET_COMPONENT, 'v0', 'v1'),
    { to: 'other', detail: 'com.other' },
  ],
  [
    'a component of the app',
    (m) =>
      m
        .constClass('v2', 'cn.example.app.S')
        .create('v1', OF_CLASS, null, 'v2')
        .create('v0', EMPTY)
        .invokeVirtual(SET_COMPONENT, 'v0', 'v1'),
    { to: 'own', detail: 'Lcn/example/app/S;' },
  ],
  ['nothing', (m) => m.create('v0', EMPTY), { to: 'unknown' }],
])('an intent with %s', (_name, make, expected) => {
  const body: Body = (m) => {
    make(m);
    m.call(START, null, 'v0');
  };
  const start = method('start', '()V', body, 'public static');
  const app = madeApp({ classes: [cls('cn.example.app.A', { methods: [start] })] });
  const [site] = app.program.callsTo({ class: 'Landroid/content/Context;', name: 'startActivity' });
  expect(site && intentTarget(app, site, 0, new NearbyCalls(app.program))).toEqual(expected);
});

test.each([
  ['content://com.sina.weibo.wake/provider', 'com.sina.weibo.wake'],
  ['content://0@com.sina.weibo.wake', 'com.sina.weibo.wake'],
  ['content://cn.example.app.files/a', undefined],
  ['content://cn.example.shared/a', undefined],
  ['content://com.android.contacts/a', undefined],
  ['content://com.vivo.vms.IdProvider/IdentifierId/OAID', undefined],
  ['content://settings/system', undefined],
  ['https://com.sina.weibo/a', undefined],
])('the provider of another app: %s', (address, expected) => {
  const app = madeApp({ components: '<provider android:name="cn.example.P" android:authorities="cn.example.shared"/>' });
  expect(foreignProvider(app, address)).toBe(expected);
});
