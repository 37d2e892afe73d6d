import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { reachablePermissionRequests } from './detector.ts';

const CAMERA = 'android.permission.CAMERA';
const CONTRACT = 'Landroidx/activity/result/contract/ActivityResultContracts$RequestPermission;-><init>()V';
const LAUNCH = 'Landroidx/activity/result/ActivityResultLauncher;->launch(Ljava/lang/Object;)V';
const asks: Body = (m) => m.create('v0', CONTRACT).call(LAUNCH, null, text(CAMERA));
const main = (...methods: readonly ReturnType<typeof method>[]): ClassSpec =>
  cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [...methods] });
const seen = (classes: readonly ClassSpec[]) =>
  observed(reachablePermissionRequests, { components: launcher(), classes }, knowledge).map(
    ([, { permission, trigger, gate, ahead }]) => `${permission} ${trigger} ${gate} ${ahead}`,
  );

test.each<[string, readonly ClassSpec[], readonly string[]]>([
  [
    'on the first screen, ahead of any feature',
    [main(method('onCreate', '(Landroid/os/Bundle;)V', asks))],
    [`${CAMERA} first-screen no-gate true`],
  ],
  [
    'in code that never runs',
    [
      main(
        method('onCreate', '(Landroid/os/Bundle;)V', () => {}),
        method('never', '()V', asks),
      ),
    ],
    [],
  ],
])('%s', (_name, classes, expected) => expect(seen(classes)).toEqual(expected));
