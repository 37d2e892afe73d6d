import { type FakeClass, type FakeMethod, FakeObject } from './fake-classes.ts';

/** Classes of the system that the agent itself uses or watches, with as much code as tests need. */
const field = (name: string, key: string, returns = 'java.lang.String'): FakeMethod => ({
  name,
  parameters: [],
  returns,
  code: (_vm, self) => self?.fields[key] ?? null,
});

const nothing = (name: string, ...parameters: readonly string[]): FakeMethod => ({ name, parameters, returns: 'void', code: () => null });
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const STRING = 'java.lang.String';
const INTENT = 'android.content.Intent';
const BASE_LOADER = 'dalvik.system.BaseDexClassLoader';

/** Finds the caller's loader by its class, and hands that on. */
const loads = (name: string): FakeMethod => ({
  name,
  parameters: [STRING],
  returns: 'void',
  code: (vm, _self, [path]) => vm.call(new FakeObject(vm.classOf('java.lang.Runtime')), 'load0', null, path),
});

const loaderOf = (...parameters: readonly string[]): FakeMethod => ({
  name: '<init>',
  parameters,
  returns: 'void',
  code(vm, self, given) {
    if (self !== undefined) self.fields['loader'] ??= String(given[0]);
    vm.construct(vm.classOf(BASE_LOADER), self as FakeObject, ['path', null, null, null]);
    return null;
  },
});

