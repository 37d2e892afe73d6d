import { noGate, type Recipe, read } from '../recipe.ts';
import { androidxStartup, startupProvider } from '../snippets/androidx-startup.ts';

export const initializerStartUp: readonly Recipe[] = [
  {
    id: 'initializer-of-dependencies',
    about: 'Only the second initializer is in the manifest; it names the first, which reads, in dependencies().',
    java: `package com.huoshan.news;
class PushInitializer implements Initializer {
  public Object create(Context c) { return "push"; }
  public List dependencies() { return Collections.singletonList(DeviceInitializer.class); }
}
class DeviceInitializer implements Initializer {
  public Object create(Context c) { return Settings$Secure.getString(c.getContentResolver(), "android_id"); }
  public List dependencies() { return new ArrayList(); }
}
${androidxStartup}`,
    manifest: { providers: [startupProvider('com.huoshan.news', 'com.huoshan.news.PushInitializer')] },
    truth: {
      reads: [read('android id', 'DeviceInitializer.create', 'process-start', 'no-gate', { repeated: ['no', 'loop'] })],
      gate: noGate,
    },
  },
  {
    id: 'initializer-removed',
    about: 'An initializer class is in the code, but the manifest merger removed its meta-data and nobody calls it.',
    java: `package com.anjing.sleep;
class LegacyInitializer implements Initializer {
  public Object create(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); }
  public List dependencies() { return new ArrayList(); }
}
class LogInitializer implements Initializer {
  public Object create(Context c) { Log.d("startup", "ready"); return Unit.INSTANCE; }
  public List dependencies() { return new ArrayList(); }
}
${androidxStartup}`,
    manifest: { providers: [startupProvider('com.anjing.sleep', 'com.anjing.sleep.LogInitializer')] },
    truth: { reads: [], dead: [['imei', 'LegacyInitializer.create']], gate: noGate },
  },
  {
    id: 'initializer-own-kind',
    about: 'An SDK with a startup framework of its own: provider, list of class names in a string array, newInstance, interface call.',
    java: `package com.jinse.finance;
interface Module { void onInstall(Context c); }
class ModuleProvider extends ContentProvider {
  static final String PREFIX = "com.jinse.finance.";
  public boolean onCreate() {
    String[] names = new String[]{"com.jinse.finance.LogModule", "com.jinse.finance.DeviceModule"};
    for (String name : names) {
      try { Module m = (Module) Class.forName(name).newInstance(); m.onInstall(getContext()); } catch (Exception e) { Log.e("Module", name, e); }
    }
    return true;
  }
}
class LogModule implements Module { public void onInstall(Context c) { Log.d("Module", "log"); } }
class DeviceModule implements Module { public void onInstall(Context c) { Log.d("Module", ((TelephonyManager) c.getSystemService("phone")).getMeid()); } }`,
    manifest: { providers: [{ name: '.ModuleProvider', authorities: 'com.jinse.finance.module', exported: false }] },
    truth: { reads: [read('meid', 'DeviceModule.onInstall', 'process-start', 'no-gate', { repeated: ['no', 'loop'] })], gate: noGate },
  },
];
