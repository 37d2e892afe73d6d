/**
 * Classes that do the work of an abstract class or interface at run time: hooks must sit there.
 * @source regulation §8.4, overload rule; AOSP frameworks/base and libcore
 */
export const RUNTIME_CLASSES: Readonly<Record<string, readonly string[]>> = {
  'android.content.pm.PackageManager': ['android.app.ApplicationPackageManager'],
  'android.content.Context': ['android.app.ContextImpl'],
  'android.content.ContentResolver': ['android.app.ContextImpl$ApplicationContentResolver'],
  'android.hardware.SensorManager': ['android.hardware.SystemSensorManager'],
  'android.view.ViewManager': ['android.view.WindowManagerImpl', 'android.view.ViewGroup'],
  'android.view.WindowManager': ['android.view.WindowManagerImpl'],
  'android.app.job.JobScheduler': ['android.app.JobSchedulerImpl'],
  'android.webkit.CookieManager': ['com.android.webview.chromium.CookieManagerAdapter'],
  'com.android.internal.telephony.IPhoneSubInfo': ['com.android.internal.telephony.IPhoneSubInfo$Stub$Proxy'],
  'java.net.InetAddress': ['java.net.Inet4Address', 'java.net.Inet6Address'],
};

/** Classes that are there from the start or never: looking for them again is of no use. Apps bring androidx and the support library. */
export const isOfSystem = (name: string): boolean =>
  /^(?:android\.(?!support\.)|java\.|javax\.|dalvik\.|com\.android\.(?!id\.))/.test(name);
