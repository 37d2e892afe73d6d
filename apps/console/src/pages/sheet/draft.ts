import type { InputOf } from '@touchstone/api-client';
import type { saveAnswers } from '@touchstone/api-client/routes/sheets';
import { instantOfMinute } from '../../parts/shanghai-minute.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { SheetDetail } from './sheet-page.tsx';

type Answer = SheetDetail['answers'][number];
export type AnswerWord = Answer['answer'];
export type ProofKind = Answer['evidence'][number]['kind'];
type Sent = InputOf<typeof saveAnswers>['body']['answers'][number];

/** An answer as it stands in the fields, complete or not. */
export interface Draft {
  readonly answer: AnswerWord | undefined;
  readonly note: string;
  readonly device: string;
  /** `2026-03-09T14:05` in Asia/Shanghai; '' when it is not given. */
  readonly testedAt: string;
  readonly evidence: readonly { readonly kind: ProofKind; readonly file: string }[];
}

const NOTHING: Draft = { answer: undefined, note: '', device: '', testedAt: '', evidence: [] };

export const draftOf = (answer: Answer | undefined): Draft =>
  answer === undefined
    ? NOTHING
    : {
        answer: answer.answer,
        note: answer.note,
        device: answer.device,
        testedAt: answer.testedAt === null ? '' : localTime(answer.testedAt),
        evidence: answer.evidence.map(({ kind, file }) => ({ kind, file })),
      };

/** An instant as a field of date and time has it, in Asia/Shanghai. */
export const localTime = (instant: string): string => shanghaiTime(instant).replace(' ', 'T');

/** Whether a field of two drafts says the same. */
export const sameIn = (field: keyof Draft, a: Partial<Draft>, b: Partial<Draft>): boolean => said(a[field]) === said(b[field]);
const said = (value: Draft[keyof Draft]): string =>
  JSON.stringify(typeof value === 'object' ? value.map(({ kind, file }) => [kind, file]) : [value]);

/** What is sent of a draft; undefined while nobody has said what was found. */
export function sentOf(clause: string, { answer, note, device, testedAt, evidence }: Draft): Sent | undefined {
  if (answer === undefined) return undefined;
  const at = instantOfMinute(testedAt);
  return { clause, answer, evidence: [...evidence], device, note, ...(at === undefined ? {} : { testedAt: at }) };
}

/** A draft whose answer was chosen: what was looked at was so now, on the device of the answer before, until one says otherwise. */
export function answered(draft: Draft, answer: AnswerWord, now: string, lastDevice: string): Draft {
  if (answer === 'cannot-test') return { ...draft, answer };
  return { ...draft, answer, testedAt: draft.testedAt || now, device: draft.device || lastDevice };
}

const KINDS: readonly (readonly [RegExp, ProofKind])[] = [
  [/^image\//, 'screenshot'],
  [/^video\//, 'video'],
  [/^text\/|json$|pcap$/, 'log'],
];

/** What a file proves as, by what it is. */
export const kindOf = (mediaType: string): ProofKind => KINDS.find(([type]) => type.test(mediaType))?.[1] ?? 'document';

/** A name that no other file of the sheet has: telephones call every photo `image.jpg`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const short = stem.slice(0, 180);
  for (let n = 1; ; n += 1) {
    const free = `${short}${n === 1 ? '' : ` (${n})`}${ending.slice(0, 12)}`;
    if (!taken.has(free)) return free;
  }
}
