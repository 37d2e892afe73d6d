import { fromHex, toHex } from '@touchstone/kernel/hex';

export type SecretLabel =
  | 'CLIENT_RANDOM'
  | 'CLIENT_EARLY_TRAFFIC_SECRET'
  | 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'
  | 'SERVER_HANDSHAKE_TRAFFIC_SECRET'
  | 'CLIENT_TRAFFIC_SECRET_0'
  | 'SERVER_TRAFFIC_SECRET_0';

export type Secrets = Readonly<Partial<Record<SecretLabel, Uint8Array>>>;

const LABELS: ReadonlySet<string> = new Set<SecretLabel>([
  'CLIENT_RANDOM',
  'CLIENT_EARLY_TRAFFIC_SECRET',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
]);
/** Labels of newer logs that say nothing about records. */
const OTHERS: ReadonlySet<string> = new Set(['EXPORTER_SECRET', 'EARLY_EXPORTER_SECRET', 'ECH_SECRET', 'ECH_CONFIG', 'RSA']);
const RANDOM_DIGITS = 64;
/** Of SHA-384, in hexadecimal. */
const MAX_SECRET_DIGITS = 96;
const MAX_CONNECTIONS = 50_000;

/**
 * Secrets of connections by the client's random, from texts in the format of NSS, which browsers, OpenSSL and the
 * hooks of a test device write.
 * @source https://datatracker.ietf.org/doc/draft-ietf-tls-keylogfile/
 */
export class KeyLog {
  readonly #byRandom = new Map<string, Partial<Record<SecretLabel, Uint8Array>>>();
  readonly #problem: (code: string) => void;

  constructor(problem: (code: string) => void) {
    this.#problem = problem;
  }

  get connections(): number {
    return this.#byRandom.size;
  }

  add(text: string): void {
    for (let from = 0; from < text.length; ) {
      const end = text.indexOf('\n', from);
      const to = end === -1 ? text.length : end;
      this.#line(text.slice(from, to).trim());
      from = to + 1;
    }
  }

  of(random: Uint8Array): Secrets | undefined {
    return this.#byRandom.get(toHex(random));
  }

  #line(line: string): void {
    if (line === '' || line.startsWith('#')) return;
    const [label = '', random = '', secret = ''] = line.split(/\s+/, 3);
    if (OTHERS.has(label)) return;
    const value = secret.length > 0 && secret.length <= MAX_SECRET_DIGITS ? fromHex(secret) : undefined;
    if (!LABELS.has(label) || random.length !== RANDOM_DIGITS || value === undefined) {
      this.#problem('key-log/line');
      return;
    }
    const key = random.toLowerCase();
    const known = this.#byRandom.get(key);
    if (known !== undefined) known[label as SecretLabel] ??= value;
    else if (this.#byRandom.size < MAX_CONNECTIONS) this.#byRandom.set(key, { [label]: value });
    else this.#problem('key-log/too-long');
  }
}
