import type { Recipe } from '../recipe.ts';

export const flowCallbacks: readonly Recipe[] = [
  {
    id: 'flow-async-task',
    about: 'From doInBackground to onPostExecute.',
    java: `package com.huidiao.e;
class T extends AsyncTask { final Context c; T(Context x) { c = x; } protected Object doInBackground(Object[] p) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } protected void onPostExecute(Object r) { Log.d("e", (String) r); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new T(this).execute(new Object[0]); } }`,
    truth: {
      flows: [{ data: 'imei', from: 'TelephonyManager.getDeviceId/0 @ T.doInBackground', to: 'Log.d/2 @ T.onPostExecute', sink: 'log' }],
    },
  },
  {
    id: 'flow-own-callback-interface',
    about: 'An interface of the app with one implementation that logs and one that does not: the harmless one is passed.',
    java: `package com.huidiao.g;
interface OnId { void onId(String id); }
class LogIt implements OnId { public void onId(String id) { Log.d("g", id); } }
class DropIt implements OnId { public void onId(String id) { Log.d("g", "dropped"); } }
class Reader2 { static void read(Context c, OnId cb) { cb.onId(((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Reader2.read(this, new DropIt()); new LogIt().onId("nothing"); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ Reader2.read',
          to: 'Log.d/2 @ LogIt.onId',
          because: 'the callback that logs is never the one that is passed',
        },
      ],
    },
  },
  {
    id: 'flow-live-data',
    about: 'Posted to LiveData; the observer logs it.',
    java: `package com.huidiao.i;
class Model { final MutableLiveData id = new MutableLiveData(); void load(Context c) { id.postValue(((TelephonyManager) c.getSystemService("phone")).getImei()); } }
class MainActivity extends AppCompatActivity { protected void onCreate(Bundle b) { super.onCreate(b); Model m = new Model(); m.id.observe(this, v -> Log.d("i", (String) v)); m.load(this); } }`,
    truth: {
      flows: [
        { data: 'imei', from: 'TelephonyManager.getImei/0 @ Model.load', to: 'Log.d/2 @ MainActivity.lambda$onCreate$0', sink: 'log' },
      ],
    },
  },
];
