/**
 * Superclasses and interfaces inside the framework, which the app's DEX files do not hold: enough to know that what
 * is called on a `ListActivity` is called on a `Context`. Child, then parents.
 *
 * @source https://developer.android.com/reference
 */
const PARENTS: readonly (readonly [child: string, ...parents: string[]])[] = [
  ['android/content/ContextWrapper', 'android/content/Context'],
  ['android/view/ContextThemeWrapper', 'android/content/ContextWrapper'],
  ['android/app/Application', 'android/content/ContextWrapper'],
  ['android/app/Activity', 'android/view/ContextThemeWrapper'],
  ['android/app/ListActivity', 'android/app/Activity'],
  ['android/app/ExpandableListActivity', 'android/app/Activity'],
  ['android/app/LauncherActivity', 'android/app/ListActivity'],
  ['android/app/AliasActivity', 'android/app/Activity'],
  ['android/app/NativeActivity', 'android/app/Activity'],
  ['android/app/ActivityGroup', 'android/app/Activity'],
  ['android/app/TabActivity', 'android/app/ActivityGroup'],
  ['android/accounts/AccountAuthenticatorActivity', 'android/app/Activity'],
  ['android/preference/PreferenceActivity', 'android/app/ListActivity'],
  ['android/app/Service', 'android/content/ContextWrapper'],
  ['android/app/IntentService', 'android/app/Service'],
  ['android/app/job/JobService', 'android/app/Service'],
  ['android/accessibilityservice/AccessibilityService', 'android/app/Service'],
  ['android/inputmethodservice/AbstractInputMethodService', 'android/app/Service'],
  ['android/inputmethodservice/InputMethodService', 'android/inputmethodservice/AbstractInputMethodService'],
  ['android/service/notification/NotificationListenerService', 'android/app/Service'],
  ['android/service/wallpaper/WallpaperService', 'android/app/Service'],
  ['android/service/dreams/DreamService', 'android/app/Service'],
  ['android/service/quicksettings/TileService', 'android/app/Service'],
  ['android/service/autofill/AutofillService', 'android/app/Service'],
  ['android/net/VpnService', 'android/app/Service'],
  ['android/telecom/InCallService', 'android/app/Service'],
  ['android/telecom/ConnectionService', 'android/app/Service'],
  ['android/telecom/CallScreeningService', 'android/app/Service'],
  ['android/app/admin/DeviceAdminReceiver', 'android/content/BroadcastReceiver'],
  ['android/appwidget/AppWidgetProvider', 'android/content/BroadcastReceiver'],
  ['android/provider/DocumentsProvider', 'android/content/ContentProvider'],
  ['android/content/SearchRecentSuggestionsProvider', 'android/content/ContentProvider'],
  ['android/app/DialogFragment', 'android/app/Fragment'],
  ['android/app/ListFragment', 'android/app/Fragment'],
  ['android/preference/PreferenceFragment', 'android/app/Fragment'],
  ['android/webkit/WebViewFragment', 'android/app/Fragment'],
  ['android/app/AlertDialog', 'android/app/Dialog'],
  ['android/app/ProgressDialog', 'android/app/AlertDialog'],
  ['android/app/DatePickerDialog', 'android/app/AlertDialog'],
  ['android/app/TimePickerDialog', 'android/app/AlertDialog'],
  ['android/view/ViewGroup', 'android/view/View', 'android/view/ViewManager'],
  ['android/view/WindowManager', 'android/view/ViewManager'],
  ['android/widget/AbsoluteLayout', 'android/view/ViewGroup'],
  ['android/webkit/WebView', 'android/widget/AbsoluteLayout'],
  ['android/widget/FrameLayout', 'android/view/ViewGroup'],
  ['android/widget/LinearLayout', 'android/view/ViewGroup'],
  ['android/widget/RelativeLayout', 'android/view/ViewGroup'],
  ['android/widget/ScrollView', 'android/widget/FrameLayout'],
  ['android/widget/TextView', 'android/view/View'],
  ['android/widget/EditText', 'android/widget/TextView'],
  ['android/widget/Button', 'android/widget/TextView'],
  ['android/widget/ImageView', 'android/view/View'],
  ['android/view/SurfaceView', 'android/view/View'],
  ['android/view/TextureView', 'android/view/View'],
  ['android/telephony/gsm/GsmCellLocation', 'android/telephony/CellLocation'],
  ['android/telephony/cdma/CdmaCellLocation', 'android/telephony/CellLocation'],
  ['android/telephony/CellInfoGsm', 'android/telephony/CellInfo'],
  ['android/telephony/CellInfoLte', 'android/telephony/CellInfo'],
  ['android/telephony/CellInfoCdma', 'android/telephony/CellInfo'],
  ['android/telephony/CellInfoWcdma', 'android/telephony/CellInfo'],
  ['android/telephony/CellInfoNr', 'android/telephony/CellInfo'],
  ['android/hardware/SensorEventListener2', 'android/hardware/SensorEventListener'],
  ['android/content/AsyncQueryHandler', 'android/os/Handler'],
  ['android/os/HandlerThread', 'java/lang/Thread'],
  ['dalvik/system/BaseDexClassLoader', 'java/lang/ClassLoader'],
  ['dalvik/system/DexClassLoader', 'dalvik/system/BaseDexClassLoader'],
  ['dalvik/system/PathClassLoader', 'dalvik/system/BaseDexClassLoader'],
  ['dalvik/system/DelegateLastClassLoader', 'dalvik/system/PathClassLoader'],
  ['dalvik/system/InMemoryDexClassLoader', 'dalvik/system/BaseDexClassLoader'],
  ['java/net/URLClassLoader', 'java/security/SecureClassLoader'],
  ['java/security/SecureClassLoader', 'java/lang/ClassLoader'],
  ['java/net/HttpURLConnection', 'java/net/URLConnection'],
  ['javax/net/ssl/HttpsURLConnection', 'java/net/HttpURLConnection'],
  ['javax/net/ssl/SSLSocket', 'java/net/Socket'],
  ['javax/net/ssl/SSLSocketFactory', 'javax/net/SocketFactory'],
  ['javax/net/ssl/X509TrustManager', 'javax/net/ssl/TrustManager'],
  ['javax/net/ssl/X509ExtendedTrustManager', 'javax/net/ssl/X509TrustManager'],
  ['java/io/FileInputStream', 'java/io/InputStream'],
  ['java/io/BufferedInputStream', 'java/io/FilterInputStream'],
  ['java/io/FilterInputStream', 'java/io/InputStream'],
  ['java/io/FileOutputStream', 'java/io/OutputStream'],
  ['java/io/InputStreamReader', 'java/io/Reader'],
  ['java/io/FileReader', 'java/io/InputStreamReader'],
  ['java/io/BufferedReader', 'java/io/Reader'],
];

const ABOVE: ReadonlyMap<string, readonly string[]> = new Map(
  PARENTS.map(([child, ...parents]) => [`L${child};`, parents.map((parent) => `L${parent};`)]),
);

/** Superclass and interfaces of a framework type as descriptors; empty when the table does not have it. */
export const frameworkParents = (descriptor: string): readonly string[] => ABOVE.get(descriptor) ?? [];

/** Framework types directly below each. */
const CHILDREN: ReadonlyMap<string, readonly string[]> = childrenOf();

/** The type and all framework types known to be below it, as descriptors. */
export function frameworkBelow(descriptor: string): ReadonlySet<string> {
  const below = new Set([descriptor]);
  for (const type of below) for (const child of CHILDREN.get(type) ?? []) below.add(child);
  return below;
}

function childrenOf(): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [child, ...parents] of PARENTS) {
    for (const parent of parents) children.set(`L${parent};`, [...(children.get(`L${parent};`) ?? []), `L${child};`]);
  }
  return children;
}
