import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { checkedAddress, ObjectFault, type ObjectStore, receive, type StoredObject } from '@touchstone/objects';

export interface S3Options {
  readonly bucket: string;
  /** Address of the service; of Amazon's by region when not given. */
  readonly endpoint?: string;
  readonly region?: string;
  /** From the environment, as Amazon's tools find them, when not given. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Put before every address: `touchstone/`. */
  readonly prefix?: string;
  /** Addresses that a list asks for at once; 1000 when not given, which is also the most. */
  readonly pageSize?: number;
  /** Where bytes lie until they are known to be the right ones; local, with room for the largest object. */
  readonly incoming: string;
}

const PART_BYTES = 16 * 1024 * 1024;

/**
 * Objects in a bucket of any service that speaks S3. Bytes are received on the local disk first: their address is known
 * only at their end, and nothing wrong may appear under an address even for a moment.
 */
export function openS3(options: S3Options): ObjectStore & { close(): void } {
  const client = new S3Client(clientConfig(options));
  const at = (sha256: string) => ({ Bucket: options.bucket, Key: `${options.prefix ?? ''}${checkedAddress(sha256)}` });

  const sizeAt = async (sha256: string): Promise<number | undefined> => {
    const head = await orAbsent(client.send(new HeadObjectCommand(at(sha256))));
    return head?.ContentLength;
  };

  return {
    async put(bytes, putOptions) {
      const { path, sha256, sizeBytes } = await receive(bytes, putOptions, options.incoming);
      try {
        if ((await sizeAt(sha256)) !== sizeBytes) {
          const upload = new Upload({ client, params: { ...at(sha256), Body: createReadStream(path) }, partSize: PART_BYTES });
          await orFault(upload.done());
        }
      } finally {
        await rm(path, { force: true });
      }
      return { sha256, sizeBytes };
    },

    async open(sha256, range) {
      const size = await sizeAt(sha256);
      if (size === undefined) throw new ObjectFault('not-found', `no object ${sha256}`);
      const { start, end } = { start: range?.start ?? 0, end: Math.min(range?.end ?? size - 1, size - 1) };
      if (range !== undefined && !(start >= 0 && start <= end)) throw new ObjectFault('out-of-range', `${sha256} has ${size} bytes`);
      const part = range === undefined ? {} : { Range: `bytes=${start}-${end}` };
      const got = await orAbsent(client.send(new GetObjectCommand({ ...at(sha256), ...part })));
      if (got?.Body === undefined) throw new ObjectFault('not-found', `no object ${sha256}`);
      return got.Body as Readable;
    },

    has: async (sha256) => (await sizeAt(sha256)) !== undefined,

    async stat(sha256) {
      const sizeBytes = await sizeAt(sha256);
      return sizeBytes === undefined ? undefined : { sha256, sizeBytes };
    },

    async delete(sha256) {
      if ((await sizeAt(sha256)) === undefined) return false;
      await orFault(client.send(new DeleteObjectCommand(at(sha256))));
      return true;
    },

    list: (after) => listFrom(client, options, after),

    async verify(sha256) {
      const got = await orAbsent(client.send(new GetObjectCommand(at(sha256))));
      if (got?.Body === undefined) return 'missing';
      const hash = createHash('sha256');
      for await (const piece of got.Body as Readable) hash.update(piece as Uint8Array);
      return hash.digest('hex') === sha256 ? 'whole' : 'damaged';
    },

    close: () => client.destroy(),
  };
}

function clientConfig({ endpoint, region = 'us-east-1', credentials }: S3Options): S3ClientConfig {
  return {
    region,
    // Services other than Amazon's know neither its newer checksums nor a host per bucket.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

async function* listFrom(client: S3Client, { bucket, prefix = '', pageSize = 1000 }: S3Options, after = ''): AsyncIterable<StoredObject> {
  let token: string | undefined;
  do {
    const from = token === undefined ? { StartAfter: prefix + after } : { ContinuationToken: token };
    const page = await orFault(client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: pageSize, ...from })));
    for (const { Key = '', Size = 0 } of page.Contents ?? []) {
      const sha256 = Key.slice(prefix.length);
      if (/^[0-9a-f]{64}$/.test(sha256) && sha256 > after) yield { sha256, sizeBytes: Size };
    }
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

const NOT_FOUND = 404;

async function orAbsent<T>(step: Promise<T>): Promise<T | undefined> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === NOT_FOUND && error.name !== 'NoSuchBucket')
      return undefined;
    throw faultOf(error);
  }
}

const orFault = <T>(step: Promise<T>): Promise<T> =>
  step.catch((error: unknown) => {
    throw faultOf(error);
  });

const faultOf = (error: unknown) =>
  new ObjectFault('failed', `the object service failed: ${error instanceof Error ? error.message : error}`, error);
