/* Shows a BPMN diagram with the path a filing took. Needs the global BpmnJS (navigated viewer). */
(() => {
  'use strict';

  const MAX_ZOOM = 2;
  const MIN_ZOOM = 0.25;
  const MARGIN = 24;
  const WITHIN = 0.9;
  const ABOVE = 6;
  const ZOOM = 1.25;
  const PAN = 60;
  const LEAST_HEIGHT = 260;
  const MOST_HEIGHT = 420;

  function fit(viewer) {
    const canvas = viewer.get('canvas');
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() > 1) {
      canvas.zoom(1, 'auto');
    } else {
      /* Labels and marks reach beyond the shapes; the room is kept below, where the legend and the tool's mark stand. */
      canvas.zoom(canvas.zoom() * WITHIN, 'auto');
      canvas.scroll({ dx: 0, dy: ABOVE - (canvas.getSize().height * (1 - WITHIN)) / 2 });
    }
  }

  /* Where the window begins along one axis: around the middle of the present step, and no further out than the drawing goes. */
  function begin(middle, window, from, length) {
    const whole = length + 2 * MARGIN;
    return whole <= window
      ? from + length / 2 - window / 2
      : Math.min(Math.max(middle - window / 2, from - MARGIN), from + length + MARGIN - window);
  }

  /* At full size, so that labels are read without zooming: the present step, or the last one passed, in the middle. */
  function start(host, viewer, path, present) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const inner = canvas.viewbox().inner;
    if (host.style.height.endsWith('px')) {
      host.style.height = `${Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, inner.height + 3 * MARGIN)))}px`;
    }
    canvas.resized();
    const size = canvas.getSize();
    const at = [present, ...[...path].reverse()].map(id => registry.get(id)).find(Boolean);
    const middle = at
      ? { x: at.x + at.width / 2, y: at.y + at.height / 2 }
      : { x: inner.x, y: inner.y + inner.height / 2 };
    canvas.viewbox({
      x: begin(middle.x, size.width, inner.x, inner.width),
      y: begin(middle.y, size.height, inner.y, inner.height),
      width: size.width,
      height: size.height
    });
  }

  /* Arrows move, plus and minus zoom, 0 shows the whole. */
  function onKey(event, host) {
    const viewer = host.zbViewer;
    const moves = {
      ArrowLeft: { dx: PAN, dy: 0 },
      ArrowRight: { dx: -PAN, dy: 0 },
      ArrowUp: { dx: 0, dy: PAN },
      ArrowDown: { dx: 0, dy: -PAN }
    };
    if (!viewer || event.target !== host || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (moves[event.key]) {
      viewer.get('canvas').scroll(moves[event.key]);
    } else if (event.key === '+' || event.key === '=') {
      step(viewer, ZOOM);
    } else if (event.key === '-') {
      step(viewer, 1 / ZOOM);
    } else if (event.key === '0') {
      fit(viewer);
    } else {
      return;
    }
    event.preventDefault();
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
        canvas.addMarker(id, (registry.get(id).children || []).length ? 'zb-around' : 'zb-passed');
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
        start(host, viewer, path, present);
        if (host.hasAttribute('data-whole')) {
          fit(viewer);
        }
      }
    });
    if (!host.zbKeys) {
      host.zbKeys = true;
      host.addEventListener('keydown', event => onKey(event, host));
    }
    host.zbWidth.observe(canvas);
  }

  const STEP_MILLIS = 700;

  /* A token goes along the path; who wants no motion sees the whole path at once. */
  function walk(host, path) {
    const viewer = host.zbViewer;
    if (!viewer || window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      return;
    }
    clearInterval(host.zbWalk);
    const canvas = viewer.get('canvas');
    const steps = path.filter(id => viewer.get('elementRegistry').get(id));
    let at = -1;
    host.zbWalk = setInterval(() => {
      if (at >= 0) {
        canvas.removeMarker(steps[at], 'zb-token');
      }
      at++;
      if (at >= steps.length || host.zbViewer !== viewer || !host.isConnected) {
        clearInterval(host.zbWalk);
        return;
      }
      canvas.addMarker(steps[at], 'zb-token');
    }, STEP_MILLIS);
  }

  window.zhubanDiagram = {
    show,
    walk,
    zoom: (host, factor) => host.zbViewer && step(host.zbViewer, factor),
    fit: host => host.zbViewer && fit(host.zbViewer)
  };
})();
