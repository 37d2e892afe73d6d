import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, nullable, oneOf, page, paging, Stream, Uuid, Word } from '../schema.ts';

const Result = oneOf(['violation', 'suspected', 'not-found', 'undecided', 'not-tested']);
const Text = Type.String();
const Texts = Type.Array(Text);
const Index = Type.Integer({ minimum: 0 });

/** Lists of facts that a report has; the same words as packages/render. */
export const REPORT_AREAS = ['all', 'traffic', 'run', 'policy', 'screens', 'code'] as const;

const runParams = closed({ run: Uuid });
const App = closed({
  package: Text,
  label: nullable(Text),
  versionName: nullable(Text),
  versionCode: Type.Number(),
  minSdk: Type.Number(),
  targetSdk: Type.Number(),
  sha256: Text,
  sizeBytes: Count,
  splits: Texts,
});

const ClauseLine = closed({
  rule: Text,
  clause: Text,
  title: Text,
  result: Result,
  reason: nullable(Text),
  facts: Count,
  isTrial: Type.Boolean(),
});

const Cell = closed({
  side: Text,
  facts: Count,
  parts: Type.Array(closed({ tone: oneOf(['bad', 'warn', 'good', 'plain', 'none', 'absent']), text: Text })),
});

export const readReportOverview = route({
  id: 'read-report-overview',
  method: 'GET',
  path: '/api/v1/runs/:run/report/overview',
  permission: 'run.read',
  summary:
    'Our own report of a run at a glance, in the language that was asked for: each clause with its result and why, what to change first, what was given, the comparison of all sides. Its lists are asked for one by one.',
  params: runParams,
  responses: {
    200: closed({
      run: Uuid,
      scan: Uuid,
      file: Text,
      app: nullable(App),
      engine: closed({ version: Text, rules: Text, asOf: Text, depth: oneOf(['standard', 'full']) }),
      category: nullable(closed({ number: Type.Number(), name: Text, confirmed: Type.Boolean(), reason: Text })),
      counts: closed({ violation: Count, suspected: Count, 'not-found': Count, undecided: Count, 'not-tested': Count }),
      documents: Type.Array(closed({ document: Text, number: Text, clauses: Type.Array(ClauseLine) })),
      fixFirst: Type.Array(
        closed({
          title: Text,
          remedy: Text,
          owner: Text,
          subjects: Text,
          places: Text,
          move: Text,
          clauses: Texts,
          fact: nullable(Index),
          facts: Count,
        }),
      ),
      materials: Type.Array(
        closed({
          input: Text,
          name: Text,
          files: Type.Array(closed({ name: Text, sha256: Text, sizeBytes: Count })),
          count: Count,
          waiting: Count,
        }),
      ),
      comparison: closed({
        sides: Type.Array(closed({ side: Text, name: Text })),
        rows: Type.Array(
          closed({
            data: Text,
            name: Text,
            isSensitive: Type.Boolean(),
            mismatches: Type.Array(closed({ mark: Text, says: Text, isLesser: Type.Boolean() })),
            cells: Type.Array(Cell),
          }),
        ),
      }),
      areas: closed({ all: Count, traffic: Count, run: Count, policy: Count, screens: Count, code: Count }),
      lanes: Count,
      screens: Count,
      problems: Count,
      hasTimeline: Type.Boolean(),
      limits: Texts,
      /** Other runs of our engine on the same app that ended before this one: what a report of rectification starts from. */
      earlier: Type.Array(closed({ run: Uuid, versionName: nullable(Text), finishedAt: nullable(Text) })),
    }),
  },
});

export const readReportFinding = route({
  id: 'read-report-finding',
  method: 'GET',
  path: '/api/v1/runs/:run/report/findings/:ruleName',
  permission: 'run.read',
  summary: 'What one rule came to in a report, with the words of the rule and what to do.',
  params: closed({ run: Uuid, ruleName: Word }),
  responses: {
    200: closed({
      rule: Text,
      clause: Text,
      title: Text,
      result: Result,
      reason: nullable(Text),
      wording: Text,
      remedy: Text,
      source: nullable(Text),
      facts: Count,
    }),
  },
});

