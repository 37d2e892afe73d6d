import type { LocalDate } from '@touchstone/kernel/dates';
import { provinceOf } from '../inventory/provinces.ts';
import type { LegalBasis, NoticeCatalogue, NoticeKind, NoticeTemplate } from './catalogue.ts';
import { countSubjects, type NoticeAttachment } from './row.ts';
import { basesFor, fillText, templatesFor } from './template.ts';

/** What a notice is made of. */
export interface NoticeDraft {
  readonly kind: NoticeKind;
  /** The day that is printed. */
  readonly on: LocalDate;
  /** `ministry`, or the code of the issuing province. */
  readonly issuer: string;
  readonly attachments: readonly NoticeAttachment[];
  /** Of the author: what the template asks for. */
  readonly fields: Readonly<Record<string, string>>;
  /** Id of a template; absent: the newest that fits. */
  readonly template?: string;
  /** Ids of laws; absent: the usual ones of that day. */
  readonly bases?: readonly string[];
  /** Absent while it is a draft: the numbers are taken when it is frozen. */
  readonly numbers?: NoticeNumbers;
  /** The day until which everything must be put right. */
  readonly deadline?: LocalDate;
  /** The notice that this one corrects, as a text names it. A correction is a document of its own and is not counted. */
  readonly correction?: string;
}

export interface NoticeNumbers {
  readonly year: number;
  readonly yearBatch: number;
  readonly totalBatch: number;
}

/** The words of a notice. */
export interface NoticeText {
  readonly template: string;
  readonly templateVersion: string;
  readonly title: string;
  /** Line below the title; empty for notices that are not counted. */
  readonly series: string;
  readonly paragraphs: readonly string[];
  /** 附件1.…: as they stand below the text. */
  readonly annexes: readonly string[];
  readonly signature: string;
  readonly day: string;
}

export type ComposeFault =
  | { readonly reason: 'no-template' }
  | { readonly reason: 'no-rows' }
  | { readonly reason: 'basis-not-in-force'; readonly field: string }
  | { readonly reason: 'missing-field'; readonly field: string };

export type Composed =
  | { readonly ok: true; readonly text: NoticeText; readonly isCounted: boolean }
  | { readonly ok: false; readonly faults: readonly ComposeFault[] };

/** In place of a number that is not taken yet. */
const OPEN_NUMBER = '○';

/** Writes the words of a notice by the template of its day. Never half a text: every missing field is named. */
export function composeNotice(catalogue: Pick<NoticeCatalogue, 'templates' | 'bases'>, draft: NoticeDraft): Composed {
  const joint = draft.attachments.some(({ issuer }) => issuer !== draft.issuer);
  const template = templateOf(catalogue.templates, draft, joint);
  if (template === undefined) return { ok: false, faults: [{ reason: 'no-template' }] };
  const bases = citedBases(catalogue.bases, draft);
  const faults: ComposeFault[] = bases.foreign.map((field) => ({ reason: 'basis-not-in-force', field }));
  if (draft.attachments.every(({ rows }) => rows.length === 0)) faults.push({ reason: 'no-rows' });

  const fields = { ...fieldsOf(draft, template), bases: joined(bases.cited, template.basesJoin) };
  const texts = [template.title, template.series, ...template.paragraphs].map((text) => fillText(text, fields));
  const missing = new Set(texts.flatMap((filled) => (filled.ok ? [] : filled.missing)));
  for (const field of missing) faults.push({ reason: 'missing-field', field });
  if (faults.length > 0) return { ok: false, faults };

  const [title = '', series = '', ...paragraphs] = texts.map((filled) => (filled.ok ? filled.text : ''));
  const { correction } = draft;
  return {
    ok: true,
    isCounted: template.series !== '' && correction === undefined,
    text: {
      template: template.id,
      templateVersion: template.version,
      title: correction === undefined ? title : `${title}（更正）`,
      series: correction === undefined ? series : '',
      paragraphs: correction === undefined ? paragraphs : [`现对${correction}更正如下，以本通报为准。`, ...paragraphs],
      annexes: annexLines(draft.attachments),
      signature: signatureOf(draft.issuer),
      day: dayText(draft.on),
    },
  };
}

