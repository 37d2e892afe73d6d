import type { Inflate } from '@touchstone/kernel/ports';
import type { NetworkRequest, Tls } from '../trace.ts';
import type { Endpoint, Flow, Layer } from './flow/flow.ts';
import { decodeContent } from './http/content-coding.ts';
import { type Exchange, headerOf } from './http/exchange.ts';
import type { SeenTls } from './tls/tls-conversation.ts';
import type { Certificate } from './x509/certificate.ts';

/** What a capture shows of TLS beyond what other logs do. */
export interface CapturedTls extends Tls {
  /** Name of the suite by IANA. */
  readonly cipher?: string;
  /** Protocol that was agreed on: `h2`; the first that was offered, where the answer is not readable. */
  readonly alpn?: string;
  /** Of the server; TLS 1.3 shows it only with a key log. */
  readonly certificate?: Certificate;
  /** The name asked for is that of a front: the true one is encrypted. */
  readonly hasEncryptedHello?: true;
}

export interface BodyOptions {
  readonly inflate: Inflate | undefined;
  readonly maxBodyBytes: number;
}

const PROTOCOLS: Readonly<Record<Layer['protocol'], NetworkRequest['protocol'] | undefined>> = {
  tls: 'tls',
  quic: 'quic',
  dns: 'dns',
  http1: undefined,
  http2: undefined,
  other: undefined,
};
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** A request that was read inside a connection. */
export function exchangeRequest(flow: Flow, layer: Layer, exchange: Exchange, options: BodyOptions): NetworkRequest {
  const { server } = flow.start;
  const scheme = exchange.scheme ?? (layer.tls === undefined ? 'http' : 'https');
  const authority = exchange.authority ?? headerOf(exchange.headers, 'host') ?? withPort(hostOf(flow, layer), server.port, scheme);
  const isWhole = exchange.method === 'CONNECT' || /^[a-z]+:\/\//i.test(exchange.target);
  const url = isWhole ? exchange.target : `${scheme}://${withoutDefaultPort(authority, scheme)}${exchange.target}`;
  return {
    kind: 'request',
    protocol: exchange.isWebSocket ? 'websocket' : 'http',
    line: exchange.packet,
    ...timeOf(exchange.timeMs),
    host: hostOfAuthority(isWhole ? exchange.target.replace(/^[a-z]+:\/\//i, '') : authority) || hostOf(flow, layer),
    ip: server.ip,
    port: server.port,
    method: exchange.method,
    url,
    headers: exchange.headers,
    ...bodyOf(exchange, options),
    ...(exchange.status === undefined ? {} : { response: { status: exchange.status, headers: exchange.responseHeaders } }),
    ...tlsOf(layer.tls),
    decrypted: layer.tls !== undefined,
    bytesUp: exchange.bytesUp,
    bytesDown: exchange.bytesDown,
  };
}

/** What can be told of a connection in which no request was read. */
export function connectionRequest(flow: Flow, layer: Layer): NetworkRequest {
  const { server, transport, packet, timeMs } = flow.start;
  return {
    kind: 'request',
    protocol: PROTOCOLS[layer.protocol] ?? transport,
    line: packet,
    ...timeOf(timeMs),
    host: hostOf(flow, layer),
    ip: server.ip,
    port: server.port,
    headers: [],
    ...tlsOf(layer.tls),
    decrypted: layer.tls?.isDecrypted ?? false,
    bytesUp: flow.bytesUp,
    bytesDown: flow.bytesDown,
  };
}

/** A question to a name server. */
export function dnsRequest(name: string, server: Endpoint, bytes: number, packet: number, timeMs: number | undefined): NetworkRequest {
  return {
    kind: 'request',
    protocol: 'dns',
    line: packet,
    ...timeOf(timeMs),
    host: name,
    ip: server.ip,
    port: server.port,
    headers: [],
    decrypted: false,
    bytesUp: bytes,
  };
}

/** The surest name first: what the client asked for, where its tunnel leads, what DNS had said, the address. */
function hostOf(flow: Flow, layer: Layer): string {
  const tunnel = layer.target === undefined ? undefined : hostOfAuthority(layer.target);
  return layer.tls?.sni ?? tunnel ?? flow.start.name ?? flow.start.server.ip;
}

/** `a.example` of `User@A.example.:8080/path`. */
function hostOfAuthority(authority: string): string {
  const [, bracketed, plain = ''] = /^(?:[^/@]*@)?(?:\[([^\]]*)\]|([^:/?#]*))/.exec(authority) ?? [];
  return (bracketed ?? plain).toLowerCase().replace(/\.$/, '');
}

function withPort(host: string, port: number, scheme: string): string {
  const text = host.includes(':') ? `[${host}]` : host;
  return DEFAULT_PORTS[scheme] === port ? text : `${text}:${port}`;
}

function withoutDefaultPort(authority: string, scheme: string): string {
  const suffix = `:${DEFAULT_PORTS[scheme]}`;
  return authority.endsWith(suffix) ? authority.slice(0, -suffix.length) : authority;
}

function bodyOf({ body, headers }: Exchange, { inflate, maxBodyBytes }: BodyOptions): Partial<NetworkRequest> {
  const { isCut, bytes } = body;
  if (bytes === 0 && !isCut) return {};
  const kept = body.take();
  const coding = headerOf(headers, 'content-encoding');
  if (coding === undefined || inflate === undefined) return { body: kept, ...(isCut ? { bodyCut: true } : {}) };
  const decoded = decodeContent(kept, coding, inflate, maxBodyBytes);
  return {
    body: decoded.bytes,
    ...(isCut || decoded.isCut ? { bodyCut: true } : {}),
    ...(decoded.isDecoded ? { bodyDecoded: true } : {}),
  };
}

function tlsOf(seen: SeenTls | undefined): { readonly tls?: CapturedTls } {
  if (seen === undefined) return {};
  const { isDecrypted: _, ...tls } = seen;
  return { tls };
}

/** To the microsecond: finer digits are of the arithmetic. */
const timeOf = (timeMs: number | undefined) => (timeMs === undefined ? {} : { time: Math.round(timeMs * 1000) / 1000 });
