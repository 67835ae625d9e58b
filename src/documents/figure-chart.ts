// Draws a chart as SVG with ECharts, on the server: no script reaches the browser.
import type { ShownChart } from './shown-figures.ts';

/** Colours that people with any kind of colour vision tell apart, and that print well. */
const colors = ['#0d5e63', '#e0a030'];
const ink = '#1d292d';
const soft = '#566468';
const WIDTH = 640;
const HEIGHT = 300;

/** The size of every chart. */
export const chartSize = { width: WIDTH, height: HEIGHT } as const;

/** The chart as SVG. ECharts is loaded when it is used only: it is large. */
export async function chartSvg({ kind, percent, labels, series }: ShownChart): Promise<string> {
  const [{ init, use }, { BarChart, LineChart }, { GridComponent, LegendComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
  use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const long = kind === 'bar' && labels.length > 5;
  try {
    chart.setOption({
      animation: false,
      color: colors,
      textStyle: { fontFamily: 'sans-serif', fontSize: 13, color: ink },
      legend:
        series.length > 1 ? { top: 4, textStyle: { color: ink, fontSize: 13 }, selectedMode: false } : { show: false },
      grid: { left: 12, right: 16, top: series.length > 1 ? 44 : 24, bottom: 8, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: [...labels],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: soft } },
        axisLabel: {
          color: ink,
          interval: 0,
          width: long ? 92 : 118,
          overflow: 'break',
          rotate: long ? 35 : 0,
          fontSize: 12,
        },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        ...(percent ? { max: 100 } : {}),
        axisLabel: { color: soft, formatter: percent ? '{value} %' : '{value}' },
        splitLine: { lineStyle: { color: '#ddd8cd' } },
      },
      series: series.map(({ name, values }) => ({
        ...{ type: kind, name, silent: true, emphasis: { disabled: true }, data: [...values] },
        // One bar carries a pattern in its label, so that it is told without colour, too.
        label: { show: labels.length <= 12, position: 'top', color: ink, fontSize: 12 },
        ...(kind === 'bar' ? { barMaxWidth: 44 } : { symbolSize: 8, lineStyle: { width: 3 } }),
      })),
    });
    return plain(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** Without its style sheet, which is about a mouse only, and with attributes instead of styles: our pages allow neither. */
function plain(svg: string): string {
  return svg.replace(/<style[\s\S]*?<\/style>/g, '').replace(/ style="([^"]*)"/g, (_, style: string) =>
    style
      .split(';')
      .flatMap((one) => {
        const [name = '', value = ''] = one.split(':').map((part) => part.trim());
        return /^font-(size|family|weight)$/.test(name) ? ` ${name}="${value}"` : [];
      })
      .join(''),
  );
}
