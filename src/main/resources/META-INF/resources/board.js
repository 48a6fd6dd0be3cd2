/* Charts of the board (ECharts) and the process diagram coloured by waiting time (bpmn-js). */
(() => {
  'use strict';

  const COLOURS = ['#9db8d2', '#1d5a96', '#b8342a', '#935b00'];
  const INK = '#1c2733';
  const LINE = '#dfe4ea';

  function axis(name, position) {
    return {
      type: 'value',
      name,
      position,
      minInterval: 1,
      nameTextStyle: { color: '#5b6875', fontSize: 12 },
      axisLabel: { color: '#5b6875', fontSize: 12 },
      splitLine: { show: position === 'left' || position === 'bottom', lineStyle: { color: LINE } }
    };
  }

  function option(drawing, font) {
    const bars = drawing.series.filter(series => !series.line);
    const lines = drawing.across ? [] : drawing.series.filter(series => series.line);
    const categories = {
      type: 'category',
      data: drawing.labels,
      inverse: drawing.across,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      axisLabel: drawing.across
        ? { color: INK, fontSize: 12, width: 120, overflow: 'truncate' }
        : { color: INK, fontSize: 12, hideOverlap: true }
    };
    return {
      animation: false,
      color: COLOURS.slice(drawing.first),
      textStyle: { fontFamily: font },
      legend: { type: 'scroll', top: 0, left: 0, right: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: INK, fontSize: 12 } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      grid: { left: 8, right: lines.length ? 8 : 24, top: 44, bottom: 4, containLabel: true },
      xAxis: drawing.across ? axis('', 'bottom') : categories,
      yAxis: drawing.across ? categories : lines.length ? [axis('', 'left'), axis('', 'right')] : axis('', 'left'),
      series: [
        ...bars.map(series => ({ type: 'bar', name: series.name, data: series.values, barMaxWidth: 18 })),
        ...lines.map(series => ({
          type: 'line',
          name: series.name,
          data: series.values,
          yAxisIndex: 1,
          connectNulls: true,
          symbolSize: 6,
          lineStyle: { width: 2 }
        }))
      ]
    };
  }

  function chart(host, drawing) {
    if (!window.echarts) {
      return;
    }
    if (drawing.across) {
      host.style.height = `${Math.max(160, 60 + drawing.labels.length * 44)}px`;
    }
    const shown = window.echarts.getInstanceByDom(host) || window.echarts.init(host, null, { renderer: 'svg' });
    shown.setOption(option(drawing, getComputedStyle(document.body).fontFamily), true);
    if (!host.zbWidth) {
      host.zbWidth = new ResizeObserver(() => shown.resize());
      host.zbWidth.observe(host);
    }
  }

  async function waiting(host, xml, steps) {
    await window.zhubanDiagram.show(host, xml, [], '');
    const viewer = host.zbViewer;
    if (!viewer) {
      return;
    }
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    steps.filter(step => registry.get(step.element)).forEach(step => {
      canvas.addMarker(step.element, `board-heat-${step.level}`);
      const label = document.createElement('div');
      label.className = 'board-heat-label';
      label.textContent = step.label;
      const event = registry.get(step.element).height < 50; // its name stands below it
      overlays.add(step.element, { position: event ? { top: -22, left: 0 } : { bottom: -4, left: 0 }, html: label });
    });
  }

  window.zhubanBoard = { chart, waiting };
})();
