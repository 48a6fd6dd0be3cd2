/* The decision table editor of the studio: dmn-js. The server hears of each change. */
(function () {
  const studio = (window.zhubanStudio = window.zhubanStudio || {});

  studio.openTable = async function (host, xml, config) {
    studio.closeTable(host);
    host.innerHTML = '<div class="zb-table-tabs"></div><div class="zb-table"></div>';
    /* The cells' editor seeks the root of its styles and of the selection through slots, and would find the layout's; it is the document. */
    Object.defineProperty(host.lastChild, 'assignedSlot', { value: document.body });
    const words = { translate: ['value', studio.translator(config.words)] };
    const modeler = new (config.readOnly ? studio.TableViewer : studio.TableModeler)({ container: host.lastChild, drd: { additionalModules: [words] },
      decisionTable: { additionalModules: [words] }, literalExpression: { additionalModules: [words] }, boxedExpression: { additionalModules: [words] },
      keyboard: { bindTo: host } });
    const state = (host.$table = { modeler, config, timer: 0, opening: true });
    const changed = () => {
      if (state.opening || config.readOnly) return;
      host.$server.touched();
      clearTimeout(state.timer);
      state.timer = setTimeout(() => studio.flushTable(host), 900);
    };
    const heard = new WeakSet();
    modeler.on('views.changed', event => {
      const viewer = modeler.getActiveViewer();
      if (viewer && !heard.has(viewer)) {
        heard.add(viewer);
        viewer.on('commandStack.changed', changed);
      }
      const tables = event.views.filter(view => view.type === 'decisionTable');
      host.firstChild.replaceChildren(...(tables.length < 2 ? [] : tables.map(view => {
        const tab = document.createElement('button');
        tab.type = 'button';
        tab.textContent = view.name || view.id;
        tab.className = event.activeView && view.element === event.activeView.element ? 'chosen' : '';
        tab.addEventListener('click', () => modeler.open(view));
        return tab;
      })));
    });
    try {
      await modeler.importXML(xml);
      const table = modeler.getViews().find(view => view.type === 'decisionTable');
      if (table) await modeler.open(table);
    } catch (broken) {
      host.$server.broken(String(broken.message || broken).slice(0, 300));
      return;
    }
    setTimeout(() => { state.opening = false; host.setAttribute('data-ready', ''); }, 300);
  };

  studio.flushTable = async function (host) {
    const state = host.$table;
    if (!state || state.config.readOnly) return;
    clearTimeout(state.timer);
    if (document.activeElement && host.contains(document.activeElement)) {
      await new Promise(done => setTimeout(done)); // what is typed in a cell is taken over first
    }
    const { xml } = await state.modeler.saveXML({ format: true });
    host.$server.changed(xml);
  };

  /* A rule or cell 规则 by its id: its table is opened and it is seen. */
  studio.selectInTable = async function (host, id) {
    for (let tries = 0; tries < 100 && !host.hasAttribute('data-ready'); tries++) {
      await new Promise(done => setTimeout(done, 100));
    }
    const state = host.$table;
    if (!state || !id) return;
    const inside = view => {
      const table = view.element.decisionLogic || {};
      const rules = table.rule || [];
      return [view.element, table, ...(table.input || []), ...(table.input || []).map(input => input.inputExpression || {}),
        ...(table.output || []), ...rules, ...rules.flatMap(rule => [...(rule.inputEntry || []), ...(rule.outputEntry || [])])]
        .some(element => element.id === id);
    };
    const view = state.modeler.getViews().find(each => each.type === 'decisionTable' && inside(each));
    if (!view) return;
    const active = state.modeler.getActiveView();
    if (!active || active.element !== view.element) await state.modeler.open(view);
    const found = host.querySelector('[data-element-id="' + CSS.escape(id) + '"]');
    if (!found) return;
    found.scrollIntoView({ block: 'center', inline: 'nearest' });
    const cell = found.querySelector('[contenteditable]') || (found.closest('tr') || found).querySelector('[contenteditable]');
    if (cell) cell.focus();
  };

  studio.closeTable = function (host) {
    if (host.$table) {
      clearTimeout(host.$table.timer);
      host.$table.modeler.destroy();
      delete host.$table;
    }
  };
})();
