import { encodeUtf8 } from '@touchstone/kernel/bytes';
import { decodeBase64 } from '../../reading/base64.ts';
import { type Fields, fieldsOf, listOf, numberOf, present, printed, textOf } from '../../reading/fields.ts';
import { timeOf } from '../../reading/time-text.ts';
import type { Header, NetworkRequest } from '../../trace.ts';
import { partsOfUrl } from './url.ts';

/**
 * The request of an entry; undefined when it has no address.
 * @param line number of the entry, from 1
 * @source HAR 1.2, W3C; fields that begin with _ are Chrome's and proxies' own
 */
export function requestOf(entry: Fields, line: number, bodyBytes: number): NetworkRequest | undefined {
  const request = fieldsOf(entry['request']);
  const address = textOf(request?.['url']);
  const url = address === undefined ? undefined : partsOfUrl(address);
  if (request === undefined || address === undefined || url === undefined) return undefined;
  const response = fieldsOf(entry['response']);
  const body = bodyOf(fieldsOf(request['postData']), bodyBytes);
  const isSocket = url.scheme === 'ws' || url.scheme === 'wss';
  const isEncrypted = url.scheme === 'https' || url.scheme === 'wss';
  return present({
    kind: 'request' as const,
    line,
    time: timeOf(textOf(entry['startedDateTime']) ?? '', 0),
    protocol: isSocket ? ('websocket' as const) : ('http' as const),
    host: url.host,
    ip: textOf(entry['serverIPAddress'])?.replace(/^\[|\]$/g, '') || undefined,
    port: url.port ?? (isEncrypted ? 443 : 80),
    method: textOf(request['method'])?.toUpperCase(),
    url: address,
    headers: headersOf(request['headers']),
    body: body?.bytes,
    bodyCut: body?.isCut === true ? (true as const) : undefined,
    bodyDecoded: body !== undefined && !isGzip(body.bytes) ? (true as const) : undefined,
    response: response && present({ status: sizeOf(response['status']), headers: headersOf(response['headers']) }),
    tls: isEncrypted ? { sni: url.host, certificateProblems: [] } : undefined,
    decrypted: isEncrypted,
    bytesUp: sumOf(request),
    bytesDown: response && sumOf(response),
    process: textOf(entry['_process']) ?? textOf(entry['_app']) ?? textOf(fieldsOf(entry['_app'])?.['packageName']),
  });
}

/** What the app sent over a web socket, as Chrome and some proxies note it with the entry that opened it. */
export function* messagesOf(entry: Fields, opened: NetworkRequest, bodyBytes: number): Generator<NetworkRequest> {
  const { body: _body, bodyCut: _cut, bodyDecoded: _decoded, response: _response, bytesUp: _up, bytesDown: _down, ...socket } = opened;
  for (const item of listOf(entry['_webSocketMessages']) ?? []) {
    const message = fieldsOf(item);
    if (message === undefined || textOf(message['type']) !== 'send') continue;
    const isBinary = numberOf(message['opcode']) === BINARY;
    const body = bodyOf({ text: message['data'], ...(isBinary ? { encoding: 'base64' } : {}) }, bodyBytes);
    if (body === undefined) continue;
    const seconds = numberOf(message['time']);
    yield present({
      ...socket,
      protocol: 'websocket' as const,
      time: seconds === undefined ? opened.time : Math.round(seconds * 1000),
      body: body.bytes,
      bodyCut: body.isCut ? (true as const) : undefined,
      bodyDecoded: true as const,
    });
  }
}

/** @source RFC 6455, 5.2 */
const BINARY = 2;

function bodyOf(data: Fields | undefined, bodyBytes: number): { readonly bytes: Uint8Array; readonly isCut: boolean } | undefined {
  if (data === undefined) return undefined;
  const text = textOf(data['text']);
  if (text !== undefined && text !== '') {
    if (textOf(data['encoding']) === 'base64') {
      const bytes = decodeBase64(text, bodyBytes);
      return { bytes, isCut: (text.length * 3) / 4 > bodyBytes + 2 };
    }
    const bytes = encodeUtf8(text.slice(0, bodyBytes));
    return { bytes: bytes.subarray(0, bodyBytes), isCut: text.length > bodyBytes || bytes.length > bodyBytes };
  }
  const fields = (listOf(data['params']) ?? []).flatMap((item) => {
    const param = fieldsOf(item);
    const name = textOf(param?.['name']);
    return name === undefined ? [] : [`${encoded(name)}=${encoded(printed(param?.['value'] ?? param?.['fileName']))}`];
  });
  if (fields.length === 0) return undefined;
  const whole = fields.join('&');
  return { bytes: encodeUtf8(whole.slice(0, bodyBytes)).subarray(0, bodyBytes), isCut: whole.length > bodyBytes };
}

/** `encodeURIComponent` throws for half a surrogate pair. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

function headersOf(value: unknown): readonly Header[] {
  return (listOf(value) ?? []).flatMap((item) => {
    const [name, content] = [textOf(fieldsOf(item)?.['name']), textOf(fieldsOf(item)?.['value'])];
    return name === undefined || content === undefined ? [] : [[name, content] as const];
  });
}

/** Sizes are -1 where a tool does not know them. */
const sizeOf = (value: unknown) => {
  const size = numberOf(value);
  return size !== undefined && size > 0 ? size : undefined;
};

function sumOf(message: Fields): number | undefined {
  const [head, body] = [sizeOf(message['headersSize']), sizeOf(message['bodySize'])];
  return head === undefined && body === undefined ? undefined : (head ?? 0) + (body ?? 0);
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
