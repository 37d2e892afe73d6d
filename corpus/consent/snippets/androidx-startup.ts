/** App Startup as an app carries it: one provider that runs every initializer named in its meta-data. */
export const androidxStartup = `
package androidx.startup;
interface Initializer { Object create(Context c); List dependencies(); }
class AppInitializer {
  private static AppInitializer sInstance;
  final Context context; final Map done = new HashMap();
  AppInitializer(Context c) { context = c.getApplicationContext(); }
  static AppInitializer getInstance(Context c) { if (sInstance == null) sInstance = new AppInitializer(c); return sInstance; }
  Object initializeComponent(Class c) { return doInitialize(c); }
  Object doInitialize(Class c) {
    if (done.containsKey(c)) return done.get(c);
    Initializer one = (Initializer) c.getDeclaredConstructor(new Class[0]).newInstance(new Object[0]);
    for (Object before : one.dependencies()) doInitialize((Class) before);
    Object result = one.create(context);
    done.put(c, result);
    return result;
  }
  void discoverAndInitialize(Bundle metadata) {
    String startup = "androidx.startup";
    for (Object key : new ArrayList()) {
      String name = (String) key;
      if (startup.equals(metadata.getString(name, null))) doInitialize(Class.forName(name));
    }
  }
}
class InitializationProvider extends ContentProvider {
  public boolean onCreate() {
    ApplicationInfo info = getContext().getPackageManager().getApplicationInfo(getContext().getPackageName(), 128);
    AppInitializer.getInstance(getContext()).discoverAndInitialize(info.metaData);
    return true;
  }
}
`;

/** The provider's entry in the manifest, with the classes it starts. */
export function startupProvider(authority: string, ...initializers: readonly string[]) {
  return {
    name: 'androidx.startup.InitializationProvider',
    authorities: `${authority}.androidx-startup`,
    exported: false,
    metaData: Object.fromEntries(initializers.map((name) => [name, { string: 'androidx.startup' }])),
  };
}
