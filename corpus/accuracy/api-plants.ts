import { type Argument, type Call, caller, text } from '@touchstone/test-kit';
import type { Plant } from './plant.ts';
import { isAt } from './plant.ts';
import { given } from './tables.ts';

const rows = given('api-calls', (row) => row['row'] ?? '');

/** Kinds of facts that tell of a call. */
const SAYS = new Set([
  'code.reads',
  'code.writes',
  'code.acts',
  'code.reflection',
  'code.loads-code',
  'code.requests-permission',
  'lead.window',
]);
/** Running a command is told whatever it is; reading is not. */
const READS = new Set(['code.reads', 'code.writes']);

/** What a call must be given to mean what its row says, after the receiver. Rows without an entry need nothing. */
const ARGUMENTS: Readonly<Record<string, readonly Argument[]>> = {
  19: [null, 0x20],
  31: [null, text('android_id')],
  32: [null, text('android_id')],
  35: [text('ro.serialno')],
  36: [text('deviceUniqueId')],
  63: [text('gps')],
  64: [text('gps'), 1_000n, 0, null],
  76: [text('com.tencent.mm'), 0],
  77: [text('com.tencent.mm'), 0],
  78: [text('com.tencent.mm')],
  95: [text('pm list packages')],
  102: [text('com.android.contacts'), null],
  121: [-1],
  122: [21],
  129: [1],
  130: [1],
  151: [text('/data/data/x/files/libx.so')],
};
/** The same calls with what means nothing. */
const HARMLESS: Readonly<Record<string, readonly Argument[]>> = {
  31: [null, text('location_mode')],
  32: [null, text('screen_brightness')],
  35: [text('ro.build.version.sdk')],
  36: [text('vendor')],
  95: [text('ls -l')],
};
const STATIC = new Set(['31', '32', '35', '37', '50', '108', '124', '135', '140', '151']);
const URI_ROWS = new Set(['97', '98', '99', '100', '101', '103', '104']);
const OPEN_ARGUMENTS: Readonly<Record<string, string>> = {
  38: '(Landroid/content/Context;Z)I',
  39: '(Landroid/content/Context;)V',
  73: '(J)I',
  156: '(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V',
};

export const apiPlants: readonly Plant[] = rows.flatMap((row): Plant[] => {
  const number = row['row'] ?? '';
  const [owner = '', member = ''] = (row['call'] ?? '').split('->');
  const target =
    member.includes('(') || member.includes(':') ? `${owner}->${member}` : `${owner}->${member}${OPEN_ARGUMENTS[number] ?? '()V'}`;
  const call = callOf(number, target, ARGUMENTS[number]);
  return [
    inClass('API call, plain', number, `cn.plant.api.Row${number}`, call),
    inClass('API call, shrunk', number, `${letters(Number(number))}.a`, call),
    ...(target.includes(':')
      ? []
      : [
          {
            ...inClass('API call, the same name elsewhere', number, `cn.plant.own.Own${number}`, [
              target.replace(owner, `Lcn/plant/other/Other${number};`),
            ]),
            isDecoy: true as const,
          },
        ]),
    ...(HARMLESS[number] === undefined
      ? []
      : [
          {
            ...inClass(
              'API call, a harmless argument',
              number,
              `cn.plant.harmless.Row${number}`,
              callOf(number, target, HARMLESS[number]),
              READS,
            ),
            isDecoy: true as const,
          },
        ]),
  ];
});

function callOf(number: string, target: string, args: readonly Argument[] | undefined): readonly Call[] {
  if (target.includes(':')) return [target];
  const isStatic = STATIC.has(number);
  const written = `${isStatic ? 'static ' : ''}${target}`;
  if (args === undefined) return [...(URI_ROWS.has(number) ? [parse('content://com.android.contacts/contacts')] : []), written];
  return [[written, ...(isStatic ? [] : [null]), ...args]];
}

function parse(uri: string): Call {
  return ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(uri)];
}

function inClass(category: string, id: string, name: string, calls: readonly Call[], says = SAYS): Plant {
  const descriptor = `L${name.replaceAll('.', '/')};`;
  return {
    category,
    id,
    parts: { classes: [caller(name, ...calls)] },
    isSeen: (facts) => facts.some((fact) => says.has(fact.kind) && isAt(fact, descriptor)),
  };
}

/** A package as a shrinker makes it. */
function letters(n: number): string {
  return `${String.fromCharCode(97 + (n % 26))}.${String.fromCharCode(97 + Math.floor(n / 26))}`;
}
