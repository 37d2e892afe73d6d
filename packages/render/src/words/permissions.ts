import type { Text } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';

/** Kinds of permission; those that ask the user come first. */
export const protectionWords: Readonly<Record<string, Text>> = {
  dangerous: { zh: '危险', en: 'dangerous' },
  special: { zh: '特殊', en: 'special' },
  oem: { zh: '厂商', en: 'vendor' },
  signature: { zh: '签名', en: 'signature' },
  custom: { zh: '自定义', en: 'custom' },
  normal: { zh: '普通', en: 'normal' },
  unknown: { zh: '未知', en: 'unknown' },
};

/** What code makes of a permission, also of one that is not declared. */
export type UseWord = Report['permissions'][number]['use'] | 'undeclared';

export const useWords: Readonly<Record<UseWord, Text>> = {
  used: { zh: '有使用', en: 'used' },
  unused: { zh: '声明未使用', en: 'declared, not used' },
  undeclared: { zh: '使用未声明', en: 'used, not declared' },
  undecided: { zh: '无法判定', en: 'undecided' },
};
