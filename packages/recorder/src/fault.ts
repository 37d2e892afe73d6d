import type { Text } from './words.ts';

export type FaultCode = keyof typeof FAULTS;

/** The recording cannot begin or go on; the message says what to do now. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
  readonly code: FaultCode;
  readonly text: Text;

  /** @param detail what was found: names of devices, words of the other tool */
  constructor(code: FaultCode, detail = '') {
    const { zh, en } = FAULTS[code];
    const tail = detail === '' ? '' : `\n${detail.trim().slice(0, 2_000)}`;
    super(`${zh} / ${en}${tail}`);
    this.code = code;
    this.text = { zh: `${zh}${tail}`, en: `${en}${tail}` };
  }
}

const FAULTS = {
  'no-adb': {
    zh: '找不到 adb：请安装 Android platform-tools，并把它的文件夹加入 PATH，再运行一次',
    en: 'adb was not found: install the Android platform-tools, put their folder on PATH and run again',
  },
  'adb-failed': { zh: 'adb 命令失败：请检查数据线和设备，再运行一次', en: 'an adb command failed: check cable and device, then run again' },
  'no-device': {
    zh: '没有连接设备：请用数据线连接测试手机，打开“开发者选项”中的“USB 调试”，再运行一次',
    en: 'no device: connect the test phone, switch on USB debugging in its developer options and run again',
  },
  unauthorised: {
    zh: '设备尚未授权本机：请在手机上允许 USB 调试，再运行一次',
    en: 'the device has not authorised this computer: allow USB debugging on its screen and run again',
  },
  'several-devices': {
    zh: '连接了多台设备：请用 --device 指明其中一台',
    en: 'several devices are connected: name one with --device',
  },
  'other-device': { zh: '没有 --device 指明的设备，已连接的有：', en: 'the device named by --device is not there; connected are:' },
  offline: { zh: '设备离线：请重新插拔数据线，再运行一次', en: 'the device is offline: plug it in again and run again' },
  'no-frida': {
    zh: '找不到 frida：请安装 frida-tools（pip install frida-tools），并把 frida 加入 PATH，再运行一次',
    en: 'frida was not found: install frida-tools (pip install frida-tools), put frida on PATH and run again',
  },
  'no-frida-server': {
    zh: '设备上没有运行 frida-server：请把与电脑上 frida 同版本的 frida-server 放到设备上，以 root 运行，再试一次',
    en: 'no frida-server runs on the device: put the one of the same version as frida here on it, start it as root and try again',
  },
  'not-rooted': {
    zh: 'frida 无法启动这个应用：设备没有 root。请使用已 root 的测试机或模拟器，或可调试的应用',
    en: 'frida cannot start this app: the device is not rooted. Use a rooted test phone, an emulator, or a debuggable app',
  },
  'frida-version': {
    zh: '电脑上的 frida 与设备上的 frida-server 版本不一致：请换成同一版本',
    en: 'frida here and frida-server on the device are of different versions: use the same one',
  },
  'no-java-bridge': {
    zh: '应用内没有可用的 Java 环境：请使用 frida 命令行（frida-tools），不要用 frida-inject，并检查应用是否有反调试',
    en: 'the agent found no Java runtime in the app: use the frida command line (frida-tools), and see whether the app defends itself',
  },
  'not-installed': {
    zh: '设备上没有安装这个应用：请先安装，或给出 APK 文件代替包名',
    en: 'the app is not installed on the device: install it first, or name its APK file instead of the package',
  },
  'install-failed': { zh: '安装失败：请按下列原因处理后再运行', en: 'installing failed: see the reason and run again' },
  'not-an-app': { zh: '这个文件不是可读的 APK', en: 'this file is no readable APK' },
  'app-ended': {
    zh: '应用启动后立即退出：请手动启动确认能否运行；若只在记录时退出，应用可能检测到了 frida',
    en: 'the app ended as soon as it had started: start it by hand; if it only ends while recorded it may have noticed frida',
  },
  'agent-silent': {
    zh: '应用已启动，但记录程序没有回应：请重启设备上的 frida-server 和应用，再运行一次',
    en: 'the app started but the agent does not answer: restart frida-server and the app, then run again',
  },
  'no-agent': { zh: '缺少记录程序：请先运行 npm run build', en: 'the agent is not built: run npm run build first' },
  'out-in-use': {
    zh: '输出文件夹里已有一次记录：请换一个文件夹，或用 --resume 接着记录',
    en: 'the folder already holds a run: name another one, or go on with it by --resume',
  },
  'bad-script': { zh: '步骤文件有误：', en: 'the file of steps is not right:' },
  'no-tester': {
    zh: '没有人可以操作：标准输入不是终端。请在终端里运行，或用 --script 给出步骤',
    en: 'nobody is there: standard input is no terminal. Run it in one, or give the steps with --script',
  },
} as const satisfies Readonly<Record<string, Text>>;
