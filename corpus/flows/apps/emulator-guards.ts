import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, imei, imsi, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const emulatorGuards: readonly FlowRecipe[] = [
  {
    id: 'guard-fingerprint',
    about: 'Nothing happens where the fingerprint says that the phone is not one.',
    java: main(`if (Build.FINGERPRINT.contains("generic")) { finish(); return; } Log.d("real", ${imei});`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'guard-hardware-equals',
    about: 'Only where the hardware is not that of the emulator.',
    java: main(`boolean isReal = !Build.HARDWARE.equals("goldfish"); String s = "none"; if (isReal) s = ${imei}; ${sms('s')}`),
    flows: [leak('imei', here, 'sms')],
  },
  {
    id: 'guard-by-id-itself',
    about: 'The device number decides: fifteen zeros are an emulator. The loss comes after the test.',
    java: main(`String id = ${imei}; if (id == null || id.equals("000000000000000")) { Log.d("g", "emulator"); } else { Log.e("g", id); }`),
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('a constant in that branch', 'imei', here, 'log.d')],
  },
  {
    id: 'guard-file-exists',
    about: 'A file that only emulators have.',
    java: `class Check { static boolean isReal() { File f = new File("/dev/qemu_pipe"); return !f.exists(); } } ${main(`if (Check.isReal()) { Log.i("x", ${imsi}); }`)}`,
    flows: [leak('imsi', here, 'log.i')],
  },
  {
    id: 'guard-debugger-and-time',
    about: 'No debugger, and not in the first minute after start.',
    java: main(`if (Debug.isDebuggerConnected() || SystemClock.elapsedRealtime() < 60000L) return; ${sms(imei)}`),
    flows: [leak('imei', here, 'sms')],
  },
  {
    id: 'guard-both-clean',
    about: 'The value is read for the test, and both branches print constants.',
    java: main(`String id = ${imei}; if (id.startsWith("35")) Log.d("a", "real"); else Log.d("a", "virtual");`),
    flows: [],
    noFlows: [none('a branch tells one bit: out of scope', 'imei', here, 'log.d')],
  },
  {
    id: 'guard-after-taps',
    about: 'Emulators are not tapped: the loss comes with the third tap.',
    java: `class MainActivity extends Activity { int taps; public boolean onTouchEvent(MotionEvent e) { taps++; if (taps >= 3) { Log.d("t", ${imsi}); } return true; } ${create} } }`,
    flows: [leak('imsi', 'MainActivity.onTouchEvent', 'log.d')],
  },
];
