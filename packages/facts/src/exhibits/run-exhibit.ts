import { offsetOf, type RunLog } from '@touchstone/trace';
import type { RunExhibit } from './exhibits.ts';
import { stated } from './stated.ts';

/** Steps and acts of consent that a report draws. */
const MOST = 500;
/** Zone of a device that names none, as the readers of logs take it. */
const SHANGHAI = 480;

export function runExhibit({ file, head, summary, steps, consents, hosts }: RunLog): RunExhibit {
  const { app, device, tool, timeZone } = head ?? {};
  return {
    file,
    ...stated({
      package: app?.package,
      device:
        [device?.model, device?.sdkVersion === undefined ? undefined : `API ${device.sdkVersion}`].filter(Boolean).join(', ') || undefined,
      tool: tool === undefined ? undefined : [tool.name, tool.version].filter(Boolean).join(' '),
    }),
    records: summary.records,
    requests: hosts.reduce((sum, { requests }) => sum + requests, 0),
    ...stated({ from: summary.from, to: summary.to }),
    offsetMinutes: offsetOf(timeZone ?? '') ?? SHANGHAI,
    steps: steps.slice(0, MOST).map(({ scenario, line, from, to }) => ({ scenario, line, ...stated({ from, to }) })),
    consents: consents.slice(0, MOST).map(({ record }) => ({ event: record.event, line: record.line, ...stated({ time: record.time }) })),
  };
}
