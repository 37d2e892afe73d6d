import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, caller, cls, field, method, text } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { madeApp, observed } from '../../made-app.contract.ts';
import { windows } from './detector.ts';

const sdkPrefixes = knowledge.sdks.flatMap(({ id, prefixes }) => prefixes.map(({ prefix }) => ({ prefix, sdk: id })));
const seen = (classes: readonly ClassSpec[]) =>
  observed(windows, madeApp({ classes }, { sdkPrefixes }), knowledge).map(([, { lead }]) => lead);
const run = (body: Body): ClassSpec => cls('cn.example.app.A', { methods: [method('run', '()V', body, 'public static')] });

const LAYOUT = 'Landroid/view/WindowManager$LayoutParams;-><init>(IIIII)V';
const ADD_VIEW = 'interface Landroid/view/WindowManager;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V';
const SENSOR = 'Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;';
const REGISTER = 'Landroid/hardware/SensorManager;->registerListener(Landroid/hardware/SensorEventListener;Landroid/hardware/Sensor;I)Z';
const FLAGS = 'Landroid/view/Window;->addFlags(I)V';
const listen =
  (type: number): Body =>
  (m) =>
    m.invokeVirtual(SENSOR, 'v2', type).moveResult('v0').call(REGISTER, null, null, 'v0', 1);
const window =
  (type: number): Body =>
  (m) =>
    m.create('v0', LAYOUT, -1, -1, type, 8, -3).call(ADD_VIEW, null, null, 'v0');

test.each<[string, readonly ClassSpec[], readonly string[]]>([
  ['an overlay', [run(window(2038))], ['overlay']],
  ['a panel of the app', [run(window(1000))], []],
  ['a view in a group', [caller('A', 'Landroid/view/ViewGroup;->addView(Landroid/view/View;)V')], []],
  [
    'a full-screen intent',
    [
      caller(
        'A',
        'Landroid/app/Notification$Builder;->setFullScreenIntent(Landroid/app/PendingIntent;Z)Landroid/app/Notification$Builder;',
      ),
    ],
    ['full-screen-intent'],
  ],
  ['a notification', [caller('A', 'Landroid/app/NotificationManager;->notify(ILandroid/app/Notification;)V')], ['notification']],
  ['notify of an object', [caller('A', 'Ljava/lang/Object;->notify()V')], []],
  ['over the lock screen', [caller('A', [FLAGS, null, 0x80000])], ['lock-screen-activity']],
  ['another flag', [caller('A', [FLAGS, null, 0x80])], []],
  ['another app', [run((m) => m.constString('v0', 'tbopen://m.taobao.com/x'))], ['deep-link-out']],
  ['a store', [run((m) => m.constString('v0', 'market://details?id=x'))], ['app-market-jump']],
  ['a scheme that begins alike', [run((m) => m.constString('v0', 'supermarket://x'))], []],
  [
    'a package to install',
    [
      run((m) =>
        m.call(
          'Landroid/content/Intent;->setType(Ljava/lang/String;)Landroid/content/Intent;',
          null,
          text('application/vnd.android.package-archive'),
        ),
      ),
    ],
    ['install-prompt'],
  ],
  ['that type only compared', [run((m) => m.constString('v0', 'application/vnd.android.package-archive'))], []],
  ['an advertising SDK', [cls('com.bytedance.sdk.openadsdk.TTAdSdk')], ['ad-sdk']],
  [
    'a splash ad',
    [caller('cn.example.app.A', 'interface Lcom/bytedance/sdk/openadsdk/TTAdNative;->loadSplashAd(Ljava/lang/Object;)V')],
    ['splash-ad'],
  ],
])('%s', (_name, classes, expected) => expect(seen(classes)).toEqual(expected));

test.each<[string, ClassSpec, readonly string[]]>([
  ['motion', cls('cn.example.app.Steps', { methods: [method('run', '()V', listen(1), 'public static')] }), ['motion-listener']],
  ['light', cls('cn.example.app.Light', { methods: [method('run', '()V', listen(5), 'public static')] }), []],
  ['by name', cls('cn.example.app.ShakeDetector', { methods: [method('run', '()V', listen(1), 'public static')] }), ['shake-listener']],
  [
    'that jumps',
    cls('cn.example.app.B', {
      methods: [
        method('run', '()V', listen(10), 'public static'),
        method('onSensorChanged', '(Landroid/hardware/SensorEvent;)V', (m) =>
          m.call('Landroid/content/Context;->startActivity(Landroid/content/Intent;)V'),
        ),
      ],
    }),
    ['shake-listener'],
  ],
  [
    'of an advertising SDK',
    cls('com.qq.e.comm.X', { methods: [method('run', '()V', listen(1), 'public static')] }),
    ['ad-sdk', 'shake-listener'],
  ],
])('a listener: %s', (_name, spec, expected) => expect(seen([spec])).toEqual(expected));

describe('a listener in a class of its own, with shrunk names', () => {
  const LISTENER = 'Landroid/hardware/SensorEventListener;';
  const START = 'Landroid/content/Context;->startActivity(Landroid/content/Intent;)V';
  const heard = (body: Body) =>
    cls('a.b', {
      implements: ['android.hardware.SensorEventListener'],
      methods: [
        method('<init>', '()V', () => {}, 'public constructor'),
        method('onSensorChanged', '(Landroid/hardware/SensorEvent;)V', body),
      ],
    });
  const jumps = heard((m) => m.call(START));
  const direct: Body = (m) => {
    m.invokeVirtual(SENSOR, 'v2', 1).moveResult('v0').create('v1', 'La/b;-><init>()V').call(REGISTER, null, 'v1', 'v0', 3);
  };
  const registering = (body: Body) => cls('a.c', { methods: [method('r', '()V', body)] });

  test.each<[string, readonly ClassSpec[], readonly string[]]>([
    ['that jumps', [jumps, registering(direct)], ['shake-listener']],
    ['that counts', [heard((m) => m.call('Ljava/lang/Math;->random()D')), registering(direct)], ['motion-listener']],
    [
      'that jumps, kept in a field',
      [
        jumps,
        cls('a.c', {
          fields: [field('l', LISTENER)],
          methods: [
            method('make', '()V', (m) => m.create('v1', 'La/b;-><init>()V').iput('v1', 'p0', `La/c;->l:${LISTENER}`)),
            method('r', '()V', (m) =>
              m
                .invokeVirtual(SENSOR, 'v2', 1)
                .moveResult('v0')
                .iget('v1', 'p0', `La/c;->l:${LISTENER}`)
                .call(REGISTER, null, 'v1', 'v0', 3),
            ),
          ],
        }),
      ],
      ['shake-listener'],
    ],
  ])('%s', (_name, classes, expected) => expect(seen(classes)).toEqual(expected));
});
