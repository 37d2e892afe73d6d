import { readFileSync } from 'node:fs';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { type ApkSpec, apk, type ClassSpec, cls, init, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findEntries } from './find-entries.ts';

const lists = { entries: parse(readFileSync(new URL('../../../../data/lists/entries.yaml', import.meta.url), 'utf8')) };
const NAME = 'cn.example.app';

const entriesOf = (given: Omit<ApkSpec, 'package'>, ...classes: readonly ClassSpec[]) => {
  const bytes = apk({ launcher: false, ...given, package: NAME, dex: classes });
  return findEntries(loadApp([{ name: 'a.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes: [] }).value, lists);
};

/** `Class.method trigger` of all roots but constructors. */
const rootsOf = (spec: Omit<ApkSpec, 'package'>, ...classes: readonly ClassSpec[]) =>
  entriesOf(spec, ...classes)
    .roots.filter(({ method: { name } }) => name !== '<init>')
    .map(({ method: { class: of, name }, trigger }) => `${of.slice(of.lastIndexOf('/') + 1, -1)}.${name} ${trigger}`);

const of = (name: string, superclass: string, ...methods: readonly (readonly [string, string])[]): ClassSpec =>
  cls(`${NAME}.${name}`, { extends: superclass, methods: [init(), ...methods.map(([called, proto]) => method(called, proto, (m) => m))] });

test('a process starts in the order of the platform', () => {
  const entries = entriesOf(
    {
      launcher: '.Main',
      application: { name: '.App', appComponentFactory: '.Factory' },
      providers: [{ name: '.P', authorities: 'a' }],
    },
    of('App', 'Landroid/app/Application;', ['onCreate', '()V'], ['attachBaseContext', '(Landroid/content/Context;)V']),
    of('Factory', 'Landroid/app/AppComponentFactory;', [
      'instantiateApplication',
      '(Ljava/lang/ClassLoader;Ljava/lang/String;)Landroid/app/Application;',
    ]),
    of(
      'P',
      'Landroid/content/ContentProvider;',
      ['onCreate', '()Z'],
      ['attachInfo', '(Landroid/content/Context;Landroid/content/pm/ProviderInfo;)V'],
    ),
    of('Main', 'Landroid/app/Activity;', ['onResume', '()V'], ['onCreate', '(Landroid/os/Bundle;)V'], ['onBackPressed', '()V']),
  );
  expect(
    entries.roots.map(({ order, trigger, method: { class: of, name } }) => [order > 5 ? '-' : order, trigger, of.slice(16, -1), name]),
  ).toEqual([
    [0, 'process-start', 'Factory', '<init>'],
    [0, 'process-start', 'Factory', 'instantiateApplication'],
    [1, 'process-start', 'App', '<init>'],
    [2, 'process-start', 'App', 'attachBaseContext'],
    [3, 'process-start', 'P', '<init>'],
    [3, 'process-start', 'P', 'attachInfo'],
    [3, 'process-start', 'P', 'onCreate'],
    [5, 'process-start', 'App', 'onCreate'],
    [1, 'first-screen', 'Main', '<init>'],
    ['-', 'first-screen', 'Main', 'onCreate'],
    ['-', 'first-screen', 'Main', 'onResume'],
    ['-', 'user-action', 'Main', 'onBackPressed'],
  ]);
});

const RECEIVE = ['onReceive', '(Landroid/content/Context;Landroid/content/Intent;)V'] as const;
const START = ['onStartCommand', '(Landroid/content/Intent;II)I'] as const;
const SERVICE = 'Landroid/app/Service;';
const RECEIVER = 'Landroid/content/BroadcastReceiver;';

test.each<[string, Omit<ApkSpec, 'package'>, ClassSpec, readonly string[]]>([
  ['a private service is not', { services: [{ name: '.S', exported: false }] }, of('S', SERVICE, START), []],
  ['an exported one is', { services: [{ name: '.S', exported: true }] }, of('S', SERVICE, START), ['S.onStartCommand system-event']],
  ['a disabled one is not', { services: [{ name: '.S', exported: true, enabled: false }] }, of('S', SERVICE, START), []],
  [
    'a job waits until the app schedules it',
    { services: [{ name: '.S', exported: true, permission: 'android.permission.BIND_JOB_SERVICE' }] },
    of('S', 'Landroid/app/job/JobService;', ['onStartJob', '(Landroid/app/job/JobParameters;)Z']),
    [],
  ],
  [
    'a private receiver of the system is',
    { receivers: [{ name: '.R', exported: false, actions: ['android.intent.action.BOOT_COMPLETED'] }] },
    of('R', RECEIVER, RECEIVE),
    ['R.onReceive system-event'],
  ],
  [
    'a private receiver of an own action is not',
    { receivers: [{ name: '.R', exported: false, actions: ['cn.example.PING'] }] },
    of('R', RECEIVER, RECEIVE),
    [],
  ],
  [
    'messages come by push, though the library is not there',
    { services: [{ name: '.S', exported: false, actions: ['com.google.firebase.MESSAGING_EVENT'] }] },
    of('S', 'Lcom/google/firebase/messaging/FirebaseMessagingService;', [
      'onMessageReceived',
      '(Lcom/google/firebase/messaging/RemoteMessage;)V',
    ]),
    ['S.onMessageReceived push'],
  ],
  [
    'a deep link opens a page',
    { activities: [{ name: '.A', exported: true }] },
    of('A', 'Landroidx/appcompat/app/AppCompatActivity;', ['onCreate', '(Landroid/os/Bundle;)V']),
    ['A.onCreate system-event'],
  ],
  [
    'a provider that is asked by others',
    { providers: [{ name: '.P', authorities: 'a', exported: true }] },
    of('P', 'Landroid/content/ContentProvider;', ['getType', '(Landroid/net/Uri;)Ljava/lang/String;']),
    ['P.getType system-event'],
  ],
  [
    'a provider that only the app asks',
    { providers: [{ name: '.P', authorities: 'a', exported: false }] },
    of('P', 'Landroid/content/ContentProvider;', ['getType', '(Landroid/net/Uri;)Ljava/lang/String;']),
    [],
  ],
])('%s', (_, spec, made, expected) => {
  expect(rootsOf(spec, made)).toEqual(expected);
});

test('the nearest definition runs, of library classes in the app too', () => {
  const base = cls('androidx.appcompat.app.AppCompatActivity', {
    extends: 'Landroid/app/Activity;',
    methods: [init(), method('onStart', '()V', (m) => m), method('onStop', '()V', (m) => m)],
  });
  const main = of('Main', base.type, ['onStart', '()V']);
  expect(rootsOf({ launcher: '.Main' }, base, main)).toEqual(['Main.onStart first-screen', 'AppCompatActivity.onStop first-screen']);
});

test('initializers of App Startup run with those they need, whatever the interface is called', () => {
  const initializer = (name: string, needed?: string) =>
    cls(`${NAME}.${name}`, {
      implements: ['La/b;'],
      methods: [
        init(),
        method('a', '()Ljava/util/List;', (m) =>
          needed === undefined ? m : m.constClass('v0', `L${NAME.replaceAll('.', '/')}/${needed};`),
        ),
      ],
    });
  const entries = entriesOf(
    {
      providers: [
        {
          name: 'androidx.startup.InitializationProvider',
          authorities: 'a',
          metaData: { [`${NAME}.One`]: { string: 'androidx.startup' } },
        },
      ],
    },
    initializer('One', 'Two'),
    initializer('Two'),
    initializer('Three'),
  );
  expect(entries.roots.map(({ instanceOf, order }) => [instanceOf.slice(16, -1), order])).toEqual([
    ['Two', 4],
    ['One', 4],
  ]);
});

test('a component that code starts has the trigger of that code, but for what the user touches', () => {
  const entries = entriesOf(
    { activities: ['.A'] },
    of('A', 'Landroid/app/Activity;', ['onCreate', '(Landroid/os/Bundle;)V'], ['onKeyDown', '(ILandroid/view/KeyEvent;)Z']),
  );
  expect(entries.roots).toEqual([]);
  expect(entries.started.get(`L${NAME.replaceAll('.', '/')}/A;`)?.map(({ method: { name }, trigger }) => [name, trigger])).toEqual([
    ['<init>', 'same'],
    ['onCreate', 'same'],
    ['onKeyDown', 'user-action'],
  ]);
});
