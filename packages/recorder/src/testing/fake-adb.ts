// An `adb` for tests: one phone whose state is files in the folder FAKE_DEVICE. Run by a small script on PATH.
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const state = process.env['FAKE_DEVICE'] ?? '';
const at = (name: string) => join(state, name);
const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
const say = (text: string) => process.stdout.write(`${text}\n`);
const event = (text: string) => appendFileSync(at('events'), `${((Date.now() + 5_000) / 1_000).toFixed(3)}  1234  1250 I ${text}\n`);
const APP = 'cn.example.shop';

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
  'hex',
);
const TREE = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0"><node index="0" text="同意" resource-id="${APP}:id/agree" class="android.widget.Button" package="${APP}" clickable="true" bounds="[100,1500][980,1640]" /></hierarchy>`;

const PROPERTIES: Readonly<Record<string, string>> = {
  'ro.product.model': 'Fake 1',
  'ro.build.version.sdk': '30',
  'persist.sys.timezone': 'Asia/Shanghai',
  'ro.serialno': 'FAKE0123456789',
};

const SHELL: Readonly<Record<string, (given: readonly string[]) => void>> = {
  pm: ([command]) => {
    if (command === 'clear') end('cleared');
    if (command === 'path' && !existsSync(at('installed'))) process.exit(1);
    say(command === 'path' ? `package:/data/app/${APP}/base.apk` : 'Success');
  },
  dumpsys: ([what]) =>
    say(what === 'appops' ? `Package ${APP}:\n  FINE_LOCATION (allow)` : '  versionCode=321 minSdk=21\n  versionName=3.2.1'),
  getprop: ([name = '']) => say(PROPERTIES[name] ?? ''),
  id: () => say('uid=2000(shell)'),
  su: () => say('uid=0(root)'),
  date: () => say(String(Date.now() + 5_000)),
  service: () => say("Result: Parcel(\n  0x00000000: 00000000 0000000f 00360038 '........8.6.7.5.3.0.9.0.1.2.3.4.5.6.7.')"),
  cat: () => process.exit(1),
  am: ([command]) => end(command === 'kill' ? 'kill' : 'stopped'),
  pidof: () => (read('pid') === '' ? process.exit(1) : say(read('pid'))),
  input: () => {},
  monkey: () => {},
};

/** The processes of the app end. */
function end(why: string): void {
  const pid = read('pid');
  if (pid === '') return;
  rmSync(at('pid'));
  event(`am_kill : [0,${pid},${APP},900,${why}]`);
  event(`am_proc_died: [0,${pid},${APP},900,19]`);
  // Some apps come back by themselves.
  if (why === 'kill' && existsSync(at('comes-back'))) {
    writeFileSync(at('pid'), '5555');
    event(`am_proc_start: [0,5555,10234,${APP},broadcast,{${APP}/.Boot}]`);
  }
}

const given = process.argv.slice(2);
const [command = '', ...rest] = given[0] === '-s' ? given.slice(2) : given;
appendFileSync(at('commands'), `${[command, ...rest].join(' ')}\n`);
if (command === 'devices') say(`List of devices attached\n${read('devices')}`);
else if (command === 'install') {
  if (existsSync(at('refuses'))) say('Failure [INSTALL_FAILED_VERIFICATION_FAILURE]');
  else writeFileSync(at('installed'), '');
} else if (command === 'uninstall') rmSync(at('installed'), { force: true });
else if (command === 'shell') SHELL[rest[0] ?? '']?.(rest.slice(1));
else if (command === 'exec-out') process.stdout.write(rest[0] === 'screencap' ? PNG : `${TREE}UI hierchary dumped to: /dev/tty\n`);
else if (command === 'logcat') {
  let done = read('events').length;
  setInterval(() => {
    const text = read('events');
    process.stdout.write(text.slice(done));
    done = text.length;
  }, 20);
}