function templateOf(
  templates: readonly NoticeTemplate[],
  { kind, issuer, on, template }: NoticeDraft,
  joint: boolean,
): NoticeTemplate | undefined {
  const fitting = templatesFor(templates, { kind, issuer, on, joint });
  return template === undefined ? fitting[0] : fitting.find(({ id }) => id === template);
}

function citedBases(all: readonly LegalBasis[], { kind, on, bases }: NoticeDraft) {
  const fitting = basesFor(all, kind, on);
  if (bases === undefined) return { cited: fitting.filter(({ usual }) => usual), foreign: [] };
  return { cited: fitting.filter(({ id }) => bases.includes(id)), foreign: bases.filter((id) => !fitting.some((one) => one.id === id)) };
}

/** 《甲》《乙》; with a word between the last two where the template has one. */
function joined(bases: readonly LegalBasis[], between: string | undefined): string | undefined {
  const texts = bases.map(({ text }) => text);
  const last = texts.pop();
  if (last === undefined) return undefined;
  return texts.length === 0 ? last : `${texts.join('')}${between ?? ''}${last}`;
}

function fieldsOf(draft: NoticeDraft, template: NoticeTemplate): Readonly<Record<string, string | undefined>> {
  const { attachments, issuer, numbers, on, deadline } = draft;
  const lists = attachments.filter(({ kind }) => kind !== 'typical-cases');
  const own = lists.filter((one) => one.issuer === issuer);
  const others = lists.filter((one) => one.issuer !== issuer);
  const count = (of: readonly NoticeAttachment[]) => String(of.reduce((sum, { rows }) => sum + countSubjects(rows), 0));
  const asked = Object.fromEntries(
    Object.entries(template.asks).map(([name, usual]) => [name, given(draft.fields[name]) ?? usual ?? undefined]),
  );
  return {
    ...asked,
    year: String(numbers?.year ?? on.slice(0, 4)),
    yearBatch: numbers === undefined ? OPEN_NUMBER : String(numbers.yearBatch),
    totalBatch: numbers === undefined ? OPEN_NUMBER : String(numbers.totalBatch),
    issuer: issuer === 'ministry' ? '我部' : '我局',
    subjects: attachments.some(({ kind }) => kind === 'sdks') ? 'APP（SDK）' : 'APP',
    count: count(lists),
    ownCount: count(own),
    othersCount: count(others),
    annexes: annexRange(lists, attachments.length),
    ownAnnex: annexRange(own, attachments.length),
    otherAnnexes: annexRange(others, attachments.length),
    ...(deadline === undefined ? {} : { deadline: `${Number(deadline.slice(5, 7))}月${Number(deadline.slice(8))}日` }),
  };
}

const given = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text.trim());

/** 附件 where there is one, 附件1, 附件2-8, 附件1、3. */
function annexRange(of: readonly NoticeAttachment[], all: number): string {
  if (all === 1) return '附件';
  const numbers = of.map(({ number }) => number).sort((a, b) => a - b);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return '附件';
  if (numbers.length === 1) return `附件${first}`;
  return last - first === numbers.length - 1 ? `附件${first}-${last}` : `附件${numbers.join('、')}`;
}

const annexLines = (attachments: readonly NoticeAttachment[]): readonly string[] =>
  attachments.map(({ number, title }) => (attachments.length === 1 ? `附件：${title}` : `附件${number}.${title}`));

/** Who signs, as printed. @source notices of the ministry are signed by its bureau (2021-12-09) */
export const signatureOf = (issuer: string): string =>
  issuer === 'ministry' ? '工业和信息化部信息通信管理局' : (provinceOf(issuer)?.administration ?? issuer);

/** Whose list it is, as titles of attachments print it. */
export const authorityName = (issuer: string): string =>
  issuer === 'ministry' ? '工业和信息化部' : (provinceOf(issuer)?.administration ?? issuer);

/** 2021年12月9日 */
export const dayText = (day: LocalDate): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
