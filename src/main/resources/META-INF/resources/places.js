/*
 * Where one was on a page. Pages share the frame's one scroll box, which would open each page as far down as the one before was read: a page is
 * read from its top, and who goes back finds it where he left it.
 */
(() => {
  const MOST = 50;
  const FILLED = 500; // milliseconds until a page is as long as it was
  const places = new Map();
  let here = '';

  const keep = box => {
    places.delete(here);
    places.set(here, box.scrollTop);
    if (places.size > MOST) places.delete(places.keys().next().value);
  };

  const boxOf = frame => frame.shadowRoot?.querySelector('[content]');

  const heard = new WeakSet();
  const hear = box => {
    if (!heard.has(box)) {
      heard.add(box);
      box.addEventListener('scroll', () => keep(box), { passive: true });
    }
  };

  const go = (box, to, until) => {
    box.scrollTop = to;
    if (box.scrollTop < to - 1 && performance.now() < until) requestAnimationFrame(() => go(box, to, until));
  };

  /** Another page is shown in the frame; `back`: the browser's own way led there. */
  window.zhubanPlace = (frame, page, back) => {
    here = page;
    const box = boxOf(frame);
    if (box) {
      hear(box);
      go(box, back ? places.get(page) ?? 0 : 0, performance.now() + FILLED);
    } else {
      customElements.whenDefined('vaadin-app-layout').then(() => frame.updateComplete).then(() => hear(boxOf(frame)));
    }
  };
})();
