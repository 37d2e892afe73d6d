/** What can be tested, found at fault and ordered to put it right. */
export const SUBJECT_KINDS = ['app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const isSubjectKind = (text: string): text is SubjectKind => (SUBJECT_KINDS as readonly string[]).includes(text);

/** What stands in an inventory of files for a subject without one; `subject:<id>@<version>`. */
const STAND_IN = 'subject:';

export const isWithoutFile = (digest: string): boolean => digest.startsWith(STAND_IN);

/** The stand-in of the same subject for another version. */
export const standInOf = (digest: string, version: string): string => `${digest.split('@', 1)[0]?.slice(STAND_IN.length)}@${version}`;

/** Where an app runs: with the package name its identity. */
export const PLATFORMS = ['android', 'harmony', 'ios', 'wechat', 'alipay', 'baidu', 'douyin', 'quick-app'] as const;
export type Platform = (typeof PLATFORMS)[number];

interface SubjectRow {
  readonly zh: string;
  readonly en: string;
  /** A file of it can be scanned; without one it is registered by hand and people's findings decide. */
  readonly hasFile: boolean;
  /** Who answers for it. */
  readonly party: 'operator' | 'store-operator' | 'terminal-maker';
}

export const SUBJECTS: Readonly<Record<SubjectKind, SubjectRow>> = {
  app: { zh: 'App', en: 'app', hasFile: true, party: 'operator' },
  sdk: { zh: 'SDK', en: 'SDK', hasFile: true, party: 'operator' },
  store: { zh: '分发平台', en: 'store', hasFile: false, party: 'store-operator' },
  'mini-program': { zh: '小程序', en: 'mini-program', hasFile: false, party: 'operator' },
  'quick-app': { zh: '快应用', en: 'quick app', hasFile: false, party: 'operator' },
  preinstalled: { zh: '预置应用', en: 'preinstalled app', hasFile: false, party: 'terminal-maker' },
};
