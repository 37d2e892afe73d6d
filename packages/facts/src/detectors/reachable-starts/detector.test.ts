import { knowledge } from '@touchstone/knowledge';
import { type Body, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { reachableStarts } from './detector.ts';

const START = 'Landroid/content/Context;->startService(Landroid/content/Intent;)Landroid/content/ComponentName;';
const SET_PACKAGE = 'Landroid/content/Intent;->setPackage(Ljava/lang/String;)Landroid/content/Intent;';
const wakes =
  (name: string): Body =>
  (m) =>
    m.create('v0', 'Landroid/content/Intent;-><init>()V').call(SET_PACKAGE, 'v0', text(name)).call(START, null, 'v0');

const seen = (body: Body) => {
  const main = cls('cn.example.app.Main', {
    extends: 'android.app.Activity',
    methods: [method('onCreate', '(Landroid/os/Bundle;)V', body)],
  });
  return observed(reachableStarts, { components: launcher(), classes: [main] }, knowledge).map(
    ([, { kind, target }]) => `${kind} ${target}`,
  );
};

test.each([
  ['another app', 'com.other.app', ['associated com.other.app']],
  ['itself', 'cn.example.app', []],
  ['a part of Android', 'com.android.settings', []],
])('%s', (_name, target, expected) => expect(seen(wakes(target))).toEqual(expected));