export const SYSTEM_CLASSES: readonly FakeClass[] = [
  { name: 'java.lang.Object', methods: [] },
  {
    name: 'java.lang.Exception',
    methods: [
      {
        name: '<init>',
        parameters: [],
        returns: 'void',
        code(vm, self) {
          if (self !== undefined) self.fields['stack'] = vm.stack.slice(1);
          return null;
        },
      },
    ],
  },
  {
    name: 'android.util.Log',
    methods: [
      {
        name: 'getStackTraceString',
        parameters: ['java.lang.Exception'],
        returns: STRING,
        isStatic: true,
        code: (_vm, _self, [thrown]) =>
          ['java.lang.Exception', ...((thrown as FakeObject).fields['stack'] as string[]).map((frame) => `\tat ${frame}`)].join('\n'),
      },
    ],
  },
  {
    name: 'java.lang.Thread',
    methods: [
      {
        name: 'currentThread',
        parameters: [],
        returns: 'java.lang.Thread',
        isStatic: true,
        code: (vm) => new FakeObject(vm.classOf('java.lang.Thread'), { name: vm.thread.name }),
      },
      field('getName', 'name'),
    ],
  },
  { name: 'java.util.ArrayList', methods: [field('isEmpty', 'isEmpty', 'boolean')] },
  {
    name: 'android.app.ActivityThread',
    methods: [{ name: 'currentProcessName', parameters: [], returns: STRING, isStatic: true, code: () => 'cn.example.shop' }],
  },
  { name: 'android.net.Uri', methods: [field('toString', 'text')] },
  {
    name: 'java.io.File',
    methods: [field('toString', 'text'), { name: 'listFiles', parameters: [], returns: '[Ljava.io.File;', code: () => [] }],
  },
  { name: 'java.io.FileInputStream', methods: [nothing('<init>', 'java.io.File'), nothing('<init>', STRING), field('toString', 'none')] },
  {
    name: 'java.lang.Class',
    methods: [
      field('getName', 'name'),
      {
        name: 'forName',
        parameters: [STRING, 'boolean', 'java.lang.ClassLoader'],
        returns: 'java.lang.Class',
        isStatic: true,
        code: (vm, _self, [name]) => new FakeObject(vm.classOf('java.lang.Class'), { mirrorOf: vm.classOf(String(name)) }),
      },
    ],
  },
  {
    name: 'java.lang.Runtime',
    methods: [nothing('load0', 'java.lang.Class', STRING), loads('load')],
  },
  { name: 'java.lang.System', methods: [loads('load')] },
  { name: 'java.lang.reflect.Method', methods: [field('getName', 'name'), field('getDeclaringClass', 'owner', 'java.lang.Class')] },
  { name: 'java.lang.reflect.Field', methods: [field('getName', 'name'), field('getDeclaringClass', 'owner', 'java.lang.Class')] },
  { name: 'java.lang.reflect.Constructor', methods: [field('getName', 'name'), field('getDeclaringClass', 'owner', 'java.lang.Class')] },
  { name: 'java.lang.ProcessBuilder', methods: [field('command', 'command', 'java.util.List')] },
  ...['List', 'Set', 'Map'].map((name) => ({
    name: `java.util.${name}`,
    methods: [field('toString', 'text'), { name: 'isEmpty', parameters: [], returns: 'boolean', code: () => false }],
  })),
  {
    name: INTENT,
    methods: [
      field('toString', 'text'),
      field('getPackage', 'package'),
      field('getComponent', 'component', 'android.content.ComponentName'),
      { name: 'getStringArrayExtra', parameters: [STRING], returns: '[Ljava.lang.String;', code: (_vm, self) => self?.fields['names'] },
      { name: 'getIntArrayExtra', parameters: [STRING], returns: '[I', code: (_vm, self) => self?.fields['results'] },
    ],
  },
  { name: 'android.content.ComponentName', methods: [field('getPackageName', 'package'), field('toString', 'package')] },
  {
    name: 'android.content.IntentFilter',
    methods: [
      { name: 'countActions', parameters: [], returns: 'int', code: (_vm, self) => listOf(self?.fields['actions']).length },
      {
        name: 'getAction',
        parameters: ['int'],
        returns: STRING,
        code: (_vm, self, [i]) => listOf(self?.fields['actions'])[Number(i)],
      },
    ],
  },
  { name: 'android.hardware.Sensor', methods: [field('getType', 'type', 'int'), field('getName', 'name')] },
  { name: 'android.hardware.SensorEvent', methods: [] },
  {
    name: 'android.view.MotionEvent',
    methods: [field('getAction', 'action', 'int'), field('getRawX', 'x', 'float'), field('getRawY', 'y', 'float')],
  },
  { name: 'android.content.ContextWrapper', superclass: 'android.content.Context', methods: [] },
  {
    name: 'android.app.Activity',
    superclass: 'android.content.ContextWrapper',
    methods: [
      nothing('onStart'),
      nothing('onStop'),
      nothing('onResume'),
      nothing('performCreate', 'android.os.Bundle'),
      { name: 'dispatchTouchEvent', parameters: ['android.view.MotionEvent'], returns: 'boolean', code: () => true },
      { name: 'getClassLoader', parameters: [], returns: 'java.lang.ClassLoader', code: () => null },
      {
        name: 'checkSelfPermission',
        parameters: [STRING],
        returns: 'int',
        code: (_vm, self, [name]) => ((self?.fields['granted'] as string[] | undefined)?.includes(String(name)) === true ? 0 : -1),
      },
      {
        name: 'shouldShowRequestPermissionRationale',
        parameters: [STRING],
        returns: 'boolean',
        code: (_vm, self) => self?.fields['canAskAgain'] !== false,
      },
      nothing('dispatchRequestPermissionsResult', 'int', INTENT),
    ],
  },
  { name: 'android.app.Dialog', methods: [nothing('show'), nothing('dismiss')] },
  {
    name: 'android.app.Application',
    superclass: 'android.content.ContextWrapper',
    methods: [nothing('attach', 'android.content.Context'), field('getClassLoader', 'classLoader', BASE_LOADER)],
  },
  { name: 'android.webkit.WebView', methods: [nothing('loadUrl', STRING)] },
  {
    name: 'java.net.URL',
    methods: [field('toString', 'text'), { name: 'openConnection', parameters: [], returns: 'java.net.URLConnection', code: () => null }],
  },
  { name: BASE_LOADER, methods: [nothing('<init>', STRING, 'java.io.File', STRING, 'java.lang.ClassLoader')] },
  { name: 'dalvik.system.DexClassLoader', superclass: BASE_LOADER, methods: [loaderOf(STRING, STRING, STRING, 'java.lang.ClassLoader')] },
];
