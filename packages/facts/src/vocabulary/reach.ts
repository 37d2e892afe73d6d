import { type FactKind, owner, phase } from './kind.ts';

const trigger = {
  type: ['process-start', 'first-screen', 'user-action', 'system-event', 'push', 'unknown'],
  means: 'what starts the chain',
} as const;
const gate = { type: ['before-gate', 'behind-gate', 'no-gate', 'undecided'], means: 'position to the consent gate' } as const;

/** Facts of whole-program analysis: what can run, when, and where data goes. */
export const reachKinds = {
  'reach.reads': {
    input: 'static',
    layer: 'code',
    means: { zh: '可达的个人信息读取', en: 'a read that can run, with its trigger and its place to the gate' },
    attributes: {
      data: { type: 'personal-info', required: true, means: 'kind' },
      trigger: { ...trigger, required: true },
      gate: { ...gate, required: true },
      api: { type: 'text', required: true, means: 'as catalogued' },
      argument: { type: 'text', means: 'constant argument that decides' },
      repeated: { type: ['loop', 'timer', 'periodic-job', 'no'], means: 'static sign of high frequency' },
      background: { type: 'boolean', means: 'in a component that runs in the background' },
      via: { type: ['call', 'reflection', 'native'], means: 'how the code calls the API' },
      why: { type: 'text', means: 'why the gate is undecided' },
      ...owner,
    },
  },
  'reach.requests-permission': {
    input: 'static',
    layer: 'code',
    means: { zh: '可达的权限申请', en: 'a permission request that can run' },
    attributes: {
      permission: { type: 'text', required: true, means: 'full name' },
      trigger: { ...trigger, required: true },
      gate: { ...gate, required: true },
      ahead: { type: 'boolean', means: 'before any feature is used: at start, on the first screen, or in the agree callback itself' },
      ...owner,
    },
  },
  'reach.starts-app': {
    input: 'static',
    layer: 'code',
    means: { zh: '可达的自启动或关联启动', en: 'self-start or start of another app that can run' },
    attributes: {
      kind: { type: ['self', 'associated'], required: true, means: 'self or other app' },
      target: { type: 'text', means: 'package' },
      trigger: { ...trigger, required: true },
      gate: { ...gate, required: true },
      ...owner,
    },
  },
  'reach.jumps': {
    input: 'static',
    layer: 'code',
    means: { zh: '可达的摇一摇或自动跳转', en: 'a sensor listener or timer that leads to a jump' },
    attributes: {
      by: { type: ['shake', 'rotation', 'timer', 'start'], required: true, means: 'what leads to it' },
      target: { type: 'text', means: 'package, class, action or address, where constant' },
      gate,
      ...owner,
    },
  },
  'reach.downloads': {
    input: 'static',
    layer: 'code',
    means: { zh: '无用户操作的下载或安装', en: 'a download or install without a user action' },
    attributes: {
      what: { type: ['download', 'install'], required: true, means: 'what' },
      trigger: { ...trigger, required: true },
      gate,
      ...owner,
    },
  },
  'reach.unresolved': {
    input: 'static',
    layer: 'code',
    means: { zh: '无法确定目标的调用', en: 'calls whose target could not be found: the limit of every answer about what can run' },
    attributes: {
      what: {
        type: ['reflection', 'intent', 'native', 'dynamic-code', 'dispatch', 'message'],
        required: true,
        means: 'what kind of call',
      },
      count: { type: 'number', required: true, means: 'such calls of this owner' },
      ...owner,
    },
  },
  'gate.consent': {
    input: 'static',
    layer: 'code',
    means: { zh: '征求同意的界面', en: 'consent gate' },
    attributes: {
      found: { type: 'boolean', required: true, means: 'whether a gate was found' },
      how: { type: ['dialog', 'activity', 'flag', 'none'], required: true, means: 'how' },
      flag: { type: 'text', means: 'stored flag' },
    },
  },
  'flow.leak': {
    input: 'static',
    layer: 'code',
    means: { zh: '个人信息流向', en: 'path from personal information to a sink' },
    attributes: {
      data: { type: 'personal-info', required: true, means: 'kind' },
      sink: {
        type: ['network', 'log', 'file', 'sms', 'other-app', 'webview', 'third-party-sdk', 'clipboard'],
        required: true,
        means: 'where it goes',
      },
      to: { type: 'text', means: 'domain, SDK id or package' },
      source: { type: 'text', required: true, means: 'source API' },
      target: { type: 'text', required: true, means: 'sink API' },
      private: { type: 'boolean', means: 'storage that only the app itself reads' },
      ...phase,
      ...owner,
    },
  },
} as const satisfies Record<string, FactKind>;
