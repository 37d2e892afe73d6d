// 在后台线程里检测一个文件：文件不离开这台电脑。/ Scans one file in a thread of its own: the file stays on this computer.
//
// 收到 / gets   { file }
// 发出 / sends  { stage: 'ready' | 'reading' | 'scanning' } · { report, titles } · { failure }
import { OutOfBytes, ruleSet, scan, sourceOf } from './scan-core/index.browser.js';

/** 更大的文件按需分段读取，不整个放进内存。/ Larger files are read piece by piece and never held whole. */
const IN_MEMORY_BYTES = 512 * 1024 * 1024;

/** 报告只写规则编号；页面需要名称。/ A report names rules by id; the page wants their titles. */
const titles = Object.fromEntries(ruleSet.rules.map((rule) => [rule.id, { title: rule.title, remedy: rule.remedy, document: rule.law.document }]));

self.onmessage = async ({ data: { file } }) => {
  try {
    self.postMessage({ stage: 'reading' });
    const source = file.size > IN_MEMORY_BYTES ? slicesOf(file) : sourceOf(new Uint8Array(await file.arrayBuffer()));
    self.postMessage({ stage: 'scanning' });
    // 坏文件不会抛出，只会在报告里说明。/ A damaged file does not throw: its report says so.
    self.postMessage({ report: await scan(source, { name: file.name }), titles });
  } catch (error) {
    self.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
};
self.postMessage({ stage: 'ready' });

/** 按位置读取的文件。/ A file that is read by position. */
function slicesOf(file) {
  const reader = new FileReaderSync();
  return {
    size: file.size,
    read(at, length) {
      if (!(at >= 0 && length >= 0 && at + length <= file.size)) throw new OutOfBytes(at, length, file.size);
      return new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + length)));
    },
  };
}
