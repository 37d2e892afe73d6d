/** Newer libraries that recipes only call: encrypted preferences, DataStore, support fragments, as declared in their public documentation. */
export const androidNewer = `
package androidx.security.crypto;
class MasterKey { } class MasterKey$Builder { MasterKey$Builder(Context c); MasterKey$Builder setKeyScheme(MasterKey$KeyScheme s); MasterKey build(); } class MasterKey$KeyScheme { static final MasterKey$KeyScheme AES256_GCM; }
class EncryptedSharedPreferences { static SharedPreferences create(Context c, String name, MasterKey k, EncryptedSharedPreferences$PrefKeyEncryptionScheme a, EncryptedSharedPreferences$PrefValueEncryptionScheme b); }
class EncryptedSharedPreferences$PrefKeyEncryptionScheme { static final EncryptedSharedPreferences$PrefKeyEncryptionScheme AES256_SIV; } class EncryptedSharedPreferences$PrefValueEncryptionScheme { static final EncryptedSharedPreferences$PrefValueEncryptionScheme AES256_GCM; }
package androidx.datastore.core; interface DataStore { Flow getData(); Object updateData(Function2 transform, Continuation k); }
package androidx.datastore.preferences.core; class Preferences { Object get(Preferences$Key k); boolean contains(Preferences$Key k); } class Preferences$Key { } class MutablePreferences extends Preferences { void set(Preferences$Key k, Object v); }
class PreferencesKeys { static Preferences$Key booleanKey(String s); static Preferences$Key intKey(String s); } class PreferencesKt { static Object edit(DataStore s, Function2 transform, Continuation k); }
package kotlinx.coroutines.flow; class FlowKt { static Flow callbackFlow(Function2 block); static Object first(Flow f, Continuation k); }
package androidx.multidex; class MultiDex { static void install(Context c); } class MultiDexApplication extends Application { MultiDexApplication(); }
package com.google.gson; class Gson { Gson(); Object fromJson(String s, Class c); String toJson(Object o); }
package android.preference; class PreferenceManager { static SharedPreferences getDefaultSharedPreferences(Context c); static void setDefaultValues(Context c, int id, boolean again); }
`;
