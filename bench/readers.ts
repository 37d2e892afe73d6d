// node scripts/run.mjs bench/readers.ts: time to read a policy of 30,000 characters, and a page of 10 MB, the first and the least of several.
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';

const ROUNDS = 7;
const SENTENCE = '当您使用登录功能时，我们会收集您的<b>设备信息</b>，包括IMEI、OAID，用于保障账号安全。';
const SECTION = `<h2>一、收集</h2>${`<p><span>${SENTENCE}</span></p>\n`.repeat(12)}<table><tr><th>SDK<th>目的<tr><td>微信<td>${SENTENCE}</table>`;

async function timesOf(bytes: Uint8Array): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await readDocument(bytes, { name: 'policy.html', ports });
    times.push(performance.now() - start);
  }
  return times;
}

process.stdout.write('| page | bytes | first, ms | least, ms |\n|---|--:|--:|--:|\n');
for (const [name, characters] of [['policy', 30_000] as const, ['large', 4_000_000] as const]) {
  const text = SECTION.replace(/<[^>]*>|\s/g, '').length;
  const bytes = new TextEncoder().encode(
    `<!DOCTYPE html><meta charset=utf-8><title>隐私政策</title>${SECTION.repeat(Math.ceil(characters / text))}`,
  );
  const times = await timesOf(bytes);
  process.stdout.write(`| ${name} | ${bytes.length} | ${times[0]!.toFixed(0)} | ${Math.min(...times).toFixed(0)} |\n`);
}
