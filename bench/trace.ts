// node scripts/run.mjs bench/trace.ts [RECORDS] [bytes|text|own]: a long log of our own contract, read and folded as detectors do it.
import { knowledge } from '@touchstone/knowledge';
import { callClassifier, createTraceReader, foldEpisodes, stackOwners, Timeline } from '@touchstone/trace';

const RECORDS = Number(process.argv[2] ?? 1_000_000);
const IS_TEXT = process.argv[3] === 'text';
const IN_PIECE = 200;

/** What a recorder writes of one call: some 600 bytes, a stack of eight frames. */
function lineOf(n: number): string {
  const api = knowledge.apis[(n * 7) % knowledge.apis.length]!;
  return JSON.stringify({
    kind: 'call',
    time: 1_763_773_200_000 + n * 30,
    process: 'cn.example.shop',
    api: { class: api.class.slice(1, -1).replaceAll('/', '.'), method: api.name },
    arguments: ['android.app.ContextImpl$ApplicationContentResolver@1f', 'android_id'],
    result: { state: n % 3 === 0 ? 'null' : 'real', type: 'java.lang.String' },
    stack: [
      `com.umeng.commonsdk.statistics.common.DeviceConfig.read${n % 40}(DeviceConfig.java:${n % 900})`,
      ...Array.from({ length: 6 }, (_, k) => `cn.example.shop.module${k}.Screen.onCreate(Screen.java:${(n * k) % 500})`),
      'android.os.Handler.dispatchMessage(Handler.java:106)',
    ],
    thread: 'main',
  });
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const sdkPrefixes = knowledge.sdks.flatMap((sdk) => sdk.prefixes.map(({ prefix }) => [prefix, sdk.id] as const));
const owners = {
  of(descriptor: string) {
    const name = descriptor.slice(1, -1).replaceAll('/', '.');
    const sdk = sdkPrefixes.find(([prefix]) => name.startsWith(`${prefix}.`))?.[1];
    return sdk === undefined ? { owner: 'app' as const, package: name } : { owner: 'sdk' as const, sdk, package: name };
  },
};
const episodes = foldEpisodes(callClassifier(knowledge, 'cn.example.shop'), stackOwners(owners));
const reader = createTraceReader(
  { record: (record, context) => episodes.record(record, context) },
  {
    package: 'cn.example.shop',
    timeline: new Timeline(),
    ...(process.argv[3] === 'own' ? {} : { decodeUtf8: (piece) => decoder.decode(piece) }),
  },
);

let [reading, bytes] = [0, 0];
const residentMiB: number[] = [];
const push = (text: string) => {
  const piece = IS_TEXT ? text : encoder.encode(text);
  bytes += piece.length;
  const before = process.cpuUsage();
  reader.push(piece);
  const { user, system } = process.cpuUsage(before);
  reading += user + system;
};

push('{"format":"touchstone-trace","version":1,"app":{"package":"cn.example.shop"}}\n');
for (let n = 0; n < RECORDS; n += IN_PIECE) {
  push(`${Array.from({ length: Math.min(IN_PIECE, RECORDS - n) }, (_, k) => lineOf(n + k)).join('\n')}\n`);
  if (n % Math.ceil(RECORDS / 10) < IN_PIECE) residentMiB.push(process.memoryUsage.rss() / 1024 / 1024);
}
const summary = reader.end();
console.log(
  `${summary.records} records, ${(bytes / 1e6).toFixed(0)} MB of ${IS_TEXT ? 'text' : 'bytes'}: ${(reading / 1e6).toFixed(2)} s CPU, ` +
    `${episodes.list().length} episodes; MiB resident with the generator, tenth by tenth: ${residentMiB.map((size) => size.toFixed(0)).join(' ')}`,
);
