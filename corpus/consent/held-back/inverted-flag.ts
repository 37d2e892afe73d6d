import { type Recipe, read } from '../recipe.ts';
import { ask } from '../snippets/inverted-flag.ts';

export const invertedFlag: readonly Recipe[] = [
  {
    id: 'inverted-or-permission',
    about: 'Agreed or permission already granted: the second half opens the branch for those who never agreed.',
    java: `package com.hetao.six;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    boolean agreed = getSharedPreferences("conf", 0).getBoolean("agreed", false);
    if (agreed || checkSelfPermission("android.permission.ACCESS_FINE_LOCATION") == 0) Log.d("l", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"));
  }
}${ask('agreed', true)}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('location', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
