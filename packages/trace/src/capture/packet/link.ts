/** Where a packet's network layer starts, and which it is by EtherType. */
interface Start {
  readonly at: number;
  readonly type: number;
}

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
/** 802.1Q, 802.1ad and the older double tags. */
const VLANS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100, 0x9200]);
const PPPOE_SESSION = 0x8864;
const MAX_TAGS = 4;

type LinkReader = (bytes: Uint8Array) => Start | undefined;

/** @source https://www.tcpdump.org/linktypes.html */
const LINKS: ReadonlyMap<number, LinkReader> = new Map([
  [0, loopback],
  [1, (bytes) => ethernet(bytes, 12)],
  // Raw IP has three numbers, two of which depend on the system that wrote the file.
  ...[12, 14, 101, 228, 229].map((type) => [type, raw] as const),
  [108, loopback],
  [113, (bytes) => ethernet(bytes, 14)],
  [239, netfilterLog],
  [276, (bytes) => ({ at: 20, type: u16(bytes, 0) })],
]);

export const isKnownLink = (linkType: number): boolean => LINKS.has(linkType);

/** Offset of the IP header in a packet of this link type; undefined when it carries something else or ends before it. */
export function findIp(linkType: number, bytes: Uint8Array): number | undefined {
  const start = LINKS.get(linkType)?.(bytes);
  if (start === undefined || start.at >= bytes.length) return undefined;
  return start.type === IPV4 || start.type === IPV6 ? start.at : undefined;
}

function ethernet(bytes: Uint8Array, typeAt: number): Start | undefined {
  let at = typeAt;
  for (let tags = 0; tags < MAX_TAGS && VLANS.has(u16(bytes, at)); tags++) at += 4;
  const type = u16(bytes, at);
  if (type !== PPPOE_SESSION) return { at: at + 2, type };
  const protocol = u16(bytes, at + 8);
  return { at: at + 10, type: protocol === 0x21 ? IPV4 : protocol === 0x57 ? IPV6 : 0 };
}

/** Four bytes of an address family, whose numbers and byte order are the writer's: the IP header itself decides. */
function loopback(bytes: Uint8Array): Start | undefined {
  return version(bytes, 4);
}

const NFLOG_PAYLOAD = 9;
const MAX_ATTRIBUTES = 64;

/**
 * Packets that iptables handed to tcpdump, which is how the traffic of one app is caught. Attributes one after the other, in the
 * byte order of the device: little on every Android.
 */
function netfilterLog(bytes: Uint8Array): Start | undefined {
  let at = 4;
  for (let count = 0; count < MAX_ATTRIBUTES && at + 4 <= bytes.length; count++) {
    const size = bytes[at]! | (bytes[at + 1]! << 8);
    const type = bytes[at + 2]! | (bytes[at + 3]! << 8);
    if (type === NFLOG_PAYLOAD) return version(bytes, at + 4);
    if (size < 4) return undefined;
    at += size + (-size & 3);
  }
  return undefined;
}

function raw(bytes: Uint8Array): Start | undefined {
  return version(bytes, 0);
}

function version(bytes: Uint8Array, at: number): Start | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  return { at, type: first >> 4 === 4 ? IPV4 : first >> 4 === 6 ? IPV6 : 0 };
}

const u16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
