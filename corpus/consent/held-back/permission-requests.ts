import { noGate, type Recipe } from '../recipe.ts';

export const permissionRequests: readonly Recipe[] = [
  {
    id: 'permission-before-dialog',
    about: 'ActivityCompat.requestPermissions under the dialog that was just shown.',
    java: `package com.quanxian.b;
class Perms { static final String[] NEED = new String[]{"android.permission.READ_EXTERNAL_STORAGE"}; static void ask(Activity a) { if (ContextCompat.checkSelfPermission(a, NEED[0]) != 0) ActivityCompat.requestPermissions(a, NEED, 100); } }
class MainActivity extends Activity { protected void onResume() { super.onResume(); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).show(); Perms.ask(this); } }`,
    truth: {
      permissions: [{ permission: 'READ_EXTERNAL_STORAGE', in: 'Perms.ask', trigger: 'first-screen', gate: 'before-gate' }],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'permission-by-feature',
    about: 'Asked when the user taps the scan button.',
    java: `package com.quanxian.d;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Button scan = new Button(this); scan.setText("扫一扫"); scan.setOnClickListener(v -> requestPermissions(new String[]{"android.permission.CAMERA"}, 3)); setContentView(scan); } }`,
    truth: {
      permissions: [{ permission: 'CAMERA', in: 'MainActivity.lambda$onCreate$0', trigger: 'user-action', gate: 'no-gate' }],
      gate: noGate,
    },
  },
  {
    id: 'permission-again-on-refusal',
    about: 'onRequestPermissionsResult asks again: the loop of 164-05.1. Both places ask.',
    java: `package com.quanxian.f;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ask(); }
  void ask() { String[] p = new String[2]; p[0] = "android.permission.READ_CONTACTS"; p[1] = "android.permission.READ_SMS"; requestPermissions(p, 7); }
  public void onRequestPermissionsResult(int code, String[] names, int[] grants) { if (grants[0] != 0) ask(); }
}`,
    truth: {
      permissions: [
        { permission: 'READ_CONTACTS', in: 'MainActivity.ask', trigger: 'first-screen', gate: 'no-gate' },
        { permission: 'READ_SMS', in: 'MainActivity.ask', trigger: 'first-screen', gate: 'no-gate' },
      ],
      gate: noGate,
    },
  },
  {
    id: 'permission-never-asked',
    about: 'A helper that could ask, and nobody calls it.',
    java: `package com.quanxian.g;
class PermissionHelper { static void request(Activity a) { a.requestPermissions(new String[]{"android.permission.READ_CALENDAR"}, 1); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`,
    truth: { permissions: [], gate: noGate },
  },
];
