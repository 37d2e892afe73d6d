import { readFileSync, statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

interface TestFile {
  readonly spec: TestSpecification;
  /** In bytes: about as long as it takes. */
  readonly size: number;
}

/** What starts a browser waits for it half of the time. */
const withBrowser = (file: string): boolean => /withTool\(\w+, 'chromium'\)/.test(readFileSync(file, 'utf8'));

/**
 * The order of test files: the largest first, and those with a browser, which wait as much as they compute, spread evenly among those
 * that only compute, so that rarely two of them run side by side. Small files are left for the end.
 */
export class TestOrder extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const files = specs.map((spec): TestFile => ({ spec, size: statSync(spec.moduleId).size })).sort((a, b) => b.size - a.size);
    const { browser = [], none = [] } = Object.groupBy(files, ({ spec }) => (withBrowser(spec.moduleId) ? 'browser' : 'none'));
    return spread(browser, none).map(({ spec }) => spec);
  }
}

/** `some` spread over nine tenths of what `others` take. */
export function spread<T extends { readonly size: number }>(some: readonly T[], others: readonly T[]): readonly T[] {
  const step = (0.9 * others.reduce((sum, { size }) => sum + size, 0)) / Math.max(1, some.length);
  const out: T[] = [];
  let done = 0;
  let placed = 0;
  for (const other of others) {
    for (; placed < some.length && done >= placed * step; placed++) out.push(some[placed] as T);
    out.push(other);
    done += other.size;
  }
  return [...out, ...some.slice(placed)];
}
