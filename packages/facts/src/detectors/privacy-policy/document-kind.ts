/** Kinds of document as `document` of the policy facts names them. */
export type DocumentKind = 'privacy-policy' | 'user-agreement' | 'sdk-list' | 'collection-list' | 'children-policy' | 'other';

/** The first that fits counts: a list of SDKs speaks of privacy too. */
const KINDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['children-policy', /儿童|未成年|child(ren)?(?![a-z])|children|teen|minors?(?![a-z])/i],
  [
    'sdk-list',
    /sdk.{0,12}(list|清单|目录|列表)|(第三方|合作方|共享).{0,10}(清单|目录|列表|sdk)|third.?party.{0,12}(list|sdk)|shar(e|ing).{0,6}list/i,
  ],
  ['collection-list', /(收集|个人信息).{0,8}清单|collect(ion|ed)?.{0,10}list|info.{0,4}list/i],
  ['privacy-policy', /隐私|privac|yinsi/i],
  ['user-agreement', /(用户|服务|使用|会员|注册).{0,6}(协议|条款)|协议|agreement|terms|protocol|xieyi|eula|(?<![a-z])tos(?![a-z])/i],
];

/** What a name, path or heading seems to speak of; undefined when it speaks of no such document. */
export const documentKind = (text: string): DocumentKind | undefined => KINDS.find(([, words]) => words.test(text))?.[0];
