import type { Fact } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Rule } from '@touchstone/rules';
import { expect, test } from 'vitest';
import { judge, type Situation } from './judge.ts';

const day = (text: string) => text as LocalDate;

const rule = (more: Partial<Rule>): Rule =>
  ({
    id: 'r',
    clause: '164-01.2',
    status: 'enforced',
    law: { document: { zh: '', en: '' }, number: '', from: day('2020-07-24'), until: undefined },
    needs: ['static'],
    decidedBy: 'machine',
    aboutPackage: false,
    when: { fact: { kind: 'code.reads', attributes: { data: { is: ['imei'] } } } },
    lead: undefined,
    cases: [],
    ...more,
  }) as unknown as Rule;

const reads: Fact = { kind: 'code.reads', attributes: { data: 'imei', via: 'api', api: 'x', owner: 'app' }, at: { file: 'classes.dex' } };
const library: Fact = { ...reads, attributes: { ...reads.attributes, owner: 'library', sdk: 'androidx' } };
const target: Fact = {
  kind: 'app.sdk-levels',
  attributes: { minSdk: 16, targetSdk: 22, targetBelow: '23' },
  at: { file: 'AndroidManifest.xml' },
};

const situation: Situation = {
  asOf: day('2026-11-20'),
  inputs: new Set(['static'] as const),
  isReadable: true,
  observed: new Set(['code.reads', 'app.sdk-levels']),
  failed: new Map(),
  skipped: new Set(),
  cut: new Set(),
  blind: new Map(),
};

const oldTarget = { when: { fact: { kind: 'app.sdk-levels', attributes: { targetBelow: { is: ['23'] } } } }, aboutPackage: true };
const isType = (type: number): Fact => ({ kind: 'app.type', attributes: { type, service: 'none' }, at: { file: 'a.apk' } });
const ofType = { given: { fact: { kind: 'app.type', attributes: { type: { is: [6] } } } } };
const ofAnnex = { given: { fact: { kind: 'app.type', attributes: { service: { isNot: ['none'] } } } } };
const ofCode = {
  needs: ['runtime'],
  when: { fact: { kind: 'run.reads', attributes: {} } },
  lead: { fact: { kind: 'reach.reads', attributes: { gate: { is: ['before-gate'] } } } },
  open: {
    any: [
      { fact: { kind: 'reach.reads', attributes: { gate: { is: ['undecided'] } } } },
      { fact: { kind: 'reach.unresolved', attributes: {} } },
    ],
  },
} satisfies Partial<Rule>;
const canRun = (gate: string): Fact => ({ kind: 'reach.reads', attributes: { gate, owner: 'app' }, at: { file: 'classes.dex' } });
const lost: Fact = { kind: 'reach.unresolved', attributes: { what: 'reflection', count: 1, owner: 'app' }, at: { file: 'classes.dex' } };
const lostInLibrary: Fact = { ...lost, attributes: { ...lost.attributes, owner: 'library' } };
const gate: Fact = { kind: 'gate.consent', attributes: { found: true, how: 'dialog' }, at: { file: 'classes.dex' } };
const noGate: Fact = { kind: 'gate.consent', attributes: { found: false, how: 'none' }, at: { file: 'classes.dex' } };
const ofNoGate = {
  ...ofCode,
  lead: {
    any: [
      ofCode.lead,
      {
        all: [
          { fact: { kind: 'gate.consent', attributes: { found: { is: [false] } } } },
          { fact: { kind: 'reach.reads', attributes: { gate: { is: ['no-gate'] } } } },
        ],
      },
    ],
  },
} satisfies Partial<Rule>;
const ofGate = { observed: new Set(['gate.consent', 'reach.reads', 'reach.unresolved']) };
const wholeProgram = { observed: new Set(['reach.reads', 'reach.unresolved']) };
const readIn = (value: string): Fact => ({
  kind: 'run.reads',
  attributes: { data: 'imei', api: 'x', value, owner: 'app' },
  at: { file: 'run.jsonl', line: 2 },
});
const startIn = (more: Fact['attributes']): Fact => ({
  kind: 'run.process-start',
  attributes: { kind: 'self', ...more },
  at: { file: 'run.jsonl', line: 2 },
});
const ofStart = { needs: ['runtime'], when: { fact: { kind: 'run.process-start', attributes: {} } } } satisfies Partial<Rule>;
const ofStarting = { inputs: new Set(['static', 'runtime'] as const), observed: new Set(['run.process-start']) };
const ofRead = { needs: ['runtime'], when: { fact: { kind: 'run.reads', attributes: {} } } } satisfies Partial<Rule>;
const ofReadOrTarget = { ...ofRead, when: { any: [ofRead.when, oldTarget.when] } } satisfies Partial<Rule>;
const ofRunning = { inputs: new Set(['static', 'runtime'] as const), observed: new Set(['run.reads']) };
const ofRun = { given: { fact: { kind: 'run.scenario', attributes: {} } } };

