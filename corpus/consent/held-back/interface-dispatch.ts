import { noGate, type Recipe, read } from '../recipe.ts';

export const interfaceDispatch: readonly Recipe[] = [
  {
    id: 'dispatch-abstract-template',
    about: 'Abstract classes three deep; the override in the middle calls super, which calls the abstract method below.',
    java: `package com.duolai.e;
abstract class Task { final void go(Context c) { before(c); body(c); } protected void before(Context c) { } protected abstract void body(Context c); }
abstract class NetTask extends Task { protected void before(Context c) { super.before(c); Log.d("net", "" + url(c)); } protected abstract String url(Context c); }
class PingTask extends NetTask { protected String url(Context c) { return "https://t.example.cn/?m=" + ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getMacAddress(); } protected void body(Context c) { } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Task t = new PingTask(); t.go(this); } }`,
    truth: { reads: [read('mac', 'PingTask.url', 'first-screen', 'no-gate')], gate: noGate },
  },
];
