// A `frida` for tests: runs the real agent against the fake machine, and an app that reads what it should not. Run by a small script on PATH.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { APP_LOADER, androidClasses, FakeObject, FakeVm, runAgent } from '@touchstone/recorder-agent/testing';

const APP = 'cn.example.shop';
const state = process.env['FAKE_DEVICE'] ?? '';
const at = (name: string) => join(state, name);
const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8').trim() : '');
const given = process.argv.slice(2);
const argument = (name: string) => given[given.indexOf(name) + 1] ?? '';

/** Rows of the API table that the app of the tests calls. */
const ROWS = [
  ['Landroid/provider/Settings$Secure;', 'getString', '(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;'],
  ['Landroid/telephony/TelephonyManager;', 'getImei', '()Ljava/lang/String;'],
  ['Landroid/content/ContextWrapper;', 'startService', '(Landroid/content/Intent;)Landroid/content/ComponentName;'],
].map(([owner = '', name = '', signature = '']) => ({ class: owner, name, signature, member: 'method' as const }));

const REFUSALS: Readonly<Record<string, string>> = {
  'no-server': 'Failed to spawn: unable to connect to remote frida-server: closed',
  version: 'Failed to spawn: unable to communicate with remote frida-server; please ensure that major versions match',
  jailed: 'Failed to spawn: need Gadget to attach on jailed Android; its default location is: …',
};

if (given[0] === '--version') {
  process.stdout.write('16.5.9\n');
  process.exit(0);
}
const refusal = REFUSALS[read('frida-mode')];
if (refusal !== undefined) {
  process.stdout.write(`${refusal}\n`);
  process.exit(1);
}
play();

function play(): void {
  const isSpawned = given.includes('-f');
  const pid = isSpawned ? String(process.pid) : argument('-p');
  if (isSpawned) {
    writeFileSync(at('pid'), pid);
    event(`am_proc_start: [0,${pid},10234,${APP},top-activity,{${APP}/.Home}]`);
    const second = read('second');
    if (second !== '') event(`am_proc_start: [0,${second},10234,${APP}:push,service,{${APP}/com.sdk.PushService}]`);
  }
  const vm = new FakeVm();
  vm.define(...androidClasses(ROWS));
  const time = { now: () => Date.now() + 5_000, setTimeout, setInterval, pass: () => {} };
  const code = readFileSync(argument('-l'), 'utf8');
  const options = JSON.parse(/^globalThis\.touchstone = (.*);$/m.exec(code)?.[1] ?? '{}') as object;
  let printed = 0;
  const frida = runAgent(code.slice(code.indexOf('\n')), vm, options, time);
  // As frida-tools print what scripts send.
  setInterval(() => {
    for (; printed < frida.raw.length; printed++) {
      const { touchstone } = frida.raw[printed] as { readonly touchstone: string };
      process.stdout.write(`message: {'type': 'send', 'payload': {'touchstone': '${touchstone}'}} data: None\n`);
    }
    if (![read('pid'), read('second')].includes(pid)) leave('Process terminated');
    if (existsSync(at('cable-out'))) leave('Device is gone');
  }, 10);
  frida.java.bind(APP_LOADER);

  const phone = () => new FakeObject(vm.classOf('android.telephony.TelephonyManager'));
  vm.within('com.sdk.stats.Id.read(Id.java:41)', () => vm.call('android.provider.Settings$Secure', 'getString', null, 'android_id'));
  createInterface({ input: process.stdin }).on('line', (line) => {
    const words = [...line.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
    frida.exports['mark']?.(...words);
    if (words[0] === 'consent' && words[1] === 'agreed') vm.within(`${APP}.Home.go(Home.java:9)`, () => vm.call(phone(), 'getImei'));
    if (isSpawned && words[0] === 'state' && words[1] === 'silent') wake(vm);
    if (words[0] === 'state' && words[1] === 'background') vm.within(`${APP}.Loop.run(Loop.java:3)`, () => vm.call(phone(), 'getImei'));
  });
}

function event(text: string): void {
  appendFileSync(at('events'), `${((Date.now() + 5_000) / 1_000).toFixed(3)}  1234  1250 I ${text}\n`);
}

/** The app wakes another one. */
function wake(vm: FakeVm): void {
  const fields = { package: 'com.other.app', text: 'Intent { pkg=com.other.app }' };
  const intent = new FakeObject(vm.classOf('android.content.Intent'), fields);
  const context = new FakeObject(vm.classOf('android.content.ContextWrapper'));
  vm.within('com.sdk.push.Waker.run(Waker.java:5)', () => vm.call(context, 'startService', intent));
  setTimeout(() => {
    event('am_proc_start: [0,7001,10300,com.other.app,service,{com.other.app/.Push}]');
    event('am_proc_start: [0,7002,10301,com.third.app,service,{com.third.app/.Push}]');
  }, 500);
}

function leave(why: string): never {
  process.stdout.write(`${why}\n`);
  process.exit(0);
}
