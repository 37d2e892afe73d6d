import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import type { TrendPoint } from './trend.ts';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** Told apart by light as well as by colour, in the order of the way. */
const COLOURS = ['#7b8794', '#b3261e', '#1d5a96', '#6a4c93', '#23713f', '#a86a00', '#16324f', '#3f9bb3', '#c2185b'];
/** Tests are a hundred times as many as what follows from them: their line is drawn when it is asked for. */
const HIDDEN_AT_FIRST = ['tested'];

interface Props {
  readonly points: readonly TrendPoint[];
  readonly stages: readonly string[];
  /** Read instead of the picture, which a table below says in numbers. */
  readonly label: string;
  nameOf(stage: string): string;
  /** A point was chosen: what it counts is wanted. */
  onPoint(point: TrendPoint, stage: string): void;
}

/** Lines of the stages over a year; each point opens its list. */
export function TrendChart({ points, stages, label, nameOf, onPoint }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const chosen = useRef(onPoint);
  chosen.current = onPoint;
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: getComputedStyle(box.current).fontFamily, fontSize: 12 },
      grid: { left: 8, right: 16, top: 56, bottom: 8, containLabel: true },
      legend: { type: 'plain', top: 0, selected: Object.fromEntries(HIDDEN_AT_FIRST.map((stage) => [nameOf(stage), false])) },
      // drawn on the canvas: a box of its own would need styles that the page does not allow
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
      xAxis: { type: 'category', data: points.map(({ period }) => period.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: stages.map((stage) => ({
        type: 'line',
        name: nameOf(stage),
        symbolSize: 8,
        cursor: 'pointer',
        data: points.map(({ figures }) => figures.get(stage)?.count ?? 0),
      })),
    });
    chart.on('click', { componentType: 'series' }, ({ seriesIndex, dataIndex }) => {
      const [point, stage] = [points[dataIndex], stages[seriesIndex ?? -1]];
      if (point !== undefined && stage !== undefined) chosen.current(point, stage);
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [points, stages, nameOf]);
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}