test.each<[string, Partial<Rule>, readonly Fact[], Partial<Situation>, string]>([
  ['static proof about the package', oldTarget, [target], {}, 'violation'],
  ['static proof about behaviour is a lead', {}, [reads], {}, 'suspected'],
  ['nothing seen', {}, [], {}, 'not-found'],
  ['nothing seen in packed code', {}, [], { blind: new Map([['code', 'packed'] as const]) }, 'undecided code-not-visible:packed'],
  ['packed code hides no manifest', oldTarget, [], { blind: new Map([['code', 'packed'] as const]) }, 'not-found'],
  ['only a library could do it', {}, [library], {}, 'undecided library-code'],
  [
    'a library is no lead',
    { needs: ['runtime'], lead: { fact: { kind: 'code.reads', attributes: {} } } },
    [library],
    {},
    'not-tested needs:runtime',
  ],
  ['the app beside a library', {}, [library, reads], {}, 'suspected'],
  ['a read of the run', ofRead, [readIn('real')], ofRunning, 'violation'],
  ['a read that the system refused', ofRead, [readIn('denied')], ofRunning, 'suspected no-data'],
  ['a process that came back', ofStart, [startIn({})], ofStarting, 'violation'],
  ['a process that the system may have brought back', ofStart, [startIn({ bySystem: true })], ofStarting, 'suspected by-system'],
  ['a read that returned nothing', ofRead, [readIn('null')], ofRunning, 'suspected no-data'],
  ['a read that returned something beside one that did not', ofRead, [readIn('denied'), readIn('unknown')], ofRunning, 'violation'],
  ['a refused read beside something else that breaks it', ofReadOrTarget, [readIn('denied'), target], ofRunning, 'violation'],
  ['the detector failed', {}, [], { failed: new Map([['code.reads', 'reads']]) }, 'undecided detector-failed:reads'],
  ['the search was cut', {}, [], { cut: new Set(['code.reads']) }, 'undecided code-not-visible:budget'],
  ['proof outweighs blindness', {}, [reads], { blind: new Map([['code', 'packed'] as const]) }, 'suspected'],
  ['no detector for it', { when: { fact: { kind: 'reach.reads', attributes: {} } } }, [], {}, 'not-tested no-detector:reach.reads'],
  ['an input is missing', { needs: ['runtime', 'policy'] }, [], {}, 'not-tested needs:runtime,policy'],
  [
    'a lead while an input is missing',
    { needs: ['runtime'], lead: { fact: { kind: 'code.reads', attributes: {} } } },
    [reads],
    {},
    'suspected',
  ],
  ['code answers: it runs before the gate', ofCode, [canRun('before-gate')], wholeProgram, 'suspected'],
  ['code answers: it runs at start and there is no gate', ofNoGate, [canRun('no-gate'), noGate], ofGate, 'suspected no-gate'],
  ['code answers: it runs before a gate that is there', ofNoGate, [canRun('before-gate'), gate], ofGate, 'suspected'],
  ['code answers: it runs behind the gate', ofCode, [canRun('behind-gate')], wholeProgram, 'not-found'],
  ['code answers: where it runs is open', ofCode, [canRun('undecided')], wholeProgram, 'undecided open:reach.reads'],
  ['code answers: calls were not followed', ofCode, [lost], wholeProgram, 'undecided open:reach.unresolved'],
  ['code answers: calls of a library were not followed', ofCode, [lostInLibrary], wholeProgram, 'not-found'],
  ['code answers: the budget ended', ofCode, [], { ...wholeProgram, cut: new Set(['reach.reads']) }, 'undecided code-not-visible:budget'],
  ['code answers: nobody asked', ofCode, [], { ...wholeProgram, skipped: new Set(['reach.reads']) }, 'not-tested not-run:reach.reads'],
  ['code answers: nobody looked', ofCode, [], {}, 'not-tested needs:runtime'],
  ['only a person can say', { needs: ['static'], when: undefined, decidedBy: 'person' }, [], {}, 'not-tested person'],
  ['an unreadable app', oldTarget, [], { isReadable: false }, 'not-tested unreadable'],
  ['before it was law', oldTarget, [target], { asOf: day('2020-07-23') }, 'not-tested not-in-force'],
  ['absence as proof', { when: { not: { fact: { kind: 'code.reads', attributes: {} } } }, aboutPackage: true }, [], {}, 'violation'],
  [
    'absence as proof in packed code',
    { when: { not: { fact: { kind: 'code.reads', attributes: {} } } } },
    [],
    { blind: new Map([['code', 'packed'] as const]) },
    'undecided code-not-visible:packed',
  ],
  ['inputs are named in one order', { needs: ['human', 'ui', 'policy', 'runtime'] }, [], {}, 'not-tested needs:runtime,policy,ui,human'],
  ['what must come first was not done', ofRun, [], {}, 'not-tested given:run.scenario'],
  ['the type was not given', ofType, [], {}, 'not-tested type-not-given'],
  ['the type was not given to a rule of annex D', ofAnnex, [], {}, 'not-tested type-not-given'],
  ['it is of another type', ofType, [isType(18)], {}, 'not-tested other-type'],
  ['annex D says nothing of its type', ofAnnex, [isType(38)], {}, 'not-tested type-has-no-row'],
  ['it is of this type', ofType, [isType(6)], {}, 'not-found'],
])('%s', (_name, ofRule, facts, ofSituation, expected) => {
  const [finding] = judge([rule(ofRule)], facts, { ...situation, ...ofSituation });
  expect([finding?.result, finding?.reason].filter(Boolean).join(' ')).toBe(expected);
});

test('a read of which nothing came back stays the proof of what is suspected', () => {
  const [finding] = judge([rule(ofRead)], [target, readIn('denied')], { ...situation, ...ofRunning });
  expect(finding).toMatchObject({ result: 'suspected', facts: [1] });
});
