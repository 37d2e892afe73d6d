import { type NoticeFormatWord, noticeFiles } from '@touchstone/db/repositories/notice-lists';
import type { Context } from '../../handler.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';

const NAMES: Readonly<Record<NoticeFormatWord, string>> = {
  docx: 'notice.docx',
  pdf: 'notice.pdf',
  html: 'notice.html',
  article: 'article.html',
  xlsx: 'attachments.xlsx',
  csv: 'attachment.csv',
  json: 'notice.json',
};

/** A frozen file of a notice that the caller may see. @throws Refusal */
export async function noticeFile(
  { transaction, platform, raw }: Pick<Context, 'transaction' | 'platform' | 'raw'>,
  { notice, format }: { readonly notice: string; readonly format: NoticeFormatWord },
  attachment: number | undefined,
) {
  const files = await transaction((tx) => noticeFiles(tx, notice));
  const wanted = attachment ?? (format === 'csv' ? 1 : 0);
  const file = files.find((one) => one.format === format && one.attachment === wanted);
  if (file === undefined) throw new Refusal('not-found');
  return sendObject(platform.objects, file.sha256, raw.request.headers.range, NAMES[format].replace('.csv', `-${wanted}.csv`));
}
