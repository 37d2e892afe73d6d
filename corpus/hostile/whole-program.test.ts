// Code made to cost whole-program analysis more than it is worth: each app is answered, or partly answered and says so.
import { scan } from '@touchstone/scan-core';
import { apk, type ClassSpec, type Code, classOf, cls, field, init, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';

const NUMBER = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const LOG = 'static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';
const RANDOM = 'static Lother/R;->nextInt()I';
const CLICK = 'android.content.DialogInterface$OnClickListener';

const times = (count: number) => Array.from({ length: count }, (_, i) => i);
const read = (m: Code) => m.call(NUMBER).moveResult('v0').call(LOG, text('t'), 'v0');
const application = (body: (m: Code) => unknown) =>
  cls('a.App', {
    extends: 'android.app.Application',
    methods: [init('android.app.Application'), method('onCreate', '()V', (m) => void body(m))],
  });
const starts = (type: string) => (m: Code) =>
  m
    .create('v0', `${type}-><init>()V`)
    .create('v1', 'Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V', 'v0')
    .call('Ljava/lang/Thread;->start()V', 'v1');
const task = (name: string, run: (m: Code) => unknown) =>
  cls(name, { implements: ['java.lang.Runnable'], methods: [init(), method('run', '()V', (m) => void run(m))] });

function asks(m: Code): Code {
  const builder = 'Landroid/app/AlertDialog$Builder;';
  const button = (name: string) =>
    `${builder}->${name}(Ljava/lang/CharSequence;Landroid/content/DialogInterface$OnClickListener;)${builder}`;
  return m
    .create('v1', `${builder}-><init>(Landroid/content/Context;)V`, 'p0')
    .call(`${builder}->setTitle(Ljava/lang/CharSequence;)${builder}`, 'v1', text('《隐私政策》'))
    .call(button('setPositiveButton'), 'v1', text('同意'), 'p0')
    .call(button('setNegativeButton'), 'v1', text('不同意'), null)
    .call(`${builder}->show()Landroid/app/AlertDialog;`, 'v1');
}

const node = cls('a.Node', { fields: [field('next', 'La/Node;'), field('text', 'java.lang.String')], methods: [init()] });

/** Each with the trigger of the read that must be found, whether the report says that not all was followed, and whether data is seen to leave. */
const apps: Readonly<
  Record<
    string,
    { readonly classes: () => readonly ClassSpec[]; readonly trigger: string; readonly isPartial: boolean; readonly hasLeak: boolean }
  >
> = {
  'classes below each other, 10,000 deep': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: true,
    classes: () => [
      application((m) => m.create('v0', 'La/C9999;-><init>()V').call('La/C0;->go()V', 'v0')),
      ...times(10_000).map((i) =>
        cls(`a.C${i}`, {
          extends: i === 0 ? 'java.lang.Object' : `a.C${i - 1}`,
          methods: i === 9_999 ? [init('a.C9998'), method('go', '()V', (m) => void read(m))] : [method('go', '()V')],
        }),
      ),
    ],
  },
  'classes that inherit from each other in rings': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: true,
    classes: () => [
      application((m) => {
        for (const i of times(300)) m.create('v0', `La/C${i};-><init>()V`).call(`La/C${i};->go()V`, 'v0');
      }),
      ...times(300).map((i) =>
        cls(`a.C${i}`, {
          extends: `a.C${(i + 1) % 300}`,
          methods: [init(`a.C${(i + 1) % 300}`), method('go', '()V', (m) => void read(m))],
        }),
      ),
    ],
  },
  'threads that start threads, 3,000 after each other': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: false,
    classes: () => [
      application(starts('La/T0;')),
      ...times(3_000).map((i) => task(`a.T${i}`, i === 2_999 ? read : starts(`La/T${i + 1};`))),
    ],
  },
  'conditions in methods that ask methods, 3,000 deep': {
    trigger: 'first-screen',
    isPartial: true,
    hasLeak: true,
    classes: () => [
      cls('a.MainActivity', {
        extends: 'android.app.Activity',
        implements: [CLICK],
        methods: [
          init('android.app.Activity'),
          method('onCreate', '(Landroid/os/Bundle;)V', (m) => {
            read(asks(m.locals(2)).call('static La/K;->m0()Z').moveResult('v0').if('eqz', 'v0', 'no'))
              .label('no')
              .return();
          }),
          method('onClick', '(Landroid/content/DialogInterface;I)V', (m) => void m.const('v0', 1).sput('v0', 'La/K;->yes:Z')),
        ],
      }),
      cls('a.K', {
        fields: [field('yes', 'Z', 'static')],
        methods: times(3_000).map((i) =>
          method(
            `m${i}`,
            '()Z',
            (m) => {
              if (i === 2_999) m.sget('v0', 'La/K;->yes:Z').return('v0');
              else
                m.call(`static La/K;->m${i + 1}()Z`)
                  .moveResult('v0')
                  .if('eqz', 'v0', 'no')
                  .return('v0')
                  .label('no')
                  .return('v0');
            },
            'static',
          ),
        ),
      }),
    ],
  },
  'a switch of 8,000 cases': {
    trigger: 'process-start',
    isPartial: false,
    hasLeak: true,
    classes: () => [
      application((m) => {
        m.call(RANDOM)
          .moveResult('v2')
          .packedSwitch(
            'v2',
            0,
            times(8_000).map((i) => `c${i}`),
          );
        for (const i of times(8_000)) m.label(`c${i}`).math('add-int/lit8', 'v2', 'v2', 1);
        read(m);
      }),
    ],
  },
  '60,000 registers and 3,000 branches': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: false,
    classes: () => [
      application((m) => {
        m.locals(60_000);
        for (const i of times(3_000)) m.if('eqz', 'v1', `a${i}`).const('v0', i).label(`a${i}`);
        m.call('static La/Ids;->read()V');
      }),
      cls('a.Ids', { methods: [method('read', '()V', (m) => void read(m), 'static')] }),
    ],
  },
  '1,500 branches, each of which makes an object or not': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: true,
    classes: () => [
      node,
      application((m) => {
        m.call(RANDOM).moveResult('v2').create('v3', 'La/Node;-><init>()V');
        for (const i of times(1_500)) {
          m.if('eqz', 'v2', `else${i}`).create('v1', 'La/Node;-><init>()V').iput('v1', 'v3', 'La/Node;->next:La/Node;');
          m.moveObject('v3', 'v1').goto(`end${i}`).label(`else${i}`).iget('v3', 'v3', 'La/Node;->next:La/Node;').label(`end${i}`);
        }
        read(m);
      }),
    ],
  },
  'a text of all that was read, logged 400 times': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: true,
    classes: () => [
      application((m) => {
        m.constString('v0', '');
        for (const _ of times(400)) {
          m.call(NUMBER).moveResult('v1');
          m.call('Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;', 'v0', 'v1')
            .moveResult('v0')
            .call(LOG, text('t'), 'v0');
        }
      }),
    ],
  },
  'a call inside a call, 200 deep, then a leak': {
    trigger: 'process-start',
    isPartial: true,
    hasLeak: false,
    classes: () => [
      application((m) => m.call(NUMBER).moveResult('v0').call('static La/K;->m0(Ljava/lang/String;)V', 'v0')),
      cls('a.K', {
        methods: times(200).map((i) =>
          method(
            `m${i}`,
            '(Ljava/lang/String;)V',
            (m) => void (i === 199 ? m.call(LOG, text('t'), 'p0') : m.call(`static La/K;->m${i + 1}(Ljava/lang/String;)V`, 'p0')),
            'static',
          ),
        ),
      }),
    ],
  },
  'initializers that need each other': {
    trigger: 'process-start',
    isPartial: false,
    hasLeak: false,
    classes: () => [
      application((m) => m.const('v0', 0)),
      ...times(500).map((i) =>
        cls(`a.Init${i}`, {
          implements: ['androidx.startup.Initializer'],
          methods: [
            init(),
            method('create', '(Landroid/content/Context;)Ljava/lang/Object;', (m) => void m.call(NUMBER)),
            method('dependencies', '()Ljava/util/List;', (m) => {
              m.create('v0', 'Ljava/util/ArrayList;-><init>()V');
              m.call('Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z', 'v0', classOf(`a.Init${(i + 1) % 500}`)).return('v0');
            }),
          ],
        }),
      ),
    ],
  },
};

test.each(Object.entries(apps))(
  '%s',
  async (_, { classes, trigger, isPartial, hasLeak }) => {
    const bytes = apk({
      package: 'a',
      sign: false,
      permissions: ['READ_PHONE_STATE'],
      application: { name: '.App' },
      providers: [{ name: 'androidx.startup.InitializationProvider', authorities: 'a', metaData: { 'a.Init0': 'androidx.startup' } }],
      dex: classes(),
    });
    const report = await scan(bytes, { depth: 'full' });
    const of = (kind: string) => report.facts.filter((fact) => fact.kind === kind).map(({ attributes }) => attributes);
    expect(of('analysis.failed')).toEqual([]);
    expect(of('reach.reads').map((read) => read['trigger'])).toContain(trigger);
    const isCut = of('analysis.limit').length > 0;
    expect({ isPartial: isCut, hasLeak: of('flow.leak').length > 0 }).toEqual({ isPartial, hasLeak });
  },
  60_000,
);
