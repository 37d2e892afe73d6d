import type { Entry } from './entry.ts';

/**
 * A member in the short form of data files: `location/LocationManager.getProviders` is in package android.location,
 * `java.net.Socket.connect` in the package written, `Telephony$Sms.CONTENT_URI` in android.<otherwise>.
 */
export function frameworkMember(entry: Entry, otherwise = ''): { class: string; name: string } {
  const text = entry.text();
  const cut = text.lastIndexOf('.');
  const owner = text.slice(0, cut);
  const name = text.slice(cut + 1);
  if (cut <= 0 || !/^[\w$/.]+$/.test(owner) || !/^(<init>|[\w$]+)$/.test(name)) entry.fail('must be class.member');
  if (owner.includes('/')) return { class: `Landroid/${owner};`, name };
  if (owner.includes('.')) return { class: `L${owner.replaceAll('.', '/')};`, name };
  return otherwise === '' ? entry.fail('needs a package') : { class: `Landroid/${otherwise}/${owner};`, name };
}