const factRow = {
  index: Index,
  kind: Text,
  kindName: Text,
  what: Text,
  owner: Text,
  place: Text,
  quote: nullable(Text),
  result: nullable(Result),
  clauses: Texts,
  hasLadder: Type.Boolean(),
  host: nullable(Text),
  count: nullable(Type.Number()),
  from: nullable(Type.Number({ description: 'milliseconds since 1970' })),
};

export const listReportFacts = route({
  id: 'list-report-facts',
  method: 'GET',
  path: '/api/v1/runs/:run/report/facts',
  permission: 'run.read',
  summary: 'Facts of a report: of one result (`rule`), of one cell of the comparison (`data`, `side`), of one list (`area`), in its order.',
  params: runParams,
  query: closed({
    ...paging,
    rule: Type.Optional(Word),
    data: Type.Optional(Word),
    side: Type.Optional(Word),
    area: Type.Optional(oneOf(REPORT_AREAS)),
    kind: Type.Optional(Word),
  }),
  responses: { 200: page(closed(factRow)) },
});

const Step = closed({ why: Text, name: Text, owner: Text, kind: Text, place: Text });

export const readReportFact = route({
  id: 'read-report-fact',
  method: 'GET',
  path: '/api/v1/runs/:run/report/facts/:fact',
  permission: 'run.read',
  summary: 'One fact of a report with all that proves it: its place part by part, the chain of calls that leads to it, when it happened.',
  params: closed({ run: Uuid, fact: Type.String({ pattern: '^[0-9]{1,7}$' }) }),
  responses: {
    200: closed({
      ...factRow,
      at: Type.Array(closed({ part: oneOf(['file', 'class', 'method', 'instruction', 'line', 'offset', 'element']), text: Text })),
      ladder: nullable(closed({ sentence: Text, steps: Type.Array(Step), others: Type.Array(Type.Array(Step)) })),
      attributes: Type.Array(closed({ name: Text, value: Text })),
      rules: Type.Array(closed({ rule: Text, clause: Text, result: Result })),
      timeline: nullable(
        closed({ times: Type.Array(Type.Number()), count: Count, first: Text, last: Text, worst: nullable(Text), stack: Texts }),
      ),
    }),
  },
});

const Band = closed({ from: Type.Number(), to: Type.Number(), name: Text, kind: Text });

export const readReportTimeline = route({
  id: 'read-report-timeline',
  method: 'GET',
  path: '/api/v1/runs/:run/report/timeline',
  permission: 'run.read',
  summary: 'What the run of a report did and when: lanes of one thing by one owner over the steps and states of consent, the worst first.',
  params: runParams,
  responses: {
    200: closed({
      logs: Type.Array(closed({ file: Text, records: Count, requests: Count, device: nullable(Text), tool: nullable(Text), zone: Text })),
      grounds: Type.Array(
        closed({
          from: Type.Number(),
          to: Type.Number(),
          offsetMinutes: Type.Number(),
          steps: Type.Array(Band),
          consent: Type.Array(Band),
        }),
      ),
      stepsLeftOut: Texts,
      consentWords: Type.Array(closed({ kind: Text, name: Text })),
      lanes: Type.Array(
        closed({
          name: Text,
          owner: Text,
          result: nullable(Result),
          clauses: Texts,
          fact: nullable(Index),
          facts: Count,
          moments: Type.Array(closed({ time: Type.Number(), result: nullable(Result) })),
        }),
      ),
      laneCount: Count,
    }),
  },
});

const Box = closed({
  element: Text,
  left: Type.Number(),
  top: Type.Number(),
  right: Type.Number(),
  bottom: Type.Number(),
  text: Text,
  isControl: Type.Boolean(),
  isChecked: Type.Optional(Type.Boolean()),
});

