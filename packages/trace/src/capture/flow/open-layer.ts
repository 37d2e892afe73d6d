import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import type { Conversation } from '../byte-stream.ts';
import { DnsConversation } from '../dns/dns-conversation.ts';
import type { DnsMessage } from '../dns/message.ts';
import type { Exchange } from '../http/exchange.ts';
import { Http1Conversation } from '../http1/http1-conversation.ts';
import { Http2Conversation } from '../http2/http2-conversation.ts';
import type { KeyLog } from '../tls/key-log.ts';
import type { RecordBuffers } from '../tls/record-buffers.ts';
import { TlsConversation } from '../tls/tls-conversation.ts';
import type { Flow, Layer } from './flow.ts';
import { type Protocol, Sniffer } from './sniffer.ts';

/** What conversations need of the capture they lie in. */
export interface FlowSurroundings {
  readonly crypto: TlsCrypto | undefined;
  readonly keyLog: KeyLog;
  readonly maxBodyBytes: number;
  readonly buffers: RecordBuffers;
  problem(code: string): void;
  timeMs(): number | undefined;
  packet(): number;
  exchange(flow: Flow, layer: Layer, exchange: Exchange): void;
  dns(flow: Flow, message: DnsMessage): void;
}

/** Tunnels in tunnels: further ones are counted, not read. */
const MAX_LAYERS = 4;
const DNS_PORT = 53;

/** Starts to read what a connection carries, or what a tunnel through it does. */
export function openLayer(around: FlowSurroundings, flow: Flow, target?: string): Conversation {
  const layer: Layer = { protocol: 'other', exchanges: 0, ...(target === undefined ? {} : { target }) };
  flow.layers.push(layer);
  if (flow.start.server.port === DNS_PORT) {
    layer.protocol = 'dns';
    return new DnsConversation(flow.hold, (message) => around.dns(flow, message));
  }
  return new Sniffer(flow.hold, (protocol) => {
    layer.protocol = protocol;
    return protocol === 'tls' ? openTls(around, flow, layer) : openHttp(around, flow, layer, protocol);
  });
}

function openTls(around: FlowSurroundings, flow: Flow, layer: Layer): Conversation {
  const inside = () => new Sniffer(flow.hold, (protocol) => openHttp(around, flow, layer, protocol));
  const { crypto, keyLog, buffers, problem, timeMs } = around;
  const tls = new TlsConversation({ crypto, keyLog, hold: flow.hold, buffers, problem, timeMs, inside });
  layer.tls = tls.seen;
  return tls;
}

function openHttp(around: FlowSurroundings, flow: Flow, layer: Layer, protocol: Protocol): Conversation | undefined {
  const { maxBodyBytes, problem, timeMs, packet } = around;
  const surroundings = {
    hold: flow.hold,
    maxBodyBytes,
    problem,
    timeMs,
    packet,
    exchange: (exchange: Exchange) => {
      layer.exchanges++;
      around.exchange(flow, layer, exchange);
      exchange.release();
    },
  };
  if (protocol === 'http2') return new Http2Conversation(surroundings);
  if (protocol !== 'http1') return undefined;
  return new Http1Conversation({
    ...surroundings,
    tunnel: (target) => (flow.layers.length < MAX_LAYERS ? openLayer(around, flow, target) : undefined),
  });
}
