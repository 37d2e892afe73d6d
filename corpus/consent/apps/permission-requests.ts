import { noGate, type Recipe } from '../recipe.ts';

export const permissionRequests: readonly Recipe[] = [
  {
    id: 'permission-first-screen',
    about: 'Asked in onCreate of the first screen, before any feature is used and with no gate.',
    java: `package com.quanxian.a;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); requestPermissions(new String[]{"android.permission.READ_PHONE_STATE", "android.permission.ACCESS_FINE_LOCATION"}, 1); } }`,
    truth: {
      permissions: [
        { permission: 'READ_PHONE_STATE', in: 'MainActivity.onCreate', trigger: 'first-screen', gate: 'no-gate' },
        { permission: 'ACCESS_FINE_LOCATION', in: 'MainActivity.onCreate', trigger: 'first-screen', gate: 'no-gate' },
      ],
      gate: noGate,
    },
  },
  {
    id: 'permission-after-agree',
    about: 'Asked at once in the agree callback: after consent, and still ahead of any feature (078.4-5.4).',
    java: `package com.quanxian.c;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setCancelable(false).setPositiveButton("同意", (d, w) -> requestPermissions(new String[]{"android.permission.CAMERA"}, 2)).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    truth: {
      permissions: [{ permission: 'CAMERA', in: 'MainActivity.lambda$onCreate$0', trigger: 'user-action', gate: 'behind-gate' }],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'permission-launcher-contract',
    about: 'ActivityResultLauncher.launch in onStart; the contract is registered in onCreate.',
    java: `package com.quanxian.e;
class MainActivity extends AppCompatActivity {
  ActivityResultLauncher launcher;
  protected void onCreate(Bundle b) { super.onCreate(b); launcher = registerForActivityResult(new ActivityResultContracts$RequestPermission(), ok -> Log.d("e", "" + ok)); }
  protected void onStart() { super.onStart(); launcher.launch("android.permission.RECORD_AUDIO"); }
}`,
    truth: {
      permissions: [{ permission: 'RECORD_AUDIO', in: 'MainActivity.onStart', trigger: 'first-screen', gate: 'no-gate' }],
      gate: noGate,
    },
  },
];
