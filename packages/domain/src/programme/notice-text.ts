/** Texts of a programme by what they tell: data/programmes. */
export const NOTICE_KINDS = ['problem', 'notified', 'problem-notice', 'delist', 'account-ban'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

export type ProgrammeTexts = Readonly<Record<NoticeKind, BothTexts>>;

/** What stands between braces in each of them. */
export const NOTICE_FIELDS: Readonly<Record<NoticeKind, readonly string[]>> = {
  problem: ['clause', 'title', 'place', 'remedy'],
  notified: ['store', 'app', 'version', 'programme', 'problems', 'due'],
  'problem-notice': ['store', 'app', 'version', 'programme', 'problems', 'reason'],
  delist: ['store', 'app', 'version', 'programme', 'problems', 'reason'],
  'account-ban': ['store', 'app', 'version', 'programme', 'problems', 'reason'],
};

/** Names in braces of a text that nobody fills in. */
export const unknownFields = (kind: NoticeKind, text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string).filter((name) => !NOTICE_FIELDS[kind].includes(name));

/** Fills a text in; what is filled in is not looked through again. */
export const filledIn = (text: string, fields: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-z]+)\}/g, (whole, name: string) => fields[name] ?? whole);
