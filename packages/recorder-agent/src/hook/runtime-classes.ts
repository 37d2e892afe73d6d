/**
 * Classes that do the work of an abstract class or interface at run time: hooks must sit there.
 * @source regulation §8.4, overload rule; AOSP frameworks/base and libcore
 */
export const RUNTIME_CLASSES: Readonly<Record<string, readonly string[]>> = {
  'android.content.pm.PackageManager': ['android.app.ApplicationPackageManager'],
  'android.content.Context': ['android.app.ContextImpl'],
  'android.content.ContentResolver': ['android.app.ContextImpl$ApplicationContentResolver'],
  'android.hardware.SensorManager': ['android.hardware.SystemSensorManager'],
  'android.view.ViewManager': ['android.view.WindowManagerImpl'],
  'android.view.WindowManager': ['android.view.WindowManagerImpl'],
  'android.app.job.JobScheduler': ['android.app.JobSchedulerImpl'],
  'android.webkit.CookieManager': ['com.android.webview.chromium.CookieManagerAdapter'],
  'com.android.internal.telephony.IPhoneSubInfo': ['com.android.internal.telephony.IPhoneSubInfo$Stub$Proxy'],
  'java.net.InetAddress': ['java.net.Inet4Address', 'java.net.Inet6Address'],
};

/**
 * Methods that look at their caller's class to find its loader. A hook would stand in the caller's place and the library not be found: the
 * method that they hand the caller over to is hooked instead. The first that is there counts.
 * @source AOSP libcore Runtime.java: load0(Class, String) since 7.1, load(String, ClassLoader) before
 */
export const CALLER_SENSITIVE: Readonly<Record<string, readonly InnerMethod[]>> = Object.fromEntries(
  ['java.lang.System.load', 'java.lang.Runtime.load'].map((name) => [
    name,
    [
      { owner: 'java.lang.Runtime', method: 'load0', parameters: 2 },
      { owner: 'java.lang.Runtime', method: 'load', parameters: 2 },
    ],
  ]),
);

export interface InnerMethod {
  readonly owner: string;
  readonly method: string;
  readonly parameters: number;
}

/** Classes that are there from the start or never: looking for them again is of no use. Apps bring androidx and the support library. */
export const isOfSystem = (name: string): boolean =>
  /^(?:android\.(?!support\.)|java\.|javax\.|dalvik\.|com\.android\.(?!id\.))/.test(name);
