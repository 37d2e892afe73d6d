import { noGate, type Recipe, read } from '../recipe.ts';
import { layout } from '../snippets/layouts.ts';

export const layouts: readonly Recipe[] = [
  {
    id: 'layout-fragment-name',
    about: 'A fragment named in the layout of the first screen: inflated and started with it.',
    java: `package com.buju.c;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.home); } }
class HomeFragment extends Fragment { public View onCreateView(LayoutInflater i, ViewGroup g, Bundle b) { Log.d("c", Settings$Secure.getString(getActivity().getContentResolver(), "android_id")); return new TextView(getActivity()); } }
class OtherFragment extends Fragment { public void onResume() { super.onResume(); Log.d("c", ((TelephonyManager) getActivity().getSystemService("phone")).getDeviceId()); } }`,
    manifest: layout('home', '<LinearLayout><fragment android:name="com.buju.c.HomeFragment"/></LinearLayout>'),
    truth: {
      reads: [read('android id', 'HomeFragment.onCreateView', 'first-screen', 'no-gate')],
      dead: [['imei', 'OtherFragment.onResume']],
      gate: noGate,
    },
  },
];
