import { bytesOf, u16, u32 } from './bytes.ts';

/** One end of a conversation: an address of IPv4 or IPv6 as bytes, and a port. */
export interface End {
  readonly address: readonly number[];
  readonly port: number;
}

export const CLIENT: End = { address: [10, 0, 0, 2], port: 40_000 };
export const SERVER: End = { address: [93, 184, 216, 34], port: 443 };

export const [FIN, SYN, RST, PSH, ACK] = [1, 2, 4, 8, 16];
const [TCP, UDP] = [6, 17];

export interface TcpFields {
  readonly sequence: number;
  readonly acknowledged?: number;
  readonly flags?: number;
  readonly payload?: Uint8Array;
}

export function tcpPacket(from: End, to: End, { sequence, acknowledged = 0, flags = ACK, payload = bytesOf() }: TcpFields): Uint8Array {
  const head = bytesOf(u16(from.port), u16(to.port), u32(sequence), u32(acknowledged), 0x50, flags, u16(65_535), u16(0), u16(0));
  return ipPacket(from, to, TCP, bytesOf(head, payload));
}

export function udpPacket(from: End, to: End, payload: Uint8Array): Uint8Array {
  return ipPacket(from, to, UDP, bytesOf(u16(from.port), u16(to.port), u16(8 + payload.length), u16(0), payload));
}

export function ipPacket(from: End, to: End, protocol: number, payload: Uint8Array): Uint8Array {
  if (from.address.length === 16) {
    return bytesOf(0x60, 0, 0, 0, u16(payload.length), protocol, 64, ...from.address, ...to.address, payload);
  }
  return v4(from, to, protocol, payload, 0, 0);
}

/** Pieces of a packet of IPv4, cut at multiples of eight bytes. */
export function fragmentsOf(from: End, to: End, protocol: number, payload: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(payload.length / size) }, (_, i) => {
    const isLast = (i + 1) * size >= payload.length;
    return v4(from, to, protocol, payload.subarray(i * size, (i + 1) * size), 77, (isLast ? 0 : 0x2000) | ((i * size) / 8));
  });
}

function v4(from: End, to: End, protocol: number, payload: Uint8Array, id: number, fragment: number): Uint8Array {
  const head = [0x45, 0, ...u16(20 + payload.length), ...u16(id), ...u16(fragment), 64, protocol, 0, 0];
  return bytesOf(...head, ...from.address, ...to.address, payload);
}

export function ethernet(packet: Uint8Array, ...tags: readonly number[]): Uint8Array {
  const type = packet[0]! >> 4 === 6 ? 0x86dd : 0x0800;
  return bytesOf(new Uint8Array(12), ...tags.map((tag) => bytesOf(u16(tag), u16(1))), u16(type), packet);
}
