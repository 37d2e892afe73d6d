import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { systemSession, withSession } from '@touchstone/db';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import type { SealPort } from '@touchstone/services/orders';
import type { Platform } from '../platform.ts';
import { gatewayKey } from './gateway-key.ts';
import { signedPost } from './signed-post.ts';

/** How documents are sealed here: `{kind: 'paper'}`, or `{kind: 'e-signature', url, allow}`; paper when it is not set. */
export const SEAL_SETTING = 'seal';

interface SealSetting {
  readonly kind: 'paper' | 'e-signature';
  readonly url?: string;
  /** Hosts that may lie in the network of the authority. */
  readonly allow?: readonly string[];
}

const MAX_SIGNED_BYTES = 256 * 1024 ** 2;
const PDF = '%PDF-';

/**
 * The e-signature service of the installation; undefined where paper is stamped. It gets
 * `{number, authority, sha256, pdf}` (PDF in base64, body signed) and answers with the signed file as `application/pdf`.
 */
export async function sealPort(platform: Platform): Promise<SealPort | undefined> {
  const { value } = await withSession(platform.db, systemSession('seal'), (tx) => settingRows(tx).setting<SealSetting>(SEAL_SETTING));
  if (value?.kind !== 'e-signature' || value.url === undefined) return undefined;
  const { url, allow = [] } = value;
  return {
    async sign({ pdf, number, authority }) {
      const bytes = await buffer((await platform.objects.open(pdf)) as Readable);
      const body = JSON.stringify({ number, authority, sha256: pdf, pdf: bytes.toString('base64') });
      const at = platform.machineNow();
      const sent = await signedPost({ url, id: `seal-${pdf}`, body, at, secret: gatewayKey(platform), maxBytes: MAX_SIGNED_BYTES, allow });
      if (!sent.ok) return sent;
      if (sent.mediaType !== 'application/pdf' || !Buffer.from(sent.bytes.subarray(0, PDF.length)).equals(Buffer.from(PDF)))
        return { ok: false, retryable: false, error: 'not-a-pdf' };
      const kept = await platform.objects.put([sent.bytes], { maxBytes: MAX_SIGNED_BYTES });
      return kept.sha256 === pdf ? { ok: false, retryable: false, error: 'not-signed' } : { ok: true, sha256: kept.sha256 };
    },
  };
}
