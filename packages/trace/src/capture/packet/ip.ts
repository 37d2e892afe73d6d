/** A packet of IP, its payload as a range of `bytes`. */
export interface IpPacket {
  readonly bytes: Uint8Array;
  /** Bytes of an address: 4 or 16. The source is at `addressesAt`, the destination follows it. */
  readonly addressBytes: 4 | 16;
  readonly addressesAt: number;
  readonly protocol: number;
  readonly from: number;
  /** End of what was captured of the payload. */
  readonly to: number;
  /** Length of the payload as it was sent; more than `to - from` when the capture cut the packet. */
  readonly length: number;
  readonly fragment?: Fragment;
}

/** The place of a payload in a larger one. */
export interface Fragment {
  readonly id: number;
  /** Bytes from the start of the whole payload. */
  readonly offset: number;
  readonly isLast: boolean;
}

export const TCP = 6;
export const UDP = 17;

const V4_BYTES = 20;
const V6_BYTES = 40;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
/** Hop-by-hop, routing, destination options, mobility, host identity, shim6. */
const EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 60, 135, 139, 140, FRAGMENT, AUTHENTICATION]);
const MAX_EXTENSIONS = 16;

/** Reads the IP header at `at`; undefined when it is not one. @source RFC 791, RFC 8200 */
export function readIp(bytes: Uint8Array, at: number): IpPacket | undefined {
  const version = bytes[at]! >> 4;
  if (version === 4) return readV4(bytes, at);
  return version === 6 ? readV6(bytes, at) : undefined;
}

function readV4(bytes: Uint8Array, at: number): IpPacket | undefined {
  if (bytes.length - at < V4_BYTES) return undefined;
  const headBytes = (bytes[at]! & 15) * 4;
  const from = at + headBytes;
  if (headBytes < V4_BYTES || from > bytes.length) return undefined;
  const stated = u16(bytes, at + 2);
  // 0: the network card cut the packet after the capture. Then what was captured is the packet.
  const length = stated === 0 ? bytes.length - from : stated - headBytes;
  if (length < 0) return undefined;
  const flags = u16(bytes, at + 6);
  const offset = (flags & 0x1fff) * 8;
  const hasMore = (flags & 0x2000) !== 0;
  const packet: IpPacket = {
    bytes,
    addressBytes: 4,
    addressesAt: at + 12,
    protocol: bytes[at + 9]!,
    from,
    to: Math.min(bytes.length, from + length),
    length,
  };
  return hasMore || offset > 0 ? { ...packet, fragment: { id: u16(bytes, at + 4), offset, isLast: !hasMore } } : packet;
}

function readV6(bytes: Uint8Array, at: number): IpPacket | undefined {
  let from = at + V6_BYTES;
  if (from > bytes.length) return undefined;
  const stated = u16(bytes, at + 4);
  const end = stated === 0 ? bytes.length : from + stated;
  const to = Math.min(bytes.length, end);
  let protocol = bytes[at + 6]!;
  let fragment: Fragment | undefined;
  for (let count = 0; EXTENSIONS.has(protocol); count++) {
    if (count === MAX_EXTENSIONS || from + 8 > to) return undefined;
    if (protocol === FRAGMENT) {
      const place = u16(bytes, from + 2);
      const id = u16(bytes, from + 4) * 65_536 + u16(bytes, from + 6);
      fragment = { id, offset: place & 0xfff8, isLast: (place & 1) === 0 };
    }
    const size = extensionBytes(protocol, bytes[from + 1]!);
    protocol = bytes[from]!;
    from += size;
    // What follows the header in a later fragment is payload, whatever its first header is said to be.
    if (fragment !== undefined && fragment.offset > 0) break;
  }
  if (from > to) return undefined;
  const packet: IpPacket = { bytes, addressBytes: 16, addressesAt: at + 8, protocol, from, to, length: end - from };
  const isWhole = fragment === undefined || (fragment.offset === 0 && fragment.isLast);
  return isWhole ? packet : { ...packet, fragment: fragment! };
}

function extensionBytes(protocol: number, size: number): number {
  if (protocol === FRAGMENT) return 8;
  return protocol === AUTHENTICATION ? (size + 2) * 4 : (size + 1) * 8;
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at]! << 8) | bytes[at + 1]!;
