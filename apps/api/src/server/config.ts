import { readFileSync } from 'node:fs';

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly version: string;
  /** What callers see in front: `https://…` behind a proxy, else made of host and port. */
  readonly publicUrl: string;
  /** Proxies whose `X-Forwarded-*` are believed: addresses or networks; false for none. */
  readonly trustProxy: false | string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Whether callers come over TLS: by our certificate or by the proxy's. */
  readonly isSecure: boolean;
  readonly logLevel: string;
  readonly maxBodyBytes: number;
  readonly idleTimeoutMs: number;
  /** Longest that a body which is not an upload may take to come. */
  readonly bodyPatienceMs: number;
  readonly maxEventLoopDelayMs: number;
  /** Requests a minute. Hundreds of workers may share an address and a token; guessing has its own, small limit. */
  readonly limits: { readonly perAddress: number; readonly perActor: number; readonly signInPerAddress: number };
  /** Bearer of `/metrics`; without it only this machine reads them. */
  readonly metricsToken: string | undefined;
}

const MIB = 1024 * 1024;

/**
 * Settings of the server from the environment.
 *
 * @throws RangeError naming the variable that cannot be used
 */
export function serverConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const host = env['HOST'] ?? '127.0.0.1';
  const port = wholeNumber(env, 'PORT', 8700, 0, 65_535);
  const tls = tlsOf(env);
  const publicUrl = (
    env['PUBLIC_URL'] ?? `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`
  ).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl)) throw new RangeError('PUBLIC_URL is no address');
  const isSecure = publicUrl.startsWith('https:');
  if (!isSecure && !isLoopback(new URL(publicUrl).hostname) && env['ALLOW_PLAIN_HTTP'] !== '1')
    throw new RangeError(
      '没有 TLS 时只服务本机：请设 TLS_CERT_FILE 与 TLS_KEY_FILE，或在代理之后设 PUBLIC_URL=https://… 与 TRUST_PROXY。 Without TLS only loopback is served: set TLS_CERT_FILE and TLS_KEY_FILE, or PUBLIC_URL=https://… and TRUST_PROXY behind a proxy',
    );

  return {
    host,
    port,
    version: env['TOUCHSTONE_VERSION'] ?? '0.1.0',
    publicUrl,
    trustProxy: env['TRUST_PROXY'] === undefined || env['TRUST_PROXY'] === '' ? false : env['TRUST_PROXY'],
    tls,
    isSecure,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    maxBodyBytes: wholeNumber(env, 'MAX_BODY_BYTES', MIB, 1024, 64 * MIB),
    idleTimeoutMs: wholeNumber(env, 'IDLE_TIMEOUT_MS', 120_000, 1000, 3_600_000),
    bodyPatienceMs: wholeNumber(env, 'BODY_PATIENCE_MS', 30_000, 100, 3_600_000),
    maxEventLoopDelayMs: wholeNumber(env, 'MAX_EVENT_LOOP_DELAY_MS', 2000, 0, 60_000),
    limits: {
      perAddress: wholeNumber(env, 'RATE_PER_ADDRESS', 120_000, 1, 10_000_000),
      perActor: wholeNumber(env, 'RATE_PER_ACTOR', 60_000, 1, 10_000_000),
      signInPerAddress: wholeNumber(env, 'RATE_SIGN_IN', 30, 1, 1_000_000),
    },
    metricsToken: env['METRICS_TOKEN'],
  };
}

const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

function tlsOf(env: Readonly<Record<string, string | undefined>>): ServerConfig['tls'] {
  const [cert, key] = [env['TLS_CERT_FILE'], env['TLS_KEY_FILE']];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new RangeError('TLS takes both TLS_CERT_FILE and TLS_KEY_FILE');
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

function wholeNumber(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) throw new RangeError(`${name} takes a whole number from ${min} to ${max}`);
  return value;
}
