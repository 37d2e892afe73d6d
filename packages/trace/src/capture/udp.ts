import { readDns } from './dns/message.ts';
import type { Flow } from './flow/flow.ts';
import type { Network } from './network.ts';
import { addressText, endpointKey } from './packet/address.ts';
import type { IpPacket } from './packet/ip.ts';
import { looksLikeQuic } from './quic/initial-packet.ts';
import { QuicHello } from './quic/quic-hello.ts';

interface Datagram {
  readonly packet: IpPacket;
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly payload: Uint8Array;
  /** Of the payload, as it was sent. */
  readonly length: number;
}

const HEAD_BYTES = 8;
const DNS_PORT = 53;
/** What a client makes of every datagram with an Initial packet at least, by padding. RFC 9000 14.1 */
const INITIAL_BYTES = 1200;
/** Keeps UDP apart from TCP between the same ends. */
const MARK = 'u';

/** Takes a UDP packet to who reads it. @source RFC 768 */
export function readUdp(network: Network, packet: IpPacket): void {
  const datagram = readDatagram(packet);
  if (datagram === undefined) {
    network.options.problem('udp/header');
    return;
  }
  if (datagram.length === 0) return;
  const isDns = datagram.targetPort === DNS_PORT || datagram.sourcePort === DNS_PORT;
  if (isDns && readName(network, datagram)) return;
  if (isDns) network.options.problem('dns/message');
  const source = endpointKey(packet.bytes, packet.addressesAt, packet.addressBytes, datagram.sourcePort);
  const target = endpointKey(packet.bytes, packet.addressesAt + packet.addressBytes, packet.addressBytes, datagram.targetPort);
  const key = source + target + MARK;
  const flow = network.flows.get(key) ?? openFlow(network, datagram, [key, target + source + MARK]);
  network.flows.heard(flow);
  if (flow.isEnded) return;
  if (flow.keys[0] !== key) {
    flow.bytesDown += datagram.length;
    return;
  }
  flow.bytesUp += datagram.length;
  if (datagram.payload.length >= INITIAL_BYTES) readHello(flow, datagram.payload);
}

function readDatagram(packet: IpPacket): Datagram | undefined {
  const { bytes, from: at, to } = packet;
  if (to - at < HEAD_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEAD_BYTES);
  const stated = view.getUint16(4);
  // 0: longer than the field can say (RFC 2675), or filled in by the network card.
  const length = (stated === 0 ? packet.length : stated) - HEAD_BYTES;
  if (length < 0 || length > packet.length - HEAD_BYTES) return undefined;
  const payload = bytes.subarray(at + HEAD_BYTES, Math.min(to, at + HEAD_BYTES + length));
  return { packet, sourcePort: view.getUint16(0), targetPort: view.getUint16(2), payload, length };
}

function readName(network: Network, datagram: Datagram): boolean {
  const message = readDns(datagram.payload);
  if (message === undefined) return false;
  const { bytes, addressesAt, addressBytes } = datagram.packet;
  const serverAt = message.isResponse ? addressesAt : addressesAt + addressBytes;
  const port = message.isResponse ? datagram.sourcePort : datagram.targetPort;
  network.dns(message, { ip: addressText(bytes, serverAt, addressBytes), port }, datagram.length);
  return true;
}

/** Who speaks first is the client. */
function openFlow(network: Network, datagram: Datagram, keys: readonly [string, string]): Flow {
  const { bytes, addressesAt, addressBytes } = datagram.packet;
  const client = { ip: addressText(bytes, addressesAt, addressBytes), port: datagram.sourcePort };
  const server = { ip: addressText(bytes, addressesAt + addressBytes, addressBytes), port: datagram.targetPort };
  const flow = network.open({ keys, client, server, transport: 'udp' });
  const isQuic = looksLikeQuic(datagram.payload);
  flow.layers.push({ protocol: isQuic ? 'quic' : 'other', exchanges: 0 });
  const { crypto, problem } = network.options;
  if (isQuic && crypto === undefined) problem('quic/not-readable');
  if (isQuic && crypto !== undefined) flow.quic = new QuicHello(crypto, flow.hold);
  return flow;
}

/** Of QUIC, the name that the client asks for is open to anyone; all else stays closed. */
function readHello(flow: Flow, payload: Uint8Array): void {
  const { quic } = flow;
  const [layer] = flow.layers;
  if (quic === undefined || layer === undefined) return;
  quic.add(payload);
  if (!quic.isDone) return;
  flow.quic = undefined;
  const { hello } = quic;
  if (hello === undefined) return;
  const alpn = hello.alpn[0];
  layer.tls = {
    version: 'TLSv1.3',
    certificateProblems: [],
    isDecrypted: false,
    ...(hello.sni === undefined ? {} : { sni: hello.sni }),
    ...(alpn === undefined ? {} : { alpn }),
    ...(hello.isEncrypted ? { hasEncryptedHello: true as const } : {}),
  };
}
