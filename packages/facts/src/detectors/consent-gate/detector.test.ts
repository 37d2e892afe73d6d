import { knowledge } from '@touchstone/knowledge';
import { cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { consentGate } from './detector.ts';

test('that no gate was found is a fact', () => {
  const main = cls('cn.example.app.Main', {
    extends: 'android.app.Activity',
    methods: [method('onCreate', '(Landroid/os/Bundle;)V', () => {})],
  });
  expect(observed(consentGate, { components: launcher(), classes: [main] }, knowledge)).toEqual([
    ['gate.consent', { found: false, how: 'none' }],
  ]);
});

test('an app without code says nothing', () => expect(observed(consentGate, {}, knowledge)).toEqual([]));
