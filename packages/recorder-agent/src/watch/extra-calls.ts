import type { Recorded } from '../hook/recorder.ts';

/** Calls that the API table does not have and a run must show: files, commands behind libraries, starts of other apps, pages loaded. */
export const EXTRA_CALLS: readonly { readonly owner: string; readonly methods: readonly Recorded[] }[] = [
  { owner: 'java.io.FileInputStream', methods: [{ name: '<init>', rule: 'file' }] },
  { owner: 'java.io.RandomAccessFile', methods: [{ name: '<init>', rule: 'file' }] },
  { owner: 'java.io.File', methods: ['list', 'listFiles'].map((name) => ({ name, rule: 'file' })) },
  { owner: 'android.system.Os', methods: [{ name: 'open', rule: 'file' }] },
  { owner: 'android.content.Context', methods: broadcasts() },
  { owner: 'android.content.ContextWrapper', methods: broadcasts() },
  {
    owner: 'android.webkit.WebView',
    methods: [{ name: 'loadUrl' }, { name: 'postUrl' }, { name: 'loadData', hides: true }, { name: 'loadDataWithBaseURL', hides: true }],
  },
];

function broadcasts(): readonly Recorded[] {
  return ['sendBroadcast', 'sendOrderedBroadcast'].map((name) => ({ name, rule: 'package', action: 'start-other-app' }));
}
