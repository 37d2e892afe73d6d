import { knowledge } from '@touchstone/knowledge';
import { type Argument, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import type { Fact } from '../../fact.ts';
import type { SensitiveApi } from '../../knowledge.ts';
import { madeApp } from '../../made-app.contract.ts';
import { personalInformation } from './detector.ts';

/** Rules whose calls become facts of another detector. */
const ELSEWHERE = new Set(['reflection', 'loads-code', 'requests-permission']);
const STATIC = /^Landroid\/provider\/|SystemProperties;|Compat;|Environment;/;

const rows = knowledge.apis.filter(({ rule }) => rule === undefined || !ELSEWHERE.has(rule));
const nameOf = (i: number) => `plant.row${i}.Caller`;

const facts = (classes: readonly ClassSpec[]): readonly Fact[] => [...personalInformation.detect(madeApp({ classes }), knowledge, {})];

/** One class that makes the call of a row, with an argument that counts. */
function plant(row: SensitiveApi, name: string, change: { readonly owner?: string; readonly member?: string } = {}): ClassSpec {
  const member = `${change.owner ?? row.class}->${change.member ?? row.name}`;
  return cls(name, {
    methods: [
      method(
        'run',
        '()V',
        (m) => {
          if (row.member === 'field') return void m.call(`${member}:Ljava/lang/String;`);
          const signature = row.signature ?? '()V';
          const types: readonly string[] = signature.slice(1, signature.indexOf(')')).match(/\[*(?:L[^;]*;|[A-Z])/g) ?? [];
          const isUri = row.rule === 'uri' && types.includes('Landroid/net/Uri;');
          if (isUri)
            m.invokeStatic('Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('content://sms/inbox')).moveResult('v0');
          const args = types.map((type, i): Argument => argumentOf(row, type, i));
          const isStatic = STATIC.test(row.class) && !member.includes('<init>');
          m.call(`${isStatic ? 'static ' : ''}${member}${signature}`, ...(isStatic || row.name === '<init>' ? [] : [null]), ...args);
        },
        'public static',
      ),
    ],
  });
}

function argumentOf(row: SensitiveApi, type: string, i: number): Argument {
  const match = row.arguments?.index === i ? row.arguments.match[0]?.value : undefined;
  if (match !== undefined) return typeof match === 'string' ? text(match) : match;
  if (row.rule === 'uri' && type === 'Landroid/net/Uri;') return 'v0';
  if (type !== 'Ljava/lang/String;') return type.startsWith('L') || type.startsWith('[') ? null : 0;
  const first = { uri: 'sms', package: 'com.other.app', property: 'ro.serialno', command: 'pm list packages' }[row.rule as string];
  return first === undefined ? null : text(first);
}

test('every call and field of the table is seen, with its data or its action, at its caller', () => {
  const found = Map.groupBy(facts(rows.map((row, i) => plant(row, nameOf(i)))), ({ at }) => at.class ?? '');
  const missing = rows.filter((row, i) => !(found.get(`L${nameOf(i).replaceAll('.', '/')};`) ?? []).some((fact) => tells(fact, row)));
  expect(missing.map(({ class: owner, name, signature = '' }) => `${owner}->${name}${signature}`)).toEqual([]);
});

function tells({ kind, attributes, at }: Fact, row: SensitiveApi): boolean {
  const data = row.arguments?.match[0]?.data ?? (row.data === 'any' || row.rule === 'uri' ? undefined : row.data);
  const action = row.arguments?.match[0]?.action ?? row.action;
  const isEffect = kind === { reads: 'code.reads', writes: 'code.writes', acts: 'code.acts' }[row.effect];
  const isRow = String(attributes['api']).startsWith(`${row.class}->${row.name}`);
  const isData = row.effect === 'acts' ? attributes['action'] === action : data === undefined || attributes['data'] === data;
  return isEffect && isRow && isData && at.method?.endsWith('->run()V') === true && at.instruction !== undefined;
}

test.each<[string, (row: SensitiveApi) => { owner?: string; member?: string }]>([
  ['another method of the class', (row) => (row.name === '<init>' ? { owner: 'Lcn/example/Other;' } : { member: `${row.name}Xyz` })],
  ['a method of that name in another class', () => ({ owner: 'Lcn/example/Other;' })],
])('%s is not taken for it', (_name, change) => {
  const silent = rows.filter((row) => row.rule !== 'uri');
  const found = facts(silent.map((row, i) => plant(row, nameOf(i), change(row))));
  // The texts of properties and commands stand in the code all the same, and say that no call was found.
  expect(found.filter(({ attributes }) => attributes['via'] !== 'property' && attributes['via'] !== 'command')).toEqual([]);
});

test('every marker is seen where its text is used as it is meant', () => {
  const markers = knowledge.markers.filter(({ data, action, match }) => (data !== undefined || action !== undefined) && match !== 'word');
  const planted = markers.filter(({ kind }) => kind !== 'class');
  const found = Map.groupBy(facts(planted.map(({ kind, value }, i) => use(kind, value, nameOf(i)))), ({ at }) => at.class ?? '');
  const missing = planted.filter(({ data, action, asksUser }, i) => {
    const here = found.get(`L${nameOf(i).replaceAll('.', '/')};`) ?? [];
    const expectedAction = asksUser && action !== undefined ? 'start-other-app' : action;
    return !here.some(
      ({ attributes }) =>
        (data === undefined || attributes['data'] === data) && (data !== undefined || attributes['action'] === expectedAction),
    );
  });
  expect(missing.map(({ kind, value }) => `${kind} ${value}`)).toEqual([]);
});

const USES: Readonly<Record<string, string>> = {
  file: 'Ljava/io/FileReader;-><init>(Ljava/lang/String;)V',
  property: 'static Landroid/os/SystemProperties;->get(Ljava/lang/String;)Ljava/lang/String;',
  command: 'Ljava/lang/Runtime;->exec(Ljava/lang/String;)Ljava/lang/Process;',
  broadcast: 'Landroid/content/IntentFilter;-><init>(Ljava/lang/String;)V',
  intent: 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V',
  service: 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V',
};
const BIND = 'Landroid/content/Context;->bindService(Landroid/content/Intent;Landroid/content/ServiceConnection;I)Z';
const BATCH =
  'Landroid/content/ContentResolver;->applyBatch(Ljava/lang/String;Ljava/util/ArrayList;)[Landroid/content/ContentProviderResult;';

function use(kind: string, value: string, name: string): ClassSpec {
  return cls(name, {
    methods: [
      method(
        'run',
        '()V',
        (m) => {
          const call = kind === 'uri' ? (value.includes('://') ? QUERY : BATCH) : USES[kind]!;
          if (call === QUERY) m.invokeStatic(PARSE, text(value)).moveResult('v0').call(QUERY, null, 'v0');
          else if (call.startsWith('static ') || call.includes('<init>')) m.call(call, text(value));
          else m.call(call, null, text(value));
          if (kind === 'service') m.call(BIND);
        },
        'public static',
      ),
    ],
  });
}
const PARSE = 'Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;';
const QUERY =
  'Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;';
