import { categoryOf, type ExpectedFlows, type ExpectedStatement, pathOf, TruthError, type TruthRow } from './truth.ts';

/** Reads `[{ apk, category?, flows: [{ source: { method, in }, sink: { method, in } }] }]`. @throws TruthError */
export function readFlowTruth(text: string): readonly TruthRow[] {
  const given = parsed(text);
  const apps = Array.isArray(given) ? given : isRecord(given) && Array.isArray(given['apps']) ? given['apps'] : undefined;
  if (apps === undefined) throw new TruthError(`答案文件应为数组 / the truth file must be an array: ${SHAPE}`);
  return apps.map((one: unknown, i) => {
    if (!isRecord(one) || typeof one['apk'] !== 'string' || !Array.isArray(one['flows'])) {
      throw new TruthError(`第 ${i + 1} 项缺少 apk 或 flows / item ${i + 1} lacks apk or flows: ${SHAPE}`);
    }
    const apk = pathOf(one['apk']);
    const category = typeof one['category'] === 'string' ? one['category'] : undefined;
    return {
      apk,
      category: categoryOf(category, apk),
      expected: { flows: one['flows'].map((flow) => flowOf(flow, one['apk'] as string)) },
    };
  });
}

const SHAPE = '[{"apk": "a.apk", "flows": [{"source": {"method": "…", "in": "…"}, "sink": {"method": "…", "in": "…"}}]}]';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TruthError(`答案文件不是有效的 JSON / the truth file is no valid JSON: ${error.message}`);
  }
}

function flowOf(flow: unknown, apk: string): ExpectedFlows['flows'][number] {
  const [source, sink] = isRecord(flow) ? [flow['source'], flow['sink']] : [];
  if (!isStatement(source) || !isStatement(sink)) {
    throw new TruthError(
      `${apk}：flows 的每一项须有 source 与 sink，各含 method 与 in / each of flows needs source and sink with method and in`,
    );
  }
  return { source, sink };
}

const isStatement = (value: unknown): value is ExpectedStatement =>
  isRecord(value) && typeof value['method'] === 'string' && typeof value['in'] === 'string';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
