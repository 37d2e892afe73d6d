// A child process of the pool: scans what it is sent until its parent lets go of it.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { READY, type Reply } from './pool.ts';
import type { FlowJob, PeekJob, ScanJob } from './scan-job.ts';

enableCompileCache();
const { runFlowJob, runPeekJob, runScanJob } = await import('./scan-job.ts');

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {}); // the parent decides
process.on('message', async (job: ScanJob | PeekJob | FlowJob) => {
  const value = 'peek' in job ? runPeekJob(job) : 'flowsOf' in job ? runFlowJob(job) : await runScanJob(job);
  const reply: Reply<typeof value> = { value, rssBytes: process.memoryUsage.rss() };
  flushCompileCache(); // the next start finds what this one compiled; nothing to do after the first job
  process.send?.(reply);
});
process.send?.(READY);
