import type { OutputOf } from '@touchstone/api-client';
import type { readPublishedNotice } from '@touchstone/api-client/routes/notices';
import { authorityName } from '@touchstone/domain/notice';
import { html, type Markup, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { annotationList, batchText, demoMark, kindIn, stateMark } from '../frame/notice-words.ts';
import { callout, digest, pairs, wide } from '../frame/parts.ts';
import { type Place, to } from '../frame/place.ts';
import { dayAt, dayIn, lines, official, sizeText, whole } from '../frame/text.ts';
import { noticeWords } from './notice.words.ts';
import { type NoticeTable, noticeTable } from './notice-table.ts';

export type PublishedNotice = OutputOf<typeof readPublishedNotice>;

/** A notice as it was published, and everything that came after it. @param tables its attachments as they are printed */
export function noticePage(place: Place, notice: PublishedNotice, tables: readonly NoticeTable[]): string {
  return frame(place, {
    title: html`<span lang="zh-CN">${whole(notice.title)}</span>${stateMark(place.lang, notice.state)}${demoMark(place.lang, notice.isDemo)}`,
    short: notice.title,
    body: html`${standing(place, notice)}${facts(place, notice)}
${text(place, notice)}
${tables.map((table) => attachment(place, table))}${files(place, notice)}`,
  });
}

/** As it was published; nothing of one that was withdrawn. */
function text(place: Place, { paragraphs, signature, note }: PublishedNotice): Part {
  if (paragraphs.length === 0) return undefined;
  const { lang } = place;
  return html`<article lang="zh-CN" class="official"><h2 class="unseen" lang="${lang === 'zh' ? 'zh-CN' : 'en'}">${noticeWords[lang].text}</h2>
${paragraphs.map((one) => html`<p>${lines(one)}</p>\n`)}${signature === '' ? undefined : html`<p class="signed">${lines(signature)}</p>\n`}${note === '' ? undefined : html`<p>${lines(note)}</p>\n`}</article>`;
}

/** What must be known before the text is read: it was corrected or withdrawn, or others published it. */
function standing(place: Place, notice: PublishedNotice): Part {
  const say = noticeWords[place.lang];
  const link = (id: string, name: string) => html`<a href="${to(place, `/notices/${id}`)}">${name}</a>`;
  return [
    notice.isDemo ? callout('warn', say.demo, html`<p>${say.demoMeans}</p>`) : undefined,
    notice.state === 'WITHDRAWN'
      ? callout(
          'warn',
          say.withdrawn,
          html`<p>${say.reason}${official(place, lines(notice.withdrawnReason ?? ''))}</p><p>${say.withdrawnMeans}</p>`,
        )
      : undefined,
    notice.correctedBy === null ? undefined : callout('warn', say.corrected, html`<p>${link(notice.correctedBy, say.toCorrection)}</p>`),
    notice.corrects === null ? undefined : callout('plain', say.corrects, html`<p>${link(notice.corrects, say.toCorrected)}</p>`),
    notice.annotations.length === 0 ? undefined : callout('good', say.after, annotationList(notice.annotations)),
    notice.origin === 'reported'
      ? callout('plain', say.reported, html`<p>${say.reportedMeans(notice.reportedRows, notice.rows)}</p>`)
      : undefined,
  ];
}

function facts(place: Place, notice: PublishedNotice): Markup {
  const say = noticeWords[place.lang];
  return pairs([
    [say.authority, official(place, authorityName(notice.issuer))],
    [say.kind, kindIn(place.lang, notice.kind)],
    [say.batch, batchText(place.lang, notice)],
    [say.on, notice.on === null ? undefined : html`<time datetime="${notice.on}">${dayIn(place.lang, notice.on)}</time>`],
    [say.publishedAt, notice.publishedAt === null ? undefined : dayAt(place, notice.publishedAt)],
    [say.elsewhere, notice.publicationUrls.length === 0 ? undefined : notice.publicationUrls.map(outside)],
    [say.snapshot, notice.snapshotHash === null ? undefined : digest(notice.snapshotHash)],
  ]);
}

/** An address outside; a link only where it is one of the web. */
const outside = (url: string): Markup =>
  /^https?:\/\/[\x21-\x7e]+$/.test(url) ? html`<a href="${url}" rel="external nofollow noopener noreferrer">${url}</a> ` : html`${url} `;

function attachment(place: Place, table: NoticeTable): Markup {
  const say = noticeWords[place.lang];
  return html`<section aria-labelledby="list-${table.number}">
<h2 id="list-${table.number}">${say.attachment(table.number)}</h2>
${noticeTable(place, table)}</section>
`;
}

/** As people look for them: to read, then to reckon with, then to paste. */
const FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'csv', 'json', 'article'] as const;

function files(place: Place, { id, files: kept }: PublishedNotice): Part {
  if (kept.length === 0) return undefined;
  const say = noticeWords[place.lang];
  const ordered = FORMATS.flatMap((wanted) => kept.filter(({ format }) => format === wanted));
  const rows = ordered.map(({ format, attachment: of, sha256, sizeBytes }) => {
    const name = `${say.formats[format]}${of === 0 ? '' : say.ofAttachment(of)}`;
    const address = `/api/v1/public/notices/${id}/files/${format}${of === 0 ? '' : `?attachment=${of}`}`;
    return html`<tr><th scope="row"><a href="${address}" download>${name}</a></th><td class="number count">${sizeText(sizeBytes)}</td><td>${digest(sha256)}</td></tr>\n`;
  });
  return html`<section aria-labelledby="files"><h2 id="files">${say.files}</h2>
${wide(
  say.files,
  html`<table><caption>${say.filesCaption}</caption><thead><tr><th scope="col">${say.file}</th><th scope="col">${say.size}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${rows}</tbody></table>`,
)}<p class="soft"><a href="${to(place, '/open-data')}#verify">${say.verify}</a></p></section>
`;
}
