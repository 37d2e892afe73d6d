/** A bucket of permissions to ask, as data: `tokens` were there at `atMs`. */
export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

export interface BucketLimit {
  readonly perSecond: number;
  readonly burst: number;
}

export const fullBucket = ({ burst }: BucketLimit, nowMs: number): Bucket => ({ tokens: burst, atMs: nowMs });

/**
 * Takes one token now, on credit if there is none: the caller waits `waitMs` before it asks.
 * A clock that runs backwards adds nothing.
 */
export function take(
  bucket: Bucket,
  { perSecond, burst }: BucketLimit,
  nowMs: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const since = Math.max(0, nowMs - bucket.atMs);
  const tokens = Math.min(burst, bucket.tokens + (since * perSecond) / 1000) - 1;
  return { bucket: { tokens, atMs: Math.max(nowMs, bucket.atMs) }, waitMs: tokens >= 0 ? 0 : Math.ceil((-tokens * 1000) / perSecond) };
}

/** No token for the next `ms`: what a store asks for with Retry-After. */
export const drained = (bucket: Bucket, { perSecond }: BucketLimit, ms: number): Bucket => ({
  ...bucket,
  tokens: Math.min(bucket.tokens, -(ms * perSecond) / 1000),
});
