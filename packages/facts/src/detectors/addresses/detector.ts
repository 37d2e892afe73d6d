import type { App } from '@touchstone/app-model';
import { findTexts } from '@touchstone/formats/elf';
import type { Place } from '@touchstone/kernel/place';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { textList } from '../../lists.ts';
import { nativeTexts } from '../../native-texts.ts';
import { tellingTexts } from '../../telling-texts.ts';
import { textFiles } from '../../text-files.ts';
import { textLimit } from '../../text-limit.ts';
import { textsBeginning } from '../../texts-beginning.ts';
import { endsIn, isNumeric, textsWhere } from '../../texts-where.ts';
import { DomainOwners } from './domain-owners.ts';
import { addressesIn, isDomain, isIp, isIpv4, isPublicIp, looksLikeIp } from './hosts.ts';

/** Addresses in code, resources, native libraries and bundled pages; domains with their owners; public IP addresses. */
export const addresses: Detector = {
  id: 'addresses',
  version: 3,
  yields: ['network.url', 'network.domain', 'network.ip', 'analysis.limit'],

  *detect(app, knowledge) {
    const found = new Found(app, knowledge);
    for (const { text, place } of textsOf(app, knowledge)) yield* found.inText(text, place);
    for (const { text, uses } of textsWhere(app.program, mayBeHost)) {
      const place = () => uses()[0]?.place();
      yield* found.bareDomain(text, place);
      yield* found.bareIp(text, place);
    }
    yield* textLimit(app, 'addresses');
  },
};

/** Most texts name few addresses; a bundled script may name hundreds. */
const MOST_IN_TEXT = 200;
const MOST_URLS = 1_500;
const FILE_TEXTS = { maxTexts: 300, maxTextBytes: 1_024 };
const OTHER_SCHEMES = ['ws://', 'wss://', 'ftp://', 'rtmp://', 'rtsp://', 'mqtt://', 'tcp://', 'udp://', 'ssl://', 'HTTP://', 'HTTPS://'];
/** Endings that domains have and other texts seldom have. */
const BARE_ENDINGS = ['.com', '.cn', '.net', '.org', '.top', '.vip', '.xyz', '.club', '.io', '.cc', '.tv', '.co', '.me', '.info'];
const isDomainLike = endsIn(BARE_ENDINGS);
const mayBeHost = (u8: Uint8Array, from: number, to: number) => isDomainLike(u8, from, to) || isNumeric(u8, from, to);
const SURE_ENDING = /\.(?:com|cn|net|org|top|vip|xyz|club)$/;
/** A dotted name that begins like this is a Java package or a property. */
const PACKAGE_START = /^(?:com|cn|org|net|io|me|tv|cc|co|android|androidx|java|javax|kotlin|dalvik|ro|persist|sys|gsm)\./;

/** XML features are named like addresses of Java classes. */
const JAVA_NAME = /^javax?\./;

/** Names of rights that an account is asked for: written as addresses, never called. @source RFC 6749 §3.3, Google OAuth 2.0 scopes */
const isScope = (url: string) => /^https?:\/\/www\.googleapis\.com\/auth\//.test(url);

type TextAt = { readonly text: string; readonly place: () => Place | undefined };

function* textsOf(app: App, knowledge: Knowledge): Generator<TextAt> {
  for (const found of tellingTexts(app)) yield { text: found.text, place: () => found.place() };
  for (const { text, uses } of textsBeginning(app.program, OTHER_SCHEMES)) yield { text, place: () => uses()[0]?.place() };
  for (const { path, bytes } of textFiles(app).files) {
    for (const { text, at } of findTexts(bytes, ['://'], FILE_TEXTS)) yield { text, place: () => ({ file: path, offset: at }) };
  }
  for (const { library, text, at } of nativeTexts(app, knowledge).addresses) {
    yield { text, place: () => ({ file: library.path, offset: at }) };
  }
}

class Found {
  readonly #urls: Set<string>;
  readonly #hosts: Set<string>;
  readonly #owners: DomainOwners;
  readonly #ignored: ReadonlySet<string>;
  readonly #resolvers: ReadonlySet<string>;

  constructor(app: App, knowledge: Knowledge) {
    this.#urls = new Set();
    this.#hosts = new Set();
    this.#owners = new DomainOwners(knowledge, app.manifest?.package);
    this.#ignored = new Set(textList(knowledge, 'addresses', 'ignored'));
    this.#resolvers = new Set(textList(knowledge, 'addresses', 'resolvers'));
  }

  *inText(text: string, place: () => Place | undefined): Generator<Fact> {
    for (const { url, scheme, host, port } of addressesIn(text, MOST_IN_TEXT)) {
      if (this.#isNoise(host) || isScope(url)) continue;
      const at = place();
      if (at === undefined) continue;
      if (isIp(host)) yield* this.#ip(host, port, at);
      else yield* this.#domain(host, at);
      if (this.#urls.has(url) || this.#urls.size >= MOST_URLS || (isIp(host) && !isPublicIp(host))) continue;
      this.#urls.add(url);
      yield { kind: 'network.url', attributes: { url, scheme, domain: host }, at };
    }
  }

  *bareDomain(text: string, place: () => Place | undefined): Generator<Fact> {
    if (!isDomain(text) || PACKAGE_START.test(text) || this.#isNoise(text)) return;
    if (!SURE_ENDING.test(text) && this.#owners.of(text)['owner'] === 'unknown') return;
    const at = place();
    if (at !== undefined) yield* this.#domain(text, at);
  }

  *bareIp(text: string, place: () => Place | undefined): Generator<Fact> {
    const match = /^([\d.]{7,15})(?::(\d{2,5}))?$/.exec(text);
    if (match === null || !isIpv4(match[1]!)) return;
    const port = match[2] === undefined ? undefined : Number(match[2]);
    if (port === undefined && !looksLikeIp(match[1]!) && !this.#resolvers.has(match[1]!)) return;
    const at = place();
    if (at !== undefined) yield* this.#ip(match[1]!, port, at);
  }

  *#domain(host: string, at: Place): Generator<Fact> {
    if (this.#hosts.has(host)) return;
    this.#hosts.add(host);
    yield { kind: 'network.domain', attributes: { domain: host, ...this.#owners.of(host) }, at };
  }

  *#ip(ip: string, port: number | undefined, at: Place): Generator<Fact> {
    const key = `${ip}:${port}`;
    if (!isPublicIp(ip) || this.#hosts.has(key)) return;
    this.#hosts.add(key);
    yield { kind: 'network.ip', attributes: { ip, ...(port === undefined ? {} : { port }) }, at };
  }

  #isNoise(host: string): boolean {
    if (JAVA_NAME.test(host)) return true;
    for (let domain = host; ; domain = domain.slice(domain.indexOf('.') + 1)) {
      if (this.#ignored.has(domain)) return true;
      if (!domain.includes('.')) return false;
    }
  }
}
