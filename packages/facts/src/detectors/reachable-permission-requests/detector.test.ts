import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { reachablePermissionRequests } from './detector.ts';

const CAMERA = 'android.permission.CAMERA';
const SMS = 'android.permission.READ_SMS';
const DECLARED = [CAMERA, SMS].map((name) => `<uses-permission android:name="${name}"/>`).join('');
const CONTRACT = 'Landroidx/activity/result/contract/ActivityResultContracts$RequestPermission;-><init>()V';
const LAUNCH = 'Landroidx/activity/result/ActivityResultLauncher;->launch(Ljava/lang/Object;)V';
const asks: Body = (m) => m.create('v0', CONTRACT).call(LAUNCH, null, text(CAMERA));
const main = (...methods: readonly ReturnType<typeof method>[]): ClassSpec =>
  cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [...methods] });
const needing = (name: string, permission: string): ClassSpec =>
  cls(`cn.example.app.${name}`, {
    extends: 'cn.example.app.Base',
    methods: [
      method('needs', '()[Ljava/lang/String;', (m) =>
        m.filledNewArray('[Ljava/lang/String;', text(permission)).moveResult('v0').return('v0'),
      ),
    ],
  });
const seen = (classes: readonly ClassSpec[]) =>
  observed(reachablePermissionRequests, { components: launcher(), tags: DECLARED, classes }, knowledge).map(
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
  [
    'by a base class, for what each class below it that runs names',
    [
      cls('cn.example.app.Base', {
        extends: 'android.app.Activity',
        access: 'public abstract',
        methods: [
          method('needs', '()[Ljava/lang/String;', undefined, 'public abstract'),
          method('onResume', '()V', (m) => {
            m.invokeVirtual('Lcn/example/app/Base;->needs()[Ljava/lang/String;', 'p0').moveResult('v0').const('v1', 1);
            m.invokeVirtual('Lcn/example/app/Base;->requestPermissions([Ljava/lang/String;I)V', 'p0', 'v0', 'v1');
          }),
        ],
      }),
      needing('Main', CAMERA),
      needing('Never', SMS),
    ],
    [`${CAMERA} first-screen no-gate true`],
  ],
])('%s', (_name, classes, expected) => expect(seen(classes)).toEqual(expected));
