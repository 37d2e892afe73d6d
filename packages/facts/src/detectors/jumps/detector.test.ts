import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { jumps } from './detector.ts';

const VIEW = 'Landroid/content/Intent;-><init>(Ljava/lang/String;Landroid/net/Uri;)V';
const PARSE = 'static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;';
const START = 'Landroid/content/Context;->startActivity(Landroid/content/Intent;)V';
const SENSOR = 'Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;';
const REGISTER = 'Landroid/hardware/SensorManager;->registerListener(Landroid/hardware/SensorEventListener;Landroid/hardware/Sensor;I)Z';

const opensPage: Body = (m) =>
  m
    .invokeStatic(PARSE.slice('static '.length), text('https://ad.example.com'))
    .moveResult('v1')
    .create('v0', VIEW, text('android.intent.action.VIEW'), 'v1')
    .call(START, 'p0', 'v0');
const opensOwn: Body = (m) =>
  m
    .create('v0', 'Landroid/content/Intent;-><init>()V')
    .call('Landroid/content/Intent;->setPackage(Ljava/lang/String;)Landroid/content/Intent;', 'v0', text('cn.example.app'))
    .call(START, 'p0', 'v0');
const listens =
  (sensor: number): Body =>
  (m) =>
    m.invokeVirtual(SENSOR, 'v2', sensor).moveResult('v0').call(REGISTER, null, 'p0', 'v0', 1);

const screen = (onCreate: Body, onSensorChanged?: Body): ClassSpec =>
  cls('cn.example.app.Main', {
    extends: 'android.app.Activity',
    implements: ['android.hardware.SensorEventListener'],
    methods: [
      method('onCreate', '(Landroid/os/Bundle;)V', onCreate),
      ...(onSensorChanged === undefined ? [] : [method('onSensorChanged', '(Landroid/hardware/SensorEvent;)V', onSensorChanged)]),
    ],
  });
const seen = (main: ClassSpec) => observed(jumps, { components: launcher(), classes: [main] }, knowledge).map(([, { by }]) => by);

test.each<[string, ClassSpec, readonly string[]]>([
  ['at once', screen(opensPage), ['start']],
  ['to the own next page', screen(opensOwn), []],
  ['by shaking', screen(listens(1), opensPage), ['shake']],
  ['by turning', screen(listens(4), opensPage), ['rotation']],
  ['a listener that nobody registers', screen(() => {}, opensPage), []],
])('%s', (_name, main, expected) => expect(seen(main)).toEqual(expected));
