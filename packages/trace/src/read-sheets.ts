import { appscan } from './formats/appscan/index.ts';
import { camille } from './formats/camille/index.ts';
import type { ReadOptions } from './reading/options.ts';
import { Pipeline } from './reading/pipeline.ts';
import type { Sheet, SheetFormat } from './reading/room.ts';
import type { TraceSink, TraceSummary } from './trace.ts';

/** Formats of tables, tried one after the other. Adding one is one room and one line. */
const FORMATS: readonly SheetFormat[] = [appscan, camille];

/** Reads the sheets of a workbook: Camille's or AppScan's, or any with their headings. Sheets without them are passed over. */
export function readSheets(sheets: readonly Sheet[], sink: TraceSink, options: ReadOptions = {}): TraceSummary {
  const pipeline = new Pipeline(sink, options);
  let format: SheetFormat | undefined;
  for (const sheet of sheets) {
    const room = FORMATS.find((candidate) => candidate.recognises(sheet));
    if (room === undefined) continue;
    format ??= room;
    pipeline.isInOrder = room.isInOrder;
    room.read(sheet, pipeline, pipeline.options);
  }
  if (format === undefined) pipeline.problem('trace/unknown-format', 0, sheets.map((sheet) => sheet.name).join(', '));
  return pipeline.finish(format?.format);
}
