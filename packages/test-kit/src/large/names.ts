/** Where classes of a large app live, with the share of each: its own features, libraries everyone has, SDKs, and a shrunk remainder. */
export const packages: readonly (readonly [name: string, weight: number, style: 'readable' | 'shrunk'])[] = [
  ['com/example/large/home', 6, 'readable'],
  ['com/example/large/account', 5, 'readable'],
  ['com/example/large/order', 6, 'readable'],
  ['com/example/large/search', 4, 'readable'],
  ['com/example/large/media/player', 4, 'readable'],
  ['com/example/large/common/network', 3, 'readable'],
  ['androidx/appcompat/widget', 3, 'readable'],
  ['androidx/recyclerview/widget', 2, 'readable'],
  ['androidx/lifecycle', 2, 'readable'],
  ['androidx/core/view', 3, 'readable'],
  ['kotlin/collections', 4, 'readable'],
  ['kotlinx/coroutines/internal', 3, 'readable'],
  ['okhttp3/internal/http2', 2, 'readable'],
  ['io/reactivex/internal/operators/flowable', 4, 'readable'],
  ['com/google/gson/internal', 2, 'readable'],
  ['com/bumptech/glide/load/engine', 2, 'readable'],
  ['com/umeng/analytics/pro', 2, 'shrunk'],
  ['com/tencent/bugly/proguard', 2, 'shrunk'],
  ['com/tencent/mm/opensdk/modelmsg', 1, 'readable'],
  ['com/alipay/sdk/app', 1, 'shrunk'],
  ['com/baidu/location', 2, 'shrunk'],
  ['com/amap/api/mapcore', 3, 'shrunk'],
  ['com/bytedance/sdk/openadsdk/core', 3, 'shrunk'],
  ['cn/jpush/android/service', 1, 'shrunk'],
  ['a/b', 2, 'shrunk'],
  ['c/d/e', 2, 'shrunk'],
];

export const nouns =
  'User Order Item Page Cache Session Token Image Video Audio Network Config Event Track Device Account Cart Search Home Feed'.split(' ');
export const roles =
  'Manager Helper Adapter Factory Builder Listener Task Worker Model Entity Holder Impl Provider Store Parser Writer'.split(' ');
export const verbs = 'get set load save create update remove find init start stop show hide parse build apply check handle on is'.split(
  ' ',
);

export const protos = [
  '()V',
  '()I',
  '()Ljava/lang/String;',
  '(I)V',
  '(I)I',
  '(Ljava/lang/String;)V',
  '(Ljava/lang/String;)Ljava/lang/String;',
  '(Ljava/lang/Object;)Z',
  '(Landroid/content/Context;)V',
  '(Landroid/content/Context;Ljava/lang/String;)V',
  '(ILjava/lang/String;Ljava/lang/Object;)V',
  '(J)J',
  '(Landroid/view/View;)V',
  '(Ljava/util/List;I)Ljava/lang/Object;',
] as const;

/** What everybody calls; the kind stands before the reference as `Code.call` reads it. */
export const platformCalls = [
  'Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;',
  'Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;',
  'Ljava/lang/StringBuilder;->toString()Ljava/lang/String;',
  'Ljava/lang/String;->equals(Ljava/lang/Object;)Z',
  'Ljava/lang/String;->length()I',
  'static Ljava/lang/String;->valueOf(Ljava/lang/Object;)Ljava/lang/String;',
  'interface Ljava/util/List;->get(I)Ljava/lang/Object;',
  'interface Ljava/util/List;->add(Ljava/lang/Object;)Z',
  'interface Ljava/util/List;->size()I',
  'interface Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;',
  'interface Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;',
  'interface Ljava/util/Iterator;->hasNext()Z',
  'interface Ljava/util/Iterator;->next()Ljava/lang/Object;',
  'static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I',
  'static Landroid/text/TextUtils;->isEmpty(Ljava/lang/CharSequence;)Z',
  'static Ljava/lang/System;->currentTimeMillis()J',
  'Landroid/content/Context;->getResources()Landroid/content/res/Resources;',
  'Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;',
  'Landroid/view/View;->setVisibility(I)V',
  'Landroid/view/View;->findViewById(I)Landroid/view/View;',
  'Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z',
  'Lorg/json/JSONObject;->optString(Ljava/lang/String;)Ljava/lang/String;',
  'interface Landroid/content/SharedPreferences;->getString(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;',
] as const;

/** Rare calls that detectors look for, about one in two thousand. */
export const sensitiveCalls = [
  'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;',
  'Landroid/telephony/TelephonyManager;->getSubscriberId()Ljava/lang/String;',
  'static Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;',
  'Landroid/net/wifi/WifiInfo;->getMacAddress()Ljava/lang/String;',
  'Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;',
  'Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;',
  'Landroid/content/ClipboardManager;->getPrimaryClip()Landroid/content/ClipData;',
  'static Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;',
] as const;
