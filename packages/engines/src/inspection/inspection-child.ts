// A child process that reads files from quarantine: what they do to it, they do to nobody else.
import { enableCompileCache } from 'node:module';
import type { Reply } from '@touchstone/scan-pool';
import type { InspectJob } from './inspect-artifact.ts';
import type { ChildAnswer } from './inspector.ts';

enableCompileCache();
const { inspectArtifact } = await import('./inspect-artifact.ts');

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {}); // the parent decides
process.on('message', (job: InspectJob) => {
  const reply: Reply<ChildAnswer> = { value: answerOf(job), rssBytes: process.memoryUsage.rss() };
  process.send?.(reply);
});
process.send?.('ready');

function answerOf(job: InspectJob): ChildAnswer {
  try {
    return { ok: true, ...inspectArtifact(job) };
  } catch (error) {
    // a reader that throws has a fault of its own: the file is refused with it and the child lives on
    return { ok: false, failure: error instanceof Error && 'code' in error ? String(error.code) : 'reader-failed' };
  }
}
