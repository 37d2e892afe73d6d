import type { Flow } from './flow/flow.ts';
import { openLayer } from './flow/open-layer.ts';
import { TcpHalf } from './flow/tcp-half.ts';
import type { Network } from './network.ts';
import { addressText, endpointKey } from './packet/address.ts';
import type { IpPacket } from './packet/ip.ts';

interface Segment {
  readonly packet: IpPacket;
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: number;
  /** Payload in the packet's bytes, and its length as it was sent. */
  readonly from: number;
  readonly length: number;
}

const HEAD_BYTES = 20;
const [FIN, SYN, RST, ACK] = [0x01, 0x02, 0x04, 0x10];
/** Ports on which servers listen, by which the ends are told apart where the start of a connection was not captured. */
const SERVER_PORTS: ReadonlySet<number> = new Set([53, 80, 443, 8080, 8443]);

/** Takes a TCP packet to its connection. @source RFC 9293 3.1 */
export function readTcp(network: Network, packet: IpPacket): void {
  const segment = readSegment(packet);
  if (segment === undefined) {
    network.options.problem('tcp/header');
    return;
  }
  const source = endpointKey(packet.bytes, packet.addressesAt, packet.addressBytes, segment.sourcePort);
  const target = endpointKey(packet.bytes, packet.addressesAt + packet.addressBytes, packet.addressBytes, segment.targetPort);
  const key = source + target;
  const flow = flowOf(network, segment, key, target + source);
  if (flow === undefined) return;
  network.flows.heard(flow);
  if (!flow.isEnded) apply(network, flow, segment, flow.keys[0] === key);
}

function readSegment(packet: IpPacket): Segment | undefined {
  const { bytes, from: at, to } = packet;
  if (to - at < HEAD_BYTES) return undefined;
  const headBytes = (bytes[at + 12]! >> 4) * 4;
  if (headBytes < HEAD_BYTES || headBytes > packet.length) return undefined;
  return {
    packet,
    sourcePort: u16(bytes, at),
    targetPort: u16(bytes, at + 2),
    sequence: u32(bytes, at + 4),
    acknowledged: u32(bytes, at + 8),
    flags: bytes[at + 13]!,
    from: Math.min(at + headBytes, to),
    length: packet.length - headBytes,
  };
}

/** The connection of a segment. One without payload starts none, unless it asks for it. */
function flowOf(network: Network, segment: Segment, key: string, reverse: string): Flow | undefined {
  const known = network.flows.get(key);
  const isSyn = (segment.flags & SYN) !== 0;
  const isAnswer = isSyn && (segment.flags & ACK) !== 0;
  const isAgain = known !== undefined && isSyn && !isAnswer && known.synSequence !== segment.sequence;
  if (known !== undefined && !isAgain) return known;
  if (known !== undefined) network.forget(known);
  if (!isSyn && segment.length === 0) return undefined;
  const isFromClient = isSyn ? !isAnswer : isClient(segment);
  return openFlow(network, segment, isFromClient ? [key, reverse] : [reverse, key], isFromClient);
}

function isClient({ sourcePort, targetPort }: Segment): boolean {
  if (SERVER_PORTS.has(targetPort) !== SERVER_PORTS.has(sourcePort)) return SERVER_PORTS.has(targetPort);
  return sourcePort >= targetPort;
}

function openFlow(network: Network, segment: Segment, keys: readonly [string, string], isFromClient: boolean): Flow {
  const { bytes, addressesAt, addressBytes } = segment.packet;
  const source = { ip: addressText(bytes, addressesAt, addressBytes), port: segment.sourcePort };
  const target = { ip: addressText(bytes, addressesAt + addressBytes, addressBytes), port: segment.targetPort };
  const [client, server] = isFromClient ? [source, target] : [target, source];
  const flow = network.open({ keys, client, server, transport: 'tcp' });
  const { limits, problem } = network.options;
  const half = () => new TcpHalf({ hold: flow.hold, maxPendingBytes: limits.maxPendingBytes, problem });
  flow.halves = { up: half(), down: half() };
  if ((segment.flags & SYN) !== 0 && isFromClient) flow.synSequence = segment.sequence;
  return flow;
}

/** Reading starts with the first payload: a flood of connections in which nothing is said costs little. */
function startReading(network: Network, flow: Flow): void {
  const { up, down } = flow.halves!;
  const conversation = openLayer(network.around, flow);
  up.attach(conversation.up);
  down.attach(conversation.down);
}

function apply(network: Network, flow: Flow, segment: Segment, isFromClient: boolean): void {
  const { flags, packet, from, length } = segment;
  const { up, down } = flow.halves!;
  const [own, other] = isFromClient ? [up, down] : [down, up];
  const isSyn = (flags & SYN) !== 0;
  const sequence = isSyn ? segment.sequence + 1 : segment.sequence;
  if ((flags & RST) !== 0) {
    if (!own.isStarted || own.isNear(segment.sequence)) network.close(flow);
    return;
  }
  if (isSyn) own.start(sequence);
  if ((flags & ACK) !== 0 && other.isStarted) other.confirmed(segment.acknowledged, length > 0);
  if (length > 0 && flow.layers.length === 0) startReading(network, flow);
  own.segment(sequence, packet.bytes, from, packet.to, length);
  if ((flags & FIN) !== 0) own.finish(sequence + length);
  if (up.isEnded && down.isEnded) network.close(flow);
  else network.bound(flow);
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at]! << 8) | bytes[at + 1]!;
const u32 = (bytes: Uint8Array, at: number) => u16(bytes, at) * 65_536 + u16(bytes, at + 2);
