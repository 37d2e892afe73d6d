import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import type { CertificateProblem } from '../../trace.ts';
import type { ByteStream, Conversation } from '../byte-stream.ts';
import type { Hold } from '../flow/budget.ts';
import { tryRead, Wire } from '../wire.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { judgeCertificate } from '../x509/judge-certificate.ts';
import { cipherSuite } from './cipher-suites.ts';
import { type ClientHello, readClientHello, readEncryptedAlpn, readServerHello, type ServerHello } from './hello.ts';
import type { KeyLog } from './key-log.ts';
import { type Openers, openersOf } from './openers.ts';
import type { RecordBuffers } from './record-buffers.ts';
import { TlsHalf } from './tls-half.ts';
import { TLS_1_3, versionName } from './version.ts';

/** What a recorded connection shows of TLS, filled in as it is read. */
export interface SeenTls {
  sni?: string;
  /** Chosen by the server where that is seen, otherwise the first that the client offered. */
  alpn?: string;
  version?: string;
  cipher?: string;
  certificate?: Certificate;
  certificateProblems: readonly CertificateProblem[];
  /** Application data was opened. */
  isDecrypted: boolean;
  hasEncryptedHello?: true;
}

export interface TlsSurroundings {
  readonly crypto: TlsCrypto | undefined;
  readonly keyLog: KeyLog;
  readonly hold: Hold;
  readonly buffers: RecordBuffers;
  problem(code: string): void;
  /** By the capture's clock; undefined when it has none. */
  timeMs(): number | undefined;
  /** What is spoken inside. */
  inside(): Conversation;
}

const [CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS, CERTIFICATE] = [1, 2, 8, 11];

/** A TLS connection: reads its handshake, and with its secrets what is inside. */
export class TlsConversation implements Conversation {
  readonly around: TlsSurroundings;
  readonly seen: SeenTls = { certificateProblems: [], isDecrypted: false };
  readonly up: ByteStream;
  readonly down: ByteStream;
  readonly #client: TlsHalf;
  readonly #server: TlsHalf;
  #clientHello: ClientHello | undefined;
  serverHello: ServerHello | undefined;
  #inside: Conversation | undefined;
  /** Only TLS 1.3 asks for another hello. */
  #wasRetried = false;
  #isArmed = false;

  constructor(around: TlsSurroundings) {
    this.around = around;
    this.#client = new TlsHalf(this, 'client');
    this.#server = new TlsHalf(this, 'server');
    this.up = this.#client.stream;
    this.down = this.#server.stream;
  }

  get isModern(): boolean {
    return this.#wasRetried || this.serverHello?.version === TLS_1_3;
  }

  /** Whether records may yet turn out to be readable. */
  get isWaiting(): boolean {
    const { crypto, keyLog } = this.around;
    return !this.#isArmed && crypto !== undefined && keyLog.connections > 0;
  }

  /** One of the hellos will not come any more. */
  giveUp(): void {
    if (this.#clientHello === undefined || this.serverHello === undefined) this.#arm(undefined);
  }

  /** Where opened application data of this side goes. */
  insideOf(side: 'client' | 'server'): ByteStream {
    this.#inside ??= this.around.inside();
    this.seen.isDecrypted = true;
    return side === 'client' ? this.#inside.up : this.#inside.down;
  }

  gapInside(side: 'client' | 'server', bytes: number): void {
    (side === 'client' ? this.#inside?.up : this.#inside?.down)?.gap(bytes);
  }

  endInside(side: 'client' | 'server'): void {
    (side === 'client' ? this.#inside?.up : this.#inside?.down)?.end();
  }

  message(side: 'client' | 'server', type: number, body: Uint8Array): void {
    // What is made of a message is about as large, and kept while the connection lasts.
    this.around.hold.take(body.length);
    if (side === 'client' && type === CLIENT_HELLO) this.#readClientHello(body);
    if (side === 'server' && type === SERVER_HELLO) this.#readServerHello(body);
    if (side === 'server' && type === CERTIFICATE) this.#readCertificate(body);
    if (side === 'server' && type === ENCRYPTED_EXTENSIONS) this.#chose(readEncryptedAlpn(body));
  }

  #readClientHello(body: Uint8Array): void {
    const hello = readClientHello(body);
    if (hello === undefined) {
      this.around.problem('tls/client-hello');
      return;
    }
    // The second one, after a retry, repeats name and random; only early data is not offered again.
    if (this.#clientHello !== undefined) return;
    this.#clientHello = hello;
    if (hello.sni !== undefined) this.seen.sni = hello.sni;
    if (hello.isEncrypted) this.seen.hasEncryptedHello = true;
    this.#chose(hello.alpn[0]);
    this.seen.version ??= versionName(hello.version);
    if (this.serverHello !== undefined) this.#arm(this.#openers(hello, this.serverHello));
  }

  #readServerHello(body: Uint8Array): void {
    const hello = readServerHello(body);
    if (hello === undefined) {
      this.around.problem('tls/server-hello');
      return;
    }
    if (hello.isRetry) this.#wasRetried = true;
    if (hello.isRetry || this.serverHello !== undefined) return;
    this.serverHello = hello;
    this.seen.version = versionName(hello.version);
    this.seen.cipher = cipherSuite(hello.suite).name;
    this.#chose(hello.alpn);
    // Where packets are out of order, the client's may come later.
    if (this.#clientHello !== undefined) this.#arm(this.#openers(this.#clientHello, hello));
  }

  #arm(openers: Openers | undefined): void {
    if (this.#isArmed) return;
    this.#isArmed = true;
    this.#client.arm(openers?.client ?? [], openers?.updated);
    this.#server.arm(openers?.server ?? [], openers?.updated);
  }

  #openers(client: ClientHello, server: ServerHello): Openers | undefined {
    const { crypto, keyLog, problem } = this.around;
    if (crypto === undefined || keyLog.connections === 0) return undefined;
    const secrets = keyLog.of(client.random);
    const openers = secrets && openersOf(crypto, client, server, secrets);
    if (openers === undefined) problem(secrets === undefined ? 'tls/no-secrets' : 'tls/suite-not-readable');
    return openers;
  }

  #chose(alpn: string | undefined): void {
    if (alpn !== undefined) this.seen.alpn = alpn;
  }

  #readCertificate(body: Uint8Array): void {
    if (this.seen.certificate !== undefined) return;
    const encoded = tryRead(() => {
      const wire = new Wire(body);
      if (this.isModern) wire.vector(1);
      return wire.vector(3).vector(3).bytes;
    });
    const certificate = encoded && readCertificate(encoded);
    if (certificate === undefined) {
      this.around.problem('tls/certificate');
      return;
    }
    this.seen.certificate = certificate;
    const timeMs = this.around.timeMs();
    const { sni } = this.seen;
    this.seen.certificateProblems = judgeCertificate(certificate, {
      ...(timeMs === undefined ? {} : { timeMs }),
      ...(sni === undefined ? {} : { host: sni }),
    });
  }
}
