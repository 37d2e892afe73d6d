import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/**
 * Settings of a private server for a machine with this much memory. PostgreSQL's own are for the smallest machine that it runs
 * on: with those a campaign of hundreds of thousands is written three times over, by checkpoints and by pages pushed out.
 * @param memoryBytes of the machine, or what a container is allowed of it
 */
export function sizedSettings(memoryBytes: number = usableMemory()): Readonly<Record<string, string>> {
  const part = (divisor: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, memoryBytes / MIB / divisor)))}MB`;
  return {
    shared_buffers: part(8, 128, 2048),
    effective_cache_size: part(2, 512, 65_536),
    work_mem: part(1024, 4, 16),
    maintenance_work_mem: part(64, 64, 512),
    // a checkpoint writes every page it finds changed, and the log every page first changed after it: the fewer, the less is written
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    // of disks without heads
    random_page_cost: '1.1',
  };
}

const usableMemory = () => {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
};
