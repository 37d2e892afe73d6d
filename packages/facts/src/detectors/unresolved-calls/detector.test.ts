import { knowledge } from '@touchstone/knowledge';
import { cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { unresolvedCalls } from './detector.ts';

const INVOKE = 'Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;';

test('calls that could not be followed are counted for their owner', () => {
  const twice = method('onCreate', '(Landroid/os/Bundle;)V', (m) => m.call(INVOKE, null, null, null).call(INVOKE, null, null, null));
  const main = cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [twice] });
  expect(observed(unresolvedCalls, { components: launcher(), classes: [main] }, knowledge)).toEqual([
    ['reach.unresolved', { what: 'reflection', count: 2, owner: 'app' }],
  ]);
});
