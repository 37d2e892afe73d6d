import { type Body, type ClassSpec, cls, field, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import type { SensitiveApi } from '../../knowledge.ts';
import { launcher, observed } from '../../made-app.contract.ts';
import { permissionRequests } from './detector.ts';

const REQUEST = 'Landroid/app/Activity;->requestPermissions([Ljava/lang/String;I)V';
const COMPAT = 'Landroidx/core/app/ActivityCompat;->requestPermissions(Landroid/app/Activity;[Ljava/lang/String;I)V';
const CONTRACT = 'Landroidx/activity/result/contract/ActivityResultContracts$RequestPermission;';
const LAUNCH = 'Landroidx/activity/result/ActivityResultLauncher;->launch(Ljava/lang/Object;)V';
const api = (type: string, name: string): SensitiveApi => ({
  class: type,
  name,
  member: 'method',
  effect: 'acts',
  rule: 'requests-permission',
  via: 'api',
  row: 139,
});
const apis = [
  api('Landroid/app/Activity;', 'requestPermissions'),
  api('Landroidx/core/app/ActivityCompat;', 'requestPermissions'),
  api(CONTRACT, '<init>'),
];

const CAMERA = 'android.permission.CAMERA';
const AUDIO = 'android.permission.RECORD_AUDIO';

/** A method of a class that asks through ActivityCompat for an array of these. */
const asking = (name: string, permissions: readonly string[], parent = 'java.lang.Object'): ClassSpec =>
  cls(name, {
    extends: parent,
    methods: [
      method('ask', '(Landroid/app/Activity;)V', (m) => {
        m.filledNewArray('[Ljava/lang/String;', ...permissions.map((permission) => text(permission))).moveResult('v0');
        m.invokeStatic(COMPAT, 'p1', 'v0', 1);
      }),
    ],
  });
const facts = (...classes: ClassSpec[]) =>
  observed(permissionRequests, { components: launcher(), classes }, { apis }).map(([, { permission, screen, batch }]) => [
    permission,
    screen,
    batch,
  ]);

test.each<[string, ClassSpec, string]>([
  ['the launcher', asking('cn.example.app.Main', [CAMERA], 'android.app.Activity'), 'first-screen'],
  ['a class inside the launcher', asking('cn.example.app.Main$Ask$1', [CAMERA]), 'first-screen'],
  ['the application class', asking('cn.example.app.TheApp', [CAMERA], 'android.app.Application'), 'application'],
  ['another activity', asking('cn.example.app.Other', [CAMERA], 'android.app.Activity'), 'other'],
  ['a helper', asking('cn.example.app.Helper', [CAMERA]), 'unknown'],
])('asked in %s', (_name, type, screen) => {
  expect(facts(type)).toEqual([[CAMERA, screen, 1]]);
});

test.each<[string, Body]>([
  [
    'a list that is filled on some ways',
    (m) =>
      m
        .create('v0', 'Ljava/util/ArrayList;-><init>()V')
        .invokeInterface('Ljava/util/List;->add(Ljava/lang/Object;)Z', 'v0', text(CAMERA))
        .if('eqz', 'v3', 'next')
        .invokeInterface('Ljava/util/List;->add(Ljava/lang/Object;)Z', 'v0', text(AUDIO))
        .label('next')
        .invokeInterface('Ljava/util/List;->toArray([Ljava/lang/Object;)[Ljava/lang/Object;', 'v0', null)
        .moveResult('v1')
        .checkCast('v1', '[Ljava/lang/String;')
        .invokeStatic(COMPAT, 'p1', 'v1', 1),
  ],
  [
    'one of two arrays',
    (m) =>
      m
        .filledNewArray('[Ljava/lang/String;', text(CAMERA))
        .moveResult('v0')
        .if('eqz', 'v3', 'next')
        .filledNewArray('[Ljava/lang/String;', text(AUDIO))
        .moveResult('v0')
        .label('next')
        .invokeStatic(COMPAT, 'p1', 'v0', 1),
  ],
])('asked for %s', (_name, body) => {
  const main = cls('cn.example.app.Main', {
    extends: 'android.app.Activity',
    methods: [method('ask', '(Landroid/app/Activity;)V', body)],
  });
  expect(facts(main).map(([permission]) => permission)).toEqual([CAMERA, AUDIO]);
});

test('asked in the parent of the launcher', () => {
  const base = asking('cn.example.app.Base', [CAMERA], 'android.app.Activity');
  expect(facts(base, cls('cn.example.app.Main', { extends: 'cn.example.app.Base' }))).toEqual([[CAMERA, 'first-screen', 1]]);
});

test('two at once', () => {
  expect(facts(asking('cn.example.app.Main', [CAMERA, AUDIO, CAMERA], 'android.app.Activity'))).toEqual([
    [CAMERA, 'first-screen', 2],
    [AUDIO, 'first-screen', 2],
  ]);
});

test('a list that is not constant', () => {
  const body = method('ask', '([Ljava/lang/String;)V', (m) => m.invokeVirtual(REQUEST, 'p0', 'p1', 1));
  expect(facts(cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [body] }))).toEqual([
    ['?', 'first-screen', undefined],
  ]);
});

