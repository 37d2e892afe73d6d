import { reads } from '../consent/apis.ts';
import type { Sink } from '../consent/index.ts';
import type { Recipe } from '../consent/recipe.ts';

/**
 * One app about data flow: code without a package line (`%p` stands for the package, which the id names), and which pairs of
 * statements belong together.
 */
export interface FlowRecipe extends Omit<Recipe, 'truth'> {
  /** All that flows; empty where nothing does. */
  readonly flows: readonly GivenFlow[];
  readonly noFlows?: readonly GivenNoFlow[];
  /** Pairs that may be told or not: nobody is right about them. */
  readonly unjudged?: readonly GivenNoFlow[];
}

export interface GivenFlow {
  readonly data: string;
  readonly from: string;
  readonly to: string;
  readonly sink: Sink;
}

export interface GivenNoFlow {
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

/** Sources by a short name: token of `data/personal-info.yaml`, and the call. */
const sources = {
  ...reads,
  'typed text': ['password', 'EditText.getText/0|Activity.findViewById/1|View.findViewById/1'],
  'wifi name': ['wifi_info', 'WifiInfo.getSSID/0'],
  altitude: ['loc_precise', 'Location.getAltitude/0'],
} as const satisfies Readonly<Record<string, readonly [data: string, api: string]>>;

/** Sinks by a short name: the calls at which the loss may be said to happen, and the word of the vocabulary. */
const sinks = {
  'log.d': ['log', 'Log.d/2'],
  'log.e': ['log', 'Log.e/2'],
  'log.i': ['log', 'Log.i/2'],
  'log.w': ['log', 'Log.w/2'],
  'log.v': ['log', 'Log.v/2'],
  'log.wtf': ['log', 'Log.wtf/2'],
  'log.e with exception': ['log', 'Log.e/3'],
  'log.println': ['log', 'Log.println/3'],
  stdout: ['log', 'PrintStream.println/1'],
  sms: ['sms', 'SmsManager.sendTextMessage/5'],
  'sms in parts': ['sms', 'SmsManager.sendMultipartTextMessage/5'],
  'data sms': ['sms', 'SmsManager.sendDataMessage/6'],
  url: ['network', 'URL.<init>/1|URL.openStream/0|URL.openConnection/0|URLConnection.getInputStream/0|HttpURLConnection.getInputStream/0'],
  'http body': ['network', 'OutputStream.write/1|DataOutputStream.writeBytes/1|DataOutputStream.write/1'],
  'http line': ['network', 'DataOutputStream.writeBytes/1'],
  'http header': ['network', 'URLConnection.setRequestProperty/2'],
  'http client': ['network', 'DefaultHttpClient.execute/1|HttpClient.execute/1'],
  socket: ['network', 'OutputStream.write/1'],
  datagram: ['network', 'DatagramSocket.send/1'],
  'file stream': ['file', 'FileOutputStream.write/1|OutputStream.write/1'],
  'file writer': ['file', 'FileWriter.write/1|Writer.write/1'],
  'file writer append': ['file', 'Writer.append/1'],
  preferences: ['file', 'SharedPreferences$Editor.putString/2'],
  database: ['file', 'SQLiteDatabase.insert/3'],
  broadcast: ['other-app', 'Context.sendBroadcast/1'],
  'sticky broadcast': ['other-app', 'Context.sendStickyBroadcast/1'],
  'start activity': ['other-app', 'Activity.startActivity/1|Context.startActivity/1'],
  'start service': ['other-app', 'Context.startService/1'],
  'set result': ['other-app', 'Activity.setResult/2'],
  exec: ['other-app', 'Runtime.exec/1'],
  process: ['other-app', 'ProcessBuilder.<init>/1|ProcessBuilder.start/0'],
  'web page': ['webview', 'WebView.loadUrl/1'],
  script: ['webview', 'WebView.evaluateJavascript/2'],
  clipboard: ['clipboard', 'ClipboardManager.setPrimaryClip/1'],
} as const satisfies Readonly<Record<string, readonly [sink: Sink, api: string]>>;

export type SourceName = keyof typeof sources;
export type SinkName = keyof typeof sinks;

/** What is read in one method reaches a sink in a method, by default the same. */
export function leak(source: SourceName, where: string, sink: SinkName, target = where): GivenFlow {
  return { data: sources[source][0], sink: sinks[sink][0], ...pair(source, where, sink, target) };
}

/** The pair looks like one, and is none. */
export function none(because: string, source: SourceName, where: string, sink: SinkName, target = where): GivenNoFlow {
  return { ...pair(source, where, sink, target), because };
}

function pair(source: SourceName, where: string, sink: SinkName, target: string): { readonly from: string; readonly to: string } {
  return { from: `${sources[source][1]} @ ${where}`, to: `${sinks[sink][1]} @ ${target}` };
}