export const listReportScreens = route({
  id: 'list-report-screens',
  method: 'GET',
  path: '/api/v1/runs/:run/report/screens',
  permission: 'run.read',
  summary: 'Screens of a report, those that touch a clause first: what was seen on each, its outline, what is left to a person.',
  params: runParams,
  query: closed(paging),
  responses: {
    200: page(
      closed({
        index: Index,
        file: Text,
        picture: nullable(Text),
        scenario: nullable(Text),
        page: nullable(Text),
        note: nullable(Text),
        result: nullable(Result),
        outline: nullable(closed({ width: Type.Number(), height: Type.Number(), boxes: Type.Array(Box) })),
        marked: Type.Array(closed({ element: Text, result: nullable(Result) })),
        facts: Type.Array(closed(factRow)),
        asked: Type.Array(closed({ clause: Text, title: Text })),
      }),
    ),
  },
});

export const readReportPicture = route({
  id: 'read-report-picture',
  method: 'GET',
  path: '/api/v1/runs/:run/report/screens/:screen/picture',
  permission: 'run.read',
  summary: 'The picture of one screen: a PNG, JPEG or WebP by its first bytes, and nothing else.',
  params: closed({ run: Uuid, screen: Type.String({ pattern: '^[0-9]{1,5}$' }) }),
  download: 'image/*',
  responses: { 200: Stream },
});

export const readReportPolicy = route({
  id: 'read-report-policy',
  method: 'GET',
  path: '/api/v1/runs/:run/report/policy',
  permission: 'run.read',
  summary: 'What the policy of a report states, and its text with the sentences that facts stand on. `text` null: it is not at hand.',
  params: runParams,
  responses: {
    200: closed({
      file: nullable(Text),
      sha256: nullable(Text),
      handler: nullable(Text),
      version: nullable(Text),
      updated: nullable(Text),
      effective: nullable(Text),
      statements: Type.Array(
        closed({ id: Text, name: Text, state: oneOf(['present', 'missing', 'not-needed']), count: Count, place: Text, quote: Text }),
      ),
      parties: Type.Array(
        closed({ name: Text, company: nullable(Text), purpose: nullable(Text), kinds: nullable(Text), line: Type.Number() }),
      ),
      text: nullable(
        Type.Array(
          closed({
            line: Type.Number(),
            kind: oneOf(['heading', 'paragraph', 'item', 'row']),
            parts: Type.Array(closed({ text: Text, fact: nullable(Index) })),
            facts: Type.Array(closed({ index: Index, what: Text, result: nullable(Result) })),
          }),
        ),
      ),
      cut: Count,
    }),
  },
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const downloadReportPdf = route({
  id: 'download-report-pdf',
  method: 'GET',
  path: '/api/v1/runs/:run/report.pdf',
  permission: 'run.read',
  summary: 'Our own report of a run as a PDF for the file: what was found, what to change first, what was not tested and why.',
  params: runParams,
  download: 'application/pdf',
  responses: { 200: Stream },
});

export const downloadReportList = route({
  id: 'download-report-list',
  method: 'GET',
  path: '/api/v1/runs/:run/lists/:draft',
  permission: 'run.read',
  summary: 'A draft of one of the two lists (双清单) from a report, as DOCX: what is collected, or with whom it is shared.',
  params: closed({ run: Uuid, draft: oneOf(['collected', 'shared']) }),
  download: DOCX,
  responses: { 200: Stream },
});

export const downloadRectification = route({
  id: 'download-rectification',
  method: 'GET',
  path: '/api/v1/runs/:run/rectification',
  permission: 'run.read',
  summary: 'A draft of the report of rectification (整改报告) from the report of a run before and this one, clause by clause, as DOCX.',
  params: runParams,
  query: closed({ earlier: Uuid }),
  download: DOCX,
  responses: { 200: Stream },
});

export const reportRoutes = [
  readReportOverview,
  readReportFinding,
  listReportFacts,
  readReportFact,
  readReportTimeline,
  listReportScreens,
  readReportPicture,
  readReportPolicy,
  downloadReportPdf,
  downloadReportList,
  downloadRectification,
] as const;
