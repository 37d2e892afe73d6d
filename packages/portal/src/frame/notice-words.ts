import { html, type Markup, type Part } from '@touchstone/render';
import type { Lang } from './place.ts';

export type NoticeKind = 'problems' | 'delisting' | 'look-back' | 'stores';

const KINDS: Readonly<Record<NoticeKind, Readonly<Record<Lang, string>>>> = {
  problems: { zh: '问题通报', en: 'Problems' },
  delisting: { zh: '下架通报', en: 'Delisting' },
  'look-back': { zh: '回头看通报', en: 'Look-back' },
  stores: { zh: '应用商店通报', en: 'Stores' },
};
export const NOTICE_KINDS = Object.keys(KINDS) as readonly NoticeKind[];

/** What kind of notice it is; a word that nobody knows as it stands. */
export const kindIn = (lang: Lang, kind: string): string => KINDS[kind as NoticeKind]?.[lang] ?? kind;

const STATES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  CORRECTED: { zh: '已更正', en: 'Corrected' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};

/** A mark on what is no longer as it was published; nothing on the rest. */
export function stateMark(lang: Lang, state: string): Part {
  const word = STATES[state]?.[lang];
  return word === undefined ? undefined : html` <span class="mark ${state === 'WITHDRAWN' ? 'gone' : 'changed'}">${word}</span>`;
}

/** Across everything that is no fact. */
export const demoMark = (lang: Lang, isDemo: boolean): Part =>
  isDemo ? html` <span class="mark demo">${lang === 'zh' ? '演示数据' : 'Demonstration'}</span>` : undefined;

export const batchText = (
  lang: Lang,
  { year, yearBatch, totalBatch }: { readonly year: number; readonly yearBatch: number | null; readonly totalBatch: number | null },
): string => {
  if (yearBatch === null) return '';
  if (lang === 'en') return `Batch ${yearBatch} of ${year}${totalBatch === null ? '' : ` (no. ${totalBatch} in all)`}`;
  return `${year}年第${yearBatch}批${totalBatch === null ? '' : `（总第${totalBatch}批）`}`;
};

/** What became of it later: 已整改（日期）. */
export const annotationList = (annotations: readonly { readonly text: string }[]): Markup | undefined =>
  annotations.length === 0
    ? undefined
    : html`<ul class="after">${annotations.map(({ text }) => html`<li><span lang="zh-CN">${text}</span></li>`)}</ul>`;
