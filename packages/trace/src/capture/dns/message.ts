/** What a DNS message asks and answers. Names are lower case, without the dot at the end. */
export interface DnsMessage {
  readonly isResponse: boolean;
  readonly questions: readonly string[];
  /** Addresses in the answers, as bytes, with the name that was asked for. */
  readonly addresses: readonly { readonly name: string; readonly address: Uint8Array }[];
}

const HEAD_BYTES = 12;
const MAX_QUESTIONS = 16;
const MAX_RECORDS = 256;
const MAX_NAME = 255;
/** Of the names in all answers of a message. */
const MAX_CHARACTERS = 16 * 1024;
const MAX_POINTERS = 32;
const [A, CNAME, AAAA, IN] = [1, 5, 28, 1];

/**
 * Reads a DNS message; undefined when it is not one. Records after a broken one are left out.
 * @source RFC 1035 4.1
 */
export function readDns(bytes: Uint8Array): DnsMessage | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const isResponse = (bytes[2]! & 0x80) !== 0;
  const isQuery = (bytes[2]! & 0x78) === 0;
  const count = u16(bytes, 4);
  if (!isQuery || count === 0 || count > MAX_QUESTIONS) return undefined;
  const questions: string[] = [];
  let at = HEAD_BYTES;
  for (let i = 0; i < count; i++) {
    const name = readName(bytes, at);
    if (name === undefined || name.end + 4 > bytes.length) return undefined;
    questions.push(name.text);
    at = name.end + 4;
  }
  return { isResponse, questions, addresses: isResponse ? readAnswers(bytes, at, questions[0]!) : [] };
}

/** Through CNAMEs, addresses belong to the name that was asked for; a record of a name of its own keeps it. */
function readAnswers(bytes: Uint8Array, from: number, asked: string): DnsMessage['addresses'] {
  let characters = MAX_CHARACTERS;
  const aliases = new Map<string, string>();
  const addresses: { name: string; address: Uint8Array }[] = [];
  let at = from;
  for (let i = 0; i < Math.min(u16(bytes, 6), MAX_RECORDS); i++) {
    const owner = readName(bytes, at);
    if (owner === undefined || owner.end + 10 > bytes.length) break;
    // Each record is twelve bytes with a pointer to one long name, if its writer wants to keep us busy.
    characters -= owner.text.length;
    if (characters < 0) break;
    const [type, family, size] = [u16(bytes, owner.end), u16(bytes, owner.end + 2), u16(bytes, owner.end + 8)];
    const data = owner.end + 10;
    if (data + size > bytes.length) break;
    const name = aliases.get(owner.text) ?? owner.text;
    if (type === CNAME) {
      const target = readName(bytes, data);
      if (target !== undefined && target.text !== asked) aliases.set(target.text, name);
    }
    const isAddress = (type === A && size === 4) || (type === AAAA && size === 16);
    if (isAddress && family === IN) addresses.push({ name, address: bytes.slice(data, data + size) });
    at = data + size;
  }
  return addresses;
}

/** A name at `at`. Pointers only lead back, and only so many times: two that point at each other end the name. */
function readName(bytes: Uint8Array, start: number): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  let end: number | undefined;
  let pointers = 0;
  for (let at = start; ; ) {
    const size = bytes[at];
    if (size === undefined) return undefined;
    if (size === 0) return { text, end: end ?? at + 1 };
    if (size >= 0xc0) {
      const target = ((size & 0x3f) << 8) | (bytes[at + 1] ?? 0xff);
      if (target >= at || ++pointers > MAX_POINTERS) return undefined;
      end ??= at + 2;
      at = target;
      continue;
    }
    if (size > 63 || at + 1 + size > bytes.length) return undefined;
    text += `${text === '' ? '' : '.'}${label(bytes, at + 1, size)}`;
    if (text.length > MAX_NAME * 4) return undefined;
    at += 1 + size;
  }
}

/** As in zone files: what is not printable, and the dot, as `\ddd`. */
function label(bytes: Uint8Array, at: number, size: number): string {
  let text = '';
  for (let i = at; i < at + size; i++) {
    const octet = bytes[i]!;
    const isPlain = octet > 0x20 && octet < 0x7f && octet !== 0x2e && octet !== 0x5c;
    text += isPlain ? String.fromCharCode(octet) : `\\${String(octet).padStart(3, '0')}`;
  }
  return text.toLowerCase();
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at]! << 8) | bytes[at + 1]!;
