import { type Recipe, read } from '../recipe.ts';

export const gateInAnotherClass: readonly Recipe[] = [
  {
    id: 'other-class-live-data',
    about: 'The dialog posts to LiveData; an observer of the screen reads when the value is true.',
    java: `package com.danqing.seven;
class ConsentModel { static final MutableLiveData AGREED = new MutableLiveData(); }
class MainActivity extends AppCompatActivity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    ConsentModel.AGREED.observe(this, new Observer() {
      public void onChanged(Object v) { if (((Boolean) v).booleanValue()) Log.d("o", ((TelephonyManager) getSystemService("phone")).getMeid()); }
    });
    new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> ConsentModel.AGREED.setValue(Boolean.TRUE)).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    truth: {
      reads: [
        read('meid', 'MainActivity$1.onChanged', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'observe() is called before the gate, and only the value posted behind it lets the observer read',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
