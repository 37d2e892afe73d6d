import type { Inflate } from '@touchstone/kernel/ports';
import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import type { NetworkRequest } from '../trace.ts';
import type { CapturedPacket } from './container/packet-sink.ts';
import type { DnsMessage } from './dns/message.ts';
import { Names } from './dns/names.ts';
import { Budget } from './flow/budget.ts';
import { type Endpoint, Flow, type FlowStart } from './flow/flow.ts';
import { FlowTable } from './flow/flow-table.ts';
import type { FlowSurroundings } from './flow/open-layer.ts';
import type { CaptureLimits } from './limits.ts';
import { addressText } from './packet/address.ts';
import { Fragments } from './packet/fragments.ts';
import { readIp, TCP, UDP } from './packet/ip.ts';
import { findIp, isKnownLink } from './packet/link.ts';
import { readTcp } from './tcp.ts';
import type { KeyLog } from './tls/key-log.ts';
import { RecordBuffers } from './tls/record-buffers.ts';
import { MAX_BODY } from './tls/record-reader.ts';
import { connectionRequest, dnsRequest, exchangeRequest } from './to-request.ts';
import { readUdp } from './udp.ts';

export interface NetworkOptions {
  readonly limits: CaptureLimits;
  readonly keyLog: KeyLog;
  readonly crypto: TlsCrypto | undefined;
  readonly inflate: Inflate | undefined;
  problem(code: string): void;
  /** Number of the packet that is being read, from 1. */
  packet(): number;
  request(request: NetworkRequest): void;
}

/** One conversation may hold this part of what all may. */
const SHARE = 4;
/** Conversations that are over and still known, so that their last packets do not look like others. */
const MAX_ENDED = 1000;

/** The conversations of a capture, put together from its packets. */
export class Network {
  readonly options: NetworkOptions;
  readonly flows = new FlowTable<Flow>();
  readonly around: FlowSurroundings;
  readonly #names: Names;
  readonly #budget: Budget;
  readonly #fragments: Fragments;
  /** Flows that are over, the oldest first. */
  readonly #ended = new Set<Flow>();
  #timeMs: number | undefined;
  connections = 0;
  encrypted = 0;
  decrypted = 0;

  constructor(options: NetworkOptions) {
    const { limits, crypto, inflate, keyLog, problem, packet, request } = options;
    const { maxBodyBytes } = limits;
    this.options = options;
    this.#names = new Names(limits.maxNames);
    this.#budget = new Budget(limits.maxHeldBytes);
    this.#fragments = new Fragments(problem);
    this.around = {
      crypto,
      keyLog,
      maxBodyBytes,
      buffers: new RecordBuffers(MAX_BODY),
      problem,
      packet,
      timeMs: () => this.#timeMs,
      exchange: (flow, layer, exchange) => request(exchangeRequest(flow, layer, exchange, { inflate, maxBodyBytes })),
      dns: (flow, message) => this.dns(message, flow.start.server, 0),
    };
  }

  packet({ linkType, bytes, timeMs }: CapturedPacket): void {
    const { problem } = this.options;
    // Simple packets of PCAPNG have no time; 1970 is none either.
    this.#timeMs = timeMs > 0 ? timeMs : undefined;
    if (timeMs > 0 && !this.flows.advance(timeMs)) problem('capture/clock-jumps-back');
    if (!isKnownLink(linkType)) {
      problem('capture/unknown-link-type');
      return;
    }
    const at = findIp(linkType, bytes);
    if (at === undefined) return;
    const piece = readIp(bytes, at);
    if (piece === undefined) {
      problem('ip/header');
      return;
    }
    const packet = this.#fragments.add(piece);
    if (packet?.protocol === TCP) readTcp(this, packet);
    else if (packet?.protocol === UDP) readUdp(this, packet);
    this.#makeRoom();
  }

  open(start: Omit<FlowStart, 'name' | 'packet' | 'timeMs'>): Flow {
    const name = this.#names.of(start.server.ip);
    const flow = new Flow({ ...start, name, packet: this.options.packet(), timeMs: this.#timeMs }, this.#budget);
    this.flows.add(flow);
    return flow;
  }

  /** What was heard of the flow is handed on, and nothing more of it is read. */
  close(flow: Flow): void {
    if (flow.isEnded) return;
    flow.isEnded = true;
    flow.halves?.up.close();
    flow.halves?.down.close();
    flow.bytesUp += flow.halves?.up.bytes ?? 0;
    flow.bytesDown += flow.halves?.down.bytes ?? 0;
    flow.hold.close();
    if (flow.bytesUp + flow.bytesDown > 0) this.#count(flow);
    flow.layers.length = 0;
    flow.halves = undefined;
    flow.quic = undefined;
    this.#ended.add(flow);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= MAX_ENDED) break;
      this.forget(oldest);
    }
  }

  forget(flow: Flow): void {
    this.close(flow);
    this.#ended.delete(flow);
    this.flows.remove(flow);
  }

  /** A message to or from a name server. */
  dns(message: DnsMessage, server: Endpoint, bytes: number): void {
    const { packet, request } = this.options;
    if (!message.isResponse) for (const name of message.questions) request(dnsRequest(name, server, bytes, packet(), this.#timeMs));
    for (const { name, address } of message.addresses) {
      this.#names.add(addressText(address, 0, address.length === 4 ? 4 : 16), name);
    }
  }

  end(): void {
    for (let flow = this.flows.oldest; flow !== undefined; flow = this.flows.oldest) this.forget(flow);
    if (this.#fragments.pending > 0) this.options.problem('ip/fragments-dropped');
  }

  #count(flow: Flow): void {
    this.connections++;
    if (flow.layers.some(({ tls, protocol }) => tls !== undefined || protocol === 'quic')) this.encrypted++;
    if (flow.layers.some(({ tls }) => tls?.isDecrypted === true)) this.decrypted++;
    for (const layer of flow.layers) {
      if (layer.exchanges === 0 && layer.protocol !== 'dns') this.options.request(connectionRequest(flow, layer));
    }
  }

  #makeRoom(): void {
    const { limits, problem } = this.options;
    for (let flow = this.flows.oldest; flow !== undefined; flow = this.flows.oldest) {
      const isOver = this.flows.size > limits.maxFlows || this.#budget.isSpent;
      if (!isOver && this.flows.silenceMs(flow) <= limits.idleMs) return;
      if (isOver && !flow.isEnded) problem('capture/connection-dropped');
      this.forget(flow);
    }
  }

  /** A flow that takes more than its share is let go of before others are. */
  bound(flow: Flow): void {
    if (flow.hold.bytes <= this.options.limits.maxHeldBytes / SHARE) return;
    this.options.problem('capture/connection-dropped');
    this.close(flow);
  }
}
