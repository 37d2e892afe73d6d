import { officialDocx, officialHtml, officialPdf, writeNotice } from '@touchstone/documents';
import type { OfficialDocument } from '@touchstone/domain/order';
import type { ObjectStore } from '@touchstone/objects';
import type { NoticePorts } from '@touchstone/services/notices';
import type { FrozenFiles, OrdersPorts } from '@touchstone/services/orders';
import { digestOf } from './memory-objects.ts';
import type { Random } from './random.ts';

export interface Papers extends Pick<OrdersPorts, 'freeze' | 'keepPdf' | 'digests' | 'newCode'> {
  readonly counted: { readonly real: number; readonly plain: number };
}

const MAX_BYTES = 256 * 1024 ** 2;

/**
 * Writers of documents: a share is rendered as it would be printed, of the others the words are kept and hashed in place of PDF and
 * DOCX. Their HTML is always the real one.
 */
export function orderPapers(objects: ObjectStore, random: Random, rendered: number): Papers {
  const counted = { real: 0, plain: 0 };
  const keep = async (bytes: Uint8Array) => (await objects.put([bytes], { maxBytes: MAX_BYTES })).sha256;
  return {
    counted,
    async freeze(document): Promise<FrozenFiles> {
      const html = await keep(Buffer.from(officialHtml(document)));
      if (random.chance(rendered)) {
        counted.real++;
        return { pdf: await keep(await officialPdf(document)), docx: await keep(await officialDocx(document)), html };
      }
      counted.plain++;
      return { pdf: await keep(words('pdf', document)), docx: await keep(words('docx', document)), html };
    },
    keepPdf: (document) => keep(words('cover', document)),
    digests: async (document) => ({
      pdf: digestOf(words('pdf', document)),
      docx: digestOf(words('docx', document)),
      html: digestOf(officialHtml(document)),
    }),
    newCode() {
      const token = `${random.between(1e8, 9e8)}${random.between(1e8, 9e8)}`;
      return { token, hash: digestOf(token) };
    },
  };
}

const words = (format: string, document: OfficialDocument): Uint8Array =>
  Buffer.from(JSON.stringify({ 演示数据: '未排版，仅存文字', format, document }));

/** Files of a notice: all of them where it is rendered, else its words and rows. */
export const noticeWriter =
  (objects: ObjectStore, isRendered: () => boolean): NoticePorts['writeFiles'] =>
  async (notice) => {
    const files = isRendered()
      ? await writeNotice(notice as Parameters<typeof writeNotice>[0])
      : [
          {
            format: 'json' as const,
            attachment: 0,
            content: Buffer.from(JSON.stringify({ text: notice.text, attachments: notice.attachments })),
          },
        ];
    return Promise.all(
      files.map(async ({ format, attachment, content }) => ({
        format,
        attachment,
        ...(await objects.put([content], { maxBytes: MAX_BYTES })),
      })),
    );
  };
