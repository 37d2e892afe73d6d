import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { type Allow, isAllowed } from './address-rule.ts';
import { OutboundFault } from './outbound-fault.ts';

/** Addresses of a host name, as text. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** As the system resolves names: hosts file, then DNS. */
export const systemResolve: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);

/**
 * The addresses at which `url` will be asked: resolved once, checked, and used as they are, so that a name that resolves
 * differently the next moment gains nothing. One forbidden address forbids the name.
 * @throws OutboundFault `not-resolved`, `refused-address`
 */
export async function checkedAddresses(url: URL, allow: Allow, resolve: Resolve): Promise<readonly string[]> {
  const addresses = await addressesOf(url, resolve);
  const refused = addresses.find((address) => !isAllowed(allow, url, address));
  if (refused !== undefined) throw new OutboundFault('refused-address', `${url.host} is at ${refused}, which may not be asked`);
  return addresses;
}

async function addressesOf(url: URL, resolve: Resolve): Promise<readonly string[]> {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal)) return [literal];
  const addresses = await resolve(url.hostname).catch((error: unknown) => {
    throw new OutboundFault('not-resolved', `no address for ${url.hostname}`, error);
  });
  if (addresses.length === 0) throw new OutboundFault('not-resolved', `no address for ${url.hostname}`);
  return addresses;
}
