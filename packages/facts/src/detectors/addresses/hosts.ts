/** An address with its parts. */
export interface Address {
  readonly url: string;
  readonly scheme: string;
  /** A domain or an IP address; of version 6 without its brackets. */
  readonly host: string;
  readonly port?: number;
}

const LONGEST_URL = 300;
const URL = /\b([a-z][a-z0-9+.-]{1,9}):\/\/([^\s"'<>\\^`{|}]+)/gi;
const AUTHORITY = /^(?:[^/?#@]*@)?([a-z0-9_.-]+|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?(?=[/?#]|$)/i;
const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,18}|xn--[a-z0-9-]{2,59})$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
/** Schemes that name a server; others (`content://`, `file://`, another app's own) do not. */
const SCHEMES = new Set([
  'http',
  'https',
  'ws',
  'wss',
  'ftp',
  'ftps',
  'sftp',
  'rtmp',
  'rtmps',
  'rtsp',
  'mqtt',
  'mqtts',
  'tcp',
  'udp',
  'ssl',
  'tls',
  'socks',
  'socks5',
]);

export const isDomain = (host: string): boolean => host.length <= 253 && DOMAIN.test(host);
export const isIpv4 = (host: string): boolean => IPV4.test(host);
export const isIp = (host: string): boolean => isIpv4(host) || isIpv6(host);

/** @source RFC 4291 §2.2 */
function isIpv6(host: string): boolean {
  const halves = host.split('::');
  if (halves.length > 2 || !host.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const hasIpv4 = isIpv4(groups.at(-1) ?? '');
  if (!groups.every((group, i) => /^[0-9a-f]{1,4}$/.test(group) || (hasIpv4 && i === groups.length - 1))) return false;
  const count = groups.length + (hasIpv4 ? 1 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

/** Addresses in a text, at most `most`. Those with a placeholder for the host are left out. */
export function* addressesIn(text: string, most: number): Generator<Address> {
  let count = 0;
  for (const match of text.matchAll(URL)) {
    if (count++ >= most) return;
    const scheme = match[1]!.toLowerCase();
    const authority = AUTHORITY.exec(match[2]!);
    if (!SCHEMES.has(scheme) || authority === null) continue;
    const host = authority[1]!.toLowerCase().replace(/^\[|\]$|\.$/g, '');
    if (!isDomain(host) && !isIp(host)) continue;
    const url = match[0].replace(/[),.;:]+$/, '').slice(0, LONGEST_URL);
    yield { url, scheme, host, ...(authority[2] === undefined ? {} : { port: Number(authority[2]) }) };
  }
}

/** Whether an address can be reached from anywhere. @source RFC 6890, RFC 4291 §2.4 */
export function isPublicIp(ip: string): boolean {
  if (ip.includes(':')) return /^[23][0-9a-f]{3}:/.test(ip) && !/^2001:0?db8:/.test(ip);
  const [a = 0, b = 0, c = 0] = ip.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168))
    return false;
  return !(
    (a === 192 && b === 0) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113)
  );
}

/** Four numbers alone are mostly a version or an object identifier: they count as an address when they look like no such thing. */
export function looksLikeIp(ip: string): boolean {
  const numbers = ip.split('.').map(Number);
  return numbers[0]! >= 3 && numbers.some((number) => number >= 30);
}
