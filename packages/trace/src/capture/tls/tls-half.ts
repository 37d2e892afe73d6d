import type { ByteStream } from '../byte-stream.ts';
import { HandshakeReader } from './handshake-reader.ts';
import type { Openers } from './openers.ts';
import type { Opened, Record, RecordOpener } from './record-opener.ts';
import { RecordReader, type RecordSink } from './record-reader.ts';
import type { TlsConversation } from './tls-conversation.ts';

const [CHANGE_CIPHER_SPEC, HANDSHAKE, APPLICATION_DATA] = [20, 22, 23];
const KEY_UPDATE = 24;
/** Records that wait for the answer of the server, which says how to open them. */
const MAX_WAITING_BYTES = 64 * 1024;
/** After so many records in a row that no key opens, none is tried any more. Early data that was refused is one reason. */
const MAX_FAILURES = 32;
/** Changes of keys that are followed: others are made once in gigabytes. */
const MAX_UPDATES = 1000;

/** One direction of a TLS connection. */
export class TlsHalf implements RecordSink {
  readonly stream: ByteStream;
  readonly #tls: TlsConversation;
  readonly #side: 'client' | 'server';
  readonly #handshake: HandshakeReader;
  #openers: readonly RecordOpener[] = [];
  #updated: Openers['updated'];
  #hasChangedCipher = false;
  #isArmed = false;
  #waiting: Record[] = [];
  #waitingBytes = 0;
  #failures = 0;
  #updates = 0;

  constructor(tls: TlsConversation, side: 'client' | 'server') {
    this.#tls = tls;
    this.#side = side;
    this.#handshake = new HandshakeReader(tls.around.hold, (type, body) => this.#message(type, body));
    this.stream = new RecordReader(this, tls.around.hold, tls.around.buffers);
  }

  /** The answer of the server is known; without openers what is sealed stays so. */
  arm(openers: readonly RecordOpener[], updated: Openers['updated']): void {
    this.#openers = openers;
    this.#updated = updated;
    this.#isArmed = true;
    const waiting = this.#waiting;
    this.#forget();
    for (const record of waiting) this.record(record);
  }

  wants(type: number): boolean {
    if (type === APPLICATION_DATA) return this.#openers.length > 0 || (!this.#isArmed && this.#tls.isWaiting);
    return type === HANDSHAKE || type === CHANGE_CIPHER_SPEC;
  }

  record(record: Record): void {
    if (record.type === CHANGE_CIPHER_SPEC) this.#hasChangedCipher = true;
    else if (this.#mustWait(record.type)) this.#wait(record);
    else if (!this.#isSealed(record.type)) this.#read(record.type, record.body);
    else this.#open(record);
  }

  damaged(type: number, bytes: number): void {
    if (type === HANDSHAKE && !this.#isSealed(type)) {
      this.#handshake.lose();
      this.#tls.giveUp();
    }
    if (this.#openers.length === 0 || !this.#isSealed(type)) return;
    const [opener] = this.#openers;
    opener!.skip();
    if (type === APPLICATION_DATA) this.#tls.gapInside(this.#side, Math.max(0, bytes - opener!.sealBytes));
  }

  lost(): void {
    this.#tls.around.problem('tls/lost');
    this.#handshake.lose();
    this.#forget();
    this.#tls.giveUp();
    this.#tls.endInside(this.#side);
  }

  end(): void {
    this.#tls.giveUp();
    this.#forget();
    this.#tls.endInside(this.#side);
  }

  #isSealed(type: number): boolean {
    if (type === APPLICATION_DATA) return true;
    // In TLS 1.3 the change is a disguise, and handshake records that call themselves so are plain.
    return this.#hasChangedCipher && !this.#tls.isModern;
  }

  #mustWait(type: number): boolean {
    return !this.#isArmed && this.#isSealed(type) && this.#tls.isWaiting;
  }

  #wait(record: Record): void {
    this.#waitingBytes += record.body.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) {
      this.#waitingBytes -= record.body.length;
      this.#tls.around.problem('tls/waiting-dropped');
      return;
    }
    this.#tls.around.hold.take(record.body.length);
    this.#waiting.push({ ...record, body: record.body.slice() });
  }

  #forget(): void {
    this.#tls.around.hold.give(this.#waitingBytes);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #open(record: Record): void {
    if (this.#openers.length === 0) return;
    const opened = this.#tryOpeners(record);
    if (opened !== undefined) {
      this.#failures = 0;
      this.#read(opened.type, opened.content);
      return;
    }
    this.#tls.around.problem('tls/record-not-opened');
    if (++this.#failures < MAX_FAILURES) return;
    this.#openers = [];
    this.#tls.endInside(this.#side);
  }

  /** The keys in use, or else the next ones: the first record that they open is the one with which they begin. */
  #tryOpeners(record: Record): Opened | undefined {
    for (const [i, opener] of this.#openers.entries()) {
      const opened = opener.open(record);
      if (opened === undefined) continue;
      if (i > 0) this.#openers = this.#openers.slice(i);
      return opened;
    }
    return undefined;
  }

  #read(type: number, content: Uint8Array): void {
    if (type === HANDSHAKE) this.#handshake.add(content);
    else if (type === APPLICATION_DATA && content.length > 0) this.#tls.insideOf(this.#side).data(content);
  }

  #message(type: number, body: Uint8Array): void {
    const isUpdate = type === KEY_UPDATE && this.#tls.isModern && this.#openers.length > 0 && ++this.#updates <= MAX_UPDATES;
    const next = isUpdate ? this.#updated?.(this.#side) : undefined;
    if (next === undefined) {
      this.#tls.message(this.#side, type, body);
      return;
    }
    this.#openers = [next];
  }
}
