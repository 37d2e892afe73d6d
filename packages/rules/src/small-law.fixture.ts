import type { SourceFile } from './faults.ts';

/** The least law that a rule can be checked against; tests plant their faults into it. */
export const smallLaw: readonly SourceFile[] = [
  { path: 'data/law/release.yaml', text: 'version: 1.0.0\nreleased: 2026-11-20\n' },
  {
    path: 'data/law/instruments.yaml',
    text: `
- { id: N-191, document: 认定方法, en: Method, number: 国信办秘字〔2019〕191号, issuer: 网信办, from: 2019-11-28, until: null, known: V, dates: V, folder: '191', clauses: '191-[1-6]\\.\\d' }
- { id: N-337, document: 通知, en: Notice, number: 337号, issuer: 工信部, from: 2019-11-04, until: 2020-07-23, known: S, dates: S, folder: '337', clauses: '337-[1-8]' }
- { id: D-APP, document: 征求意见稿, en: Draft, number: null, issuer: 工信部, from: null, until: null, known: S, dates: S, folder: d-app, clauses: 'D-\\d' }
- { id: L-PIPL, document: 个人信息保护法, en: PIPL, number: null, issuer: 人大常委会, from: 2021-11-01, until: null, known: V, dates: V }
`,
  },
  {
    path: 'data/law/articles/pipl.yaml',
    text: 'instrument: L-PIPL\narticles:\n  - { id: PIPL-13, article: 第十三条, known: V, zh: 同意。, en: Consent. }\n',
  },
  {
    path: 'data/law/problems.yaml',
    text: '- { code: Q01, zh: 违规收集个人信息, en: Illegal collection, period: 2019–, clauses: [], variants: [] }\n',
  },
  {
    path: 'data/thresholds.yaml',
    text: '- { id: T16, values: { value: 4 }, unit: 次, known: V, source: 191-1.3, says: { zh: 四次, en: four } }\n- { id: T22, values: { degrees: 35 }, unit: 度, known: V, source: T/TAF 078.7, says: { zh: 转角, en: rotation } }\n',
  },
  { path: 'data/personal-info-sets.yaml', text: 'ids:\n  means: { zh: 标识, en: identifiers }\n  tokens: [imei, mac]\n' },
  { path: 'data/personal-info.yaml', text: 'imei: { zh: IMEI }\nmac: { zh: MAC }\ncontacts: { zh: 通讯录 }\n' },
];

export const soundRulePath = 'rules/191/191-3.1/identifier-read-before-consent.yaml';

export const soundRule = `id: identifier-read-before-consent
clause: 191-3.1
title: { zh: 同意前收集, en: Read before consent }
wording: { zh: 同意前收集个人信息。, en: Reads before consent. }
remedy: { zh: 同意后再收集。, en: Read after consent. }
problem: Q01
law: N-191
known: V
status: enforced
basis: [PIPL-13]
sameAs: [337-1]
needs: [runtime]
decidedBy: machine
when:
  - run.reads: { data: { in: ids }, phase: before-consent }
lead:
  - reach.reads: { gate: before-gate }
cases:
  - { name: reads it, facts: [{ run.reads: { data: imei, api: getImei, phase: before-consent } }], expect: match }
  - { name: reads it later, facts: [{ run.reads: { data: imei, api: getImei, phase: after-consent } }], expect: no-match }
  - { name: code reads it, facts: [{ reach.reads: { data: imei, api: getImei, trigger: process-start, gate: before-gate } }], expect: lead }
`;
