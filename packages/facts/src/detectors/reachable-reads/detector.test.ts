import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, type MadeApp, madeApp } from '../../made-app.contract.ts';
import { reachableReads } from './detector.ts';

const sdkPrefixes = knowledge.sdks.flatMap(({ id, prefixes }) => prefixes.map(({ prefix }) => ({ prefix, sdk: id })));
const IMEI = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const reads: Body = (m) => m.call(IMEI);
const screen = (body: Body, ...more: readonly ReturnType<typeof method>[]): ClassSpec =>
  cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [method('onCreate', '(Landroid/os/Bundle;)V', body), ...more] });

const found = (parts: MadeApp) => {
  const app = madeApp({ components: launcher(), ...parts }, { sdkPrefixes });
  return [...reachableReads.detect(app, knowledge, {})].filter(({ kind }) => kind === 'reach.reads');
};
const said = (parts: MadeApp) =>
  found(parts).map(({ attributes: { data, trigger, gate, owner } }) => `${data} ${trigger} ${gate} ${owner}`);

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
