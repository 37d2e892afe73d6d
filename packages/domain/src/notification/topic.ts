/** How a person is told of a topic. */
export const CHOICES = ['none', 'inbox', 'email', 'digest'] as const;
export type Choice = (typeof CHOICES)[number];

/**
 * Everything a template can be filled with. The list is closed, and none of it is about a person: what a complainant wrote or is
 * called can stand in no message.
 */
export const FIELDS = [
  'caseNumber',
  'subjectName',
  'purpose',
  'due',
  'level',
  'year',
  'orderNumber',
  'orderType',
  'noticeTitle',
  'storeName',
  'organisation',
  'count',
  'items',
] as const;
export type Field = (typeof FIELDS)[number];
export type Fields = Readonly<Partial<Record<Field, string>>>;

export interface Words {
  readonly subject: string;
  readonly text: string;
}

/** What people are told of, and how, as data/notifications has it. */
export interface Topic {
  /** Of the outbox. */
  readonly id: string;
  /** `handler`: who handles the case, and without one all readers; `administrators`: of the ministry. */
  readonly audience: 'handler' | 'readers' | 'administrators';
  /** What a reader holds. */
  readonly permission: string;
  /** For who has chosen nothing. */
  readonly usual: Choice;
  /** Of the same thing only once while it is unread, and at most once a day. */
  readonly onceADay?: true;
  /** Unread for so long, it is told to whoever decides. */
  readonly escalateAfterHours?: number;
  readonly zh: Words;
  readonly en: Words;
}

type BothTexts = { readonly zh: string; readonly en: string };

/** All that is data about messages. @source data/notifications/topics.yaml */
export interface NotificationCatalogue {
  readonly topics: readonly Topic[];
  /** What deadlines are for, in words. */
  readonly purposes: Readonly<Record<string, BothTexts>>;
  /** Around the `{{subject}}` of what nobody read. */
  readonly unread: BothTexts;
  readonly digest: Pick<Topic, 'zh' | 'en'>;
}

const HOLE = /\{\{(\w+)\}\}/g;

/** Names in the holes of a text. */
export const holesOf = (text: string): readonly string[] => [...text.matchAll(HOLE)].map(([, name]) => name!);

/** A text with its holes filled; what is not known is a dash. */
export const fill = (text: string, fields: Fields): string =>
  text.replace(HOLE, (_, name: string) => fields[name as Field]?.replace(/[\r\n]+/g, name === 'items' ? '\n' : ' ') ?? '—');

/** A topic's words in a language. */
export const wordsOf = (topic: Pick<Topic, 'zh' | 'en'>, language: string, fields: Fields): Words => {
  const words = language === 'en' ? topic.en : topic.zh;
  return { subject: fill(words.subject, fields).replace(/\s+/g, ' ').trim(), text: fill(words.text, fields) };
};
