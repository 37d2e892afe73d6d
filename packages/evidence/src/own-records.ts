import type { App } from '@touchstone/app-model';
import { stackOwners, type TraceRecord, type TraceSink } from '@touchstone/trace';

/** Records of a log that are of other apps' processes: how many were passed over, and the line of the first. */
export interface OtherRecords {
  count: number;
  line: number;
}

/**
 * Hands on what the app under test did. A log of the whole device holds calls and requests of others too: those of a process that is named
 * as another package, and in whose stack nothing of the app stands, are counted and passed over. Starts of other apps, pages and dialogs
 * stay: they tell what the app led to.
 */
export function ownRecords(sink: TraceSink, app: App, other: OtherRecords): TraceSink {
  const own = ownProcesses(app);
  const ownerOf = stackOwners(app.owners);
  return {
    ...(sink.head === undefined ? {} : { head: (head) => sink.head?.(head) }),
    record(record, context) {
      if (isOfOther(record)) {
        if (other.count++ === 0) other.line = record.line;
      } else sink.record(record, context);
    },
  };

  function isOfOther(record: TraceRecord): boolean {
    if (own === undefined || (record.kind !== 'call' && record.kind !== 'request')) return false;
    const { process = '', stack = [] } = record;
    const name = process.split(':', 1)[0] ?? '';
    return PACKAGE.test(name) && !own.some((one) => isSame(one, name)) && ownerOf(stack).owner !== 'app';
  }
}

/** What a process of an app is called; numbers and bare words tell nothing. */
const PACKAGE = /^[a-z]\w*(?:\.\w+)+$/i;

/** Tools cut names to the first or last fifteen letters. */
const isSame = (own: string, name: string) => own === name || (name.length >= SHORTENED && (own.startsWith(name) || own.endsWith(name)));
const SHORTENED = 15;

/** Undefined when the package is not known: then nobody can tell. */
function ownProcesses({ manifest }: App): readonly string[] | undefined {
  if (manifest?.package === undefined || manifest.package === '') return undefined;
  const named = [manifest.application?.process, ...manifest.components.map(({ process }) => process)];
  return [...new Set([manifest.package, ...named.flatMap((name) => name?.split(':', 1)[0] || [])])];
}
