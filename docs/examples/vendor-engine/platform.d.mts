export interface Platform {
  lease(engines: readonly object[], wanted: number): Promise<readonly object[]>;
  heartbeat(lease: string): Promise<{ readonly cancel: boolean; readonly deadline: string }>;
  download(url: string, file: string, sha256: string, signal: AbortSignal): Promise<void>;
  upload(lease: string, result: object): Promise<string>;
  complete(lease: string, end: object): Promise<object>;
}

export class LeaseStale extends Error {}
export class PlatformFault extends Error {
  readonly retryable: boolean;
}
export function connect(server: string, token: string): Platform;
