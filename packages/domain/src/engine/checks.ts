/**
 * Technical checks: what engines can agree or disagree on although no clause of the rule set says it. Their ids begin with
 * `check/`, so that nobody takes them for law; they are never a 所涉问题 of a notice.
 */
export const TECHNICAL_CHECKS = [
  {
    id: 'check/signature-valid',
    zh: '安装包签名校验不通过',
    en: 'Android would not accept the signature of the package',
  },
  {
    id: 'check/signing-key',
    zh: '使用调试密钥或公开测试密钥签名',
    en: 'Signed with a debug key or a published test key',
  },
] as const;

export type TechnicalCheck = (typeof TECHNICAL_CHECKS)[number]['id'];

export const isTechnicalCheck = (clause: string): clause is TechnicalCheck => TECHNICAL_CHECKS.some(({ id }) => id === clause);
