/* Who reloads or closes the page while something of a draft is not saved is asked first. */
(function () {
  if (window.zhubanLeave) return;
  window.zhubanLeave = true;
  const PAUSE = 700;
  const LATE = 5000;
  let typed = -LATE;
  let open = null;

  const within = target => target instanceof Element && target.closest('.studio-place');
  document.addEventListener('input', event => {
    if (!within(event.target)) return;
    typed = performance.now();
    if (event.target.closest('.zb-model, .zb-tables')) open = event.target;
  }, true);
  document.addEventListener('focusout', event => { if (event.target === open) open = null; }, true);

  const busy = () => Object.values((window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients) || {})
    .some(client => client.isActive && client.isActive());

  window.addEventListener('beforeunload', event => {
    const editor = document.querySelector('.studio-editor');
    if (!editor) return;
    const since = performance.now() - typed;
    if (editor.hasAttribute('data-unsaved') || (open && open.isConnected) || since < PAUSE || (since < LATE && busy())) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
})();
