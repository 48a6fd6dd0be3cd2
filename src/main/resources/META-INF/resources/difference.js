/* A process diagram coloured by what became of its elements. Needs diagram.js. */
(() => {
  'use strict';

  async function show(host, xml, kinds, marks) {
    await window.zhubanDiagram.show(host, xml, [], '');
    const viewer = host.zbViewer;
    if (!viewer) {
      return;
    }
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    Object.entries(kinds).forEach(([id, kind]) => {
      const element = registry.get(id);
      if (!element || !element.parent) {
        return;
      }
      canvas.addMarker(id, `diff-${kind}`);
      if ((element.children || []).length) {
        canvas.addMarker(id, 'diff-around');
      }
      if (!element.waypoints) {
        const mark = document.createElement('div');
        mark.className = `difference-tag difference-${kind}`;
        mark.textContent = marks[kind];
        overlays.add(id, { position: { top: -12, left: -4 }, html: mark });
      }
    });
  }

  function centre(host, id) {
    const viewer = host.zbViewer;
    const element = viewer && viewer.get('elementRegistry').get(id);
    if (!element) {
      return;
    }
    const canvas = viewer.get('canvas');
    host.scrollIntoView({ block: 'nearest' });
    const box = element.waypoints
      ? element.waypoints[Math.floor(element.waypoints.length / 2)]
      : { x: element.x + element.width / 2, y: element.y + element.height / 2 };
    const size = canvas.getSize();
    canvas.viewbox({ x: box.x - size.width / 2, y: box.y - size.height / 2, width: size.width, height: size.height });
  }

  window.zhubanDifference = { show, centre };
})();
