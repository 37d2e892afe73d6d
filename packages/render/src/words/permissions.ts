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

export const useWords: Readonly<Record<Report['permissions'][number]['use'], Text>> = {
  used: { zh: '代码使用', en: 'used by code' },
  unused: { zh: '声明未使用', en: 'declared, not used' },
  undecided: { zh: '无法判定', en: 'undecided' },
};
