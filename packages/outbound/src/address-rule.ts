import ipaddr from 'ipaddr.js';

/**
 * Where requests may go. `public`: addresses of the open internet only. `loopback`: those, and this machine. A list: the
 * hosts named in it (`store.local` or `store.local:8443`) wherever they lie, and the open internet.
 */
export type Allow = 'public' | 'loopback' | readonly string[];

/** Whether `url`, whose host is at `address`, may be asked. */
export function isAllowed(allow: Allow, url: URL, address: string): boolean {
  const kind = kindOf(address);
  if (kind === 'public') return true;
  if (allow === 'public') return false;
  if (allow === 'loopback') return kind === 'loopback';
  return allow.includes(url.host) || allow.includes(url.hostname);
}

/**
 * What kind of address this is. Only what is surely of the open internet is `public`: an IPv6 address that stands for an
 * IPv4 address (mapped) is judged by that; one that carries it elsewhere (compatible, NAT64, 6to4, Teredo) is not public.
 * @source IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 4291 section 2.4: global unicast is 2000::/3
 */
export function kindOf(address: string): 'public' | 'loopback' | 'other' {
  if (!ipaddr.isValid(address)) return 'other';
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (range !== 'unicast') return 'other';
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST) ? 'public' : 'other';
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
