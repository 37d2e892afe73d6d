import { type FakeClass, type FakeMethod, FakeObject, readSignature } from './fake-classes.ts';
import type { FakeVm } from './fake-vm.ts';
import { SYSTEM_CLASSES } from './system-classes.ts';

/** A row of the API table, as far as a class can be made of it. */
export interface ApiRow {
  readonly class: string;
  readonly name: string;
  readonly signature?: string;
  readonly member: 'method' | 'field';
}

/** Name of the loader of the app's own code. */
export const APP_LOADER = 'app';

/** Where the code of abstract classes and interfaces really is. */
export const WORKERS: Readonly<Record<string, readonly string[]>> = {
  'android.content.pm.PackageManager': ['android.app.ApplicationPackageManager'],
  'android.content.Context': ['android.app.ContextImpl'],
  'android.view.ViewManager': ['android.view.WindowManagerImpl'],
  'android.view.WindowManager': ['android.view.WindowManagerImpl'],
  'android.app.job.JobScheduler': ['android.app.JobSchedulerImpl'],
  'com.android.internal.telephony.IPhoneSubInfo': ['com.android.internal.telephony.IPhoneSubInfo$Stub$Proxy'],
  'com.github.gzuliyujiang.oaid.IOAID': ['a.b.c'],
  'com.bun.miitmdid.interfaces.IdSupplier': ['a.b.d'],
  'com.bun.supplier.IdSupplier': ['a.b.e'],
};

const INTERFACES = new Set(['android.view.ViewManager', 'com.android.internal.telephony.IPhoneSubInfo']);
const isOfApp = (name: string) => /^(?:androidx|com\.(?!android\.internal)|a\.b|android\.support)/.test(name);

/** The system and the libraries of an app: every row of the API table where it is at run time, and what the agent asks for by itself. */
export function androidClasses(rows: readonly ApiRow[]): readonly FakeClass[] {
  const classes = new Map<string, FakeClass>(SYSTEM_CLASSES.map((type) => [type.name, type]));
  for (const row of rows) {
    if (row.member === 'field') continue;
    const owner = row.class.slice(1, -1).replaceAll('/', '.');
    const workers = WORKERS[owner] ?? [];
    add(owner, methodOf(row, workers.length === 0), kindOf(owner, workers));
    for (const worker of workers) add(worker, methodOf(row, true), { superclass: owner });
  }
  return [...classes.values()];

  function add(name: string, method: FakeMethod, more: Partial<FakeClass>): void {
    const known = classes.get(name) ?? { name, ...(isOfApp(name) ? { loader: APP_LOADER } : {}), ...more, methods: [] };
    const isThere = known.methods.some((one) => one.name === method.name && one.parameters.join() === method.parameters.join());
    const interfaces = [...(known.interfaces ?? []), ...(more.superclass === undefined ? [] : [more.superclass])];
    classes.set(name, { ...known, interfaces, methods: isThere ? known.methods : [...known.methods, method] });
  }
}

function kindOf(owner: string, workers: readonly string[]): Partial<FakeClass> {
  if (workers.length === 0) return {};
  return { kind: INTERFACES.has(owner) || isOfApp(owner) ? 'interface' : 'abstract' };
}

function methodOf({ name, signature }: ApiRow, hasCode: boolean): FakeMethod {
  const { parameters, returns } = readSignature(signature ?? '(Ljava/lang/Object;)Ljava/lang/String;');
  return { name, parameters, returns, ...(hasCode ? { code: (vm) => sampleOf(returns, vm) } : {}) };
}

/** A value of a type, as a call might get or give it. */
export function sampleOf(type: string, vm: FakeVm): unknown {
  if (type === 'void') return null;
  if (type === 'boolean') return true;
  if (/^(?:byte|char|short|int|long|float|double)$/.test(type)) return 7;
  if (type === 'java.lang.String' || type === 'java.lang.CharSequence') return 'com.other.app';
  if (type === '[Ljava.lang.String;') return ['android.permission.CAMERA'];
  if (type.startsWith('[')) return [];
  const found = vm.find(type, APP_LOADER);
  return new FakeObject(found ?? { name: type, methods: [] }, SAMPLE_FIELDS[type] ?? {});
}

const SAMPLE_FIELDS: Readonly<Record<string, Record<string, unknown>>> = {
  'android.net.Uri': { text: 'content://sms/inbox' },
  'android.content.Intent': { text: 'Intent { act=a.b pkg=com.other.app }', package: 'com.other.app' },
  'android.content.IntentFilter': { actions: ['android.intent.action.BOOT_COMPLETED'] },
  'android.hardware.Sensor': { type: 1, name: 'accelerometer' },
  'java.io.File': { text: '/sdcard/DCIM' },
};
