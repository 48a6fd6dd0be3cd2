/* Shows a BPMN diagram with the path a filing took. Needs the global BpmnJS (navigated viewer). */
(() => {
  'use strict';

  const MAX_ZOOM = 2;
  const MIN_ZOOM = 0.25;

  function fit(viewer) {
    const canvas = viewer.get('canvas');
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() > 1) {
      canvas.zoom(1, 'auto');
    }
  }

  function step(viewer, factor) {
    const canvas = viewer.get('canvas');
    canvas.zoom(Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, canvas.zoom() * factor)), 'auto');
  }

  /* Elements passed, the flow taken between one and the next, and where it stands. */
  function mark(viewer, path, present) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const passed = new Set(path);
    passed.forEach(id => {
      if (registry.get(id) && id !== present) {
        canvas.addMarker(id, 'zb-passed');
      }
    });
    for (let i = 1; i < path.length; i++) {
      const from = registry.get(path[i - 1]);
      const taken = from && (from.outgoing || []).filter(flow => flow.target && flow.target.id === path[i]);
      if (taken && taken.length) {
        taken.forEach(flow => canvas.addMarker(flow.id, 'zb-taken'));
      }
    }
    if (present && registry.get(present)) {
      canvas.addMarker(present, 'zb-present');
    }
  }

  async function show(host, xml, path, present) {
    const canvas = host.querySelector('.zb-diagram-canvas');
    if (host.zbViewer) {
      host.zbViewer.destroy();
      host.zbViewer = null;
    }
    host.classList.remove('failed');
    const viewer = new window.BpmnJS({ container: canvas });
    host.zbViewer = viewer;
    /* The page scrolls over the diagram; zoom is on the buttons. */
    viewer.get('zoomScroll').toggle(false);
    try {
      await viewer.importXML(xml);
    } catch (unreadable) {
      host.classList.add('failed');
      return;
    }
    if (host.zbViewer !== viewer) {
      return;
    }
    mark(viewer, path, present);
    /* The drawing says nothing to a screen reader; the host's label does. */
    canvas.setAttribute('aria-hidden', 'true');
    canvas.querySelectorAll('[tabindex]').forEach(part => part.setAttribute('tabindex', '-1'));
    canvas.querySelectorAll('a').forEach(part => part.setAttribute('tabindex', '-1'));
    if (host.zbWidth) {
      host.zbWidth.disconnect();
    }
    let width = 0;
    host.zbWidth = new ResizeObserver(() => {
      if (canvas.clientWidth > 0 && canvas.clientWidth !== width) {
        width = canvas.clientWidth;
        fit(viewer);
      }
    });
    host.zbWidth.observe(canvas);
  }

  window.zhubanDiagram = {
    show,
    zoom: (host, factor) => host.zbViewer && step(host.zbViewer, factor),
    fit: host => host.zbViewer && fit(host.zbViewer)
  };
})();