test('a list in a static field', () => {
  const LIST = 'Lcn/example/app/Main;->LIST:[Ljava/lang/String;';
  const start = method(
    '<clinit>',
    '()V',
    (m) => m.filledNewArray('[Ljava/lang/String;', text(CAMERA)).moveResult('v0').sput('v0', LIST),
    'static constructor',
  );
  const ask = method('ask', '()V', (m) => m.sget('v0', LIST).invokeVirtual(REQUEST, 'p0', 'v0', 1));
  const main = cls('cn.example.app.Main', {
    extends: 'android.app.Activity',
    fields: [field('LIST', '[Ljava/lang/String;', 'static final')],
    methods: [start, ask],
  });
  expect(facts(main)).toEqual([[CAMERA, 'first-screen', 1]]);
});

test('a wrapper of the support library does not count', () => {
  expect(facts(asking('androidx.fragment.app.Fragment', [CAMERA]))).toEqual([]);
});

test('a launcher of a permission contract', () => {
  const ask = method('ask', '(Landroidx/activity/result/ActivityResultLauncher;)V', (m) => {
    m.create('v0', `${CONTRACT}-><init>()V`).invokeVirtual(LAUNCH, 'p1', text(CAMERA));
  });
  expect(facts(cls('cn.example.app.Other', { extends: 'android.app.Activity', methods: [ask] }))).toEqual([[CAMERA, 'other', 1]]);
});

test('a launcher of something else', () => {
  const ask = method('ask', '(Landroidx/activity/result/ActivityResultLauncher;)V', (m) => m.invokeVirtual(LAUNCH, 'p1', text('image/*')));
  expect(facts(cls('cn.example.app.Other', { methods: [ask] }))).toEqual([]);
});

test('a helper that is told what to ask for, by two screens', () => {
  const ASK = 'Lcn/example/app/Helper;->ask(Landroid/app/Activity;[Ljava/lang/String;)V';
  const helper = cls('cn.example.app.Helper', {
    methods: [method('ask', '(Landroid/app/Activity;[Ljava/lang/String;)V', (m) => m.invokeStatic(COMPAT, 'p0', 'p1', 1), 'public static')],
  });
  const screen = (name: string, permission: string) =>
    cls(name, {
      extends: 'android.app.Activity',
      methods: [
        method('go', '()V', (m) =>
          m.filledNewArray('[Ljava/lang/String;', text(permission)).moveResult('v0').invokeStatic(ASK, 'p0', 'v0'),
        ),
      ],
    });
  expect(facts(helper, screen('cn.example.app.Main', CAMERA), screen('cn.example.app.Other', AUDIO))).toEqual([
    [CAMERA, 'first-screen', 1],
    [AUDIO, 'other', 1],
  ]);
});

test('a flood of requests hides no request of the first screen, and is said', () => {
  const flood = cls('a.Flood', {
    methods: [
      method('run', '()V', (m) => {
        for (let i = 0; i < 1_100; i++) m.invokeStatic(COMPAT, null, null, 1);
      }),
    ],
  });
  const found = observed(
    permissionRequests,
    { components: launcher(), classes: [flood, asking('cn.example.app.Main', [CAMERA], 'android.app.Activity')] },
    { apis },
  );
  expect(found.find(([, { screen }]) => screen === 'first-screen')?.[1]).toMatchObject({ permission: CAMERA });
  expect(found.find(([kind]) => kind === 'analysis.limit')?.[1]).toEqual({ what: 'permission-requests:code.requests-permission' });
});
