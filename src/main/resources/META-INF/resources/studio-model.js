/* The diagram editor of the studio: camunda-bpmn-js with the product's own palette, words and faults. The server hears of each change. */
(function () {
  const studio = (window.zhubanStudio = window.zhubanStudio || {});
  const PALETTE_KEPT = ['hand-tool', 'lasso-tool', 'global-connect-tool', 'space-tool', 'create.start-event', 'create.end-event', 'create.exclusive-gateway',
    'create.subprocess-expanded', 'tool-separator'];
  const PAD_DROPPED = /^(append\.append-task|append\.intermediate-event|append\.(message|timer|condition|signal)-|append\.receive-task|append\.compensation|set-color|element-template)/;
  const REPLACE_KEPT = /^replace-with-(none-(start|end|intermediate)|user-task|service-task|exclusive-gateway|parallel-gateway|message-(boundary|intermediate-catch)|timer-(boundary|intermediate-catch)|non-interrupting-timer-boundary|terminate-end|sequence-flow|default-flow|collapsed-subprocess|expanded-subprocess)|^toggle-(parallel|sequential)-mi/;

  studio.slug = text => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

  studio.translator = words => (template, values) => {
    const text = words[studio.slug(template)] || template;
    return text.replace(/[{%](\w+)[}%]/g, (whole, name) => (values && name in values ? values[name] : whole));
  };

  const filtered = keep => () => entries => {
    for (const id of Object.keys(entries)) {
      if (!keep(id)) delete entries[id];
    }
    return entries;
  };

  /** A step of this product as its template says, not drawn yet. */
  studio.stepShape = function (modeler, kind) {
    const element = modeler.get('elementFactory').createShape({ type: kind.type, eventDefinitionType: kind.duration ? 'bpmn:TimerEventDefinition' : undefined });
    if (kind.duration) {
      const timer = element.businessObject.eventDefinitions[0];
      timer.timeDuration = modeler.get('bpmnFactory').create('bpmn:FormalExpression', { body: kind.duration });
      timer.timeDuration.$parent = timer;
    }
    const template = modeler.get('elementTemplates').get(kind.template);
    element.businessObject.name = kind.name;
    for (const property of template ? template.properties : []) {
      const binding = property.binding;
      if (property.value === undefined) continue;
      if (binding.type === 'property') element.businessObject.set(binding.name, property.value);
      else studio.writeProperty(modeler.get('bpmnFactory'), element.businessObject, binding.name, property.value);
    }
    return element;
  };

  /** An automated review that is put before a step takes the flow of what is submitted again with it, else that would pass it by. */
  function recheck(modeler) {
    const expression = element => element.businessObject.get('camunda:delegateExpression');
    const resubmitted = flow => flow.type === 'bpmn:SequenceFlow' && flow.businessObject.conditionExpression
      && flow.businessObject.conditionExpression.body === "${outcome == 'resubmitted'}";
    modeler.get('eventBus').on(['commandStack.connection.create.postExecuted', 'commandStack.connection.reconnect.postExecuted'], 100, event => {
      const flow = event.context.connection;
      const check = flow && flow.source;
      const step = flow && flow.target;
      if (!check || !step || check.type !== 'bpmn:ServiceTask' || expression(check) !== '${runChecks}' || step.type !== 'bpmn:UserTask') return;
      for (const again of step.incoming.filter(resubmitted)) {
        modeler.get('modeling').reconnectEnd(again, check, { x: check.x + check.width / 2, y: check.y + check.height });
      }
    });
  }

  const GAP = 50;
  const middle = shape => ({ x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 });

  /** Moves what is right of x to the right. */
  studio.space = function (modeler, x, y, by) {
    const tool = modeler.get('spaceTool');
    const root = modeler.get('canvas').getRootElement();
    const all = modeler.get('elementRegistry').filter(one => one !== root && one.parent);
    const { movingShapes, resizingShapes } = tool.calculateAdjustments(all, 'x', by, x);
    tool.makeSpace(movingShapes, resizingShapes, { x: by, y: 0 }, 'e', x);
  };

  /** What follows makes way for a step that is put onto a flow from left to right, and the flow's name moves to its beginning. */
  function makeRoom(modeler) {
    const modeling = modeler.get('modeling');
    modeler.get('eventBus').on('commandStack.elements.create.postExecuted', 100, ({ context }) => {
      for (const shape of context.elements) {
        const [before] = shape.incoming || [];
        const [behind] = shape.outgoing || [];
        if (!before || !behind || before.type !== 'bpmn:SequenceFlow' || behind.type !== 'bpmn:SequenceFlow') continue;
        const source = before.source;
        const target = behind.target;
        const level = middle(source).y;
        const end = source.x + source.width;
        if (Math.abs(middle(target).y - level) > 20 || Math.abs(middle(shape).y - level) > 20 || target.x < end) continue;
        const named = before.label ? Math.max(GAP, before.label.width + 30) : GAP;
        const left = Math.max(shape.x, end + named);
        const missing = left + shape.width + GAP - target.x;
        if (missing > 0) studio.space(modeler, target.x - 1, level, Math.ceil(missing / 10) * 10);
        modeling.moveShape(shape, { x: left - shape.x, y: level - middle(shape).y });
        modeling.updateWaypoints(before, [{ x: end, y: level }, { x: shape.x, y: level }]);
        modeling.updateWaypoints(behind, [{ x: shape.x + shape.width, y: level }, { x: target.x, y: level }]);
        const label = before.label;
        if (label) modeling.moveShape(label, { x: (end + shape.x - label.width) / 2 - label.x, y: level - label.height - 4 - label.y });
      }
    });
  }

  /** The kinds of steps of this product, as the server sent them, and of the rest what the gate lets pass. */
  function kit(config) {
    function Kit(palette, contextPad, popupMenu, create, autoPlace, injector, translate) {
      const shape = kind => studio.stepShape({ get: name => injector.get(name) }, kind);
      palette.registerProvider(100, {
        getPaletteEntries: () => entries => {
          filtered(id => PALETTE_KEPT.includes(id))()(entries);
          const all = {};
          const put = (id, entry, label) => {
            all[id] = { ...entry, title: entry.title || label, className: '', html: '<div class="entry zb-entry" draggable="true" role="button"><span class="' +
              (entry.className || '') + '" aria-hidden="true"></span><span></span></div>' };
          };
          for (const id of PALETTE_KEPT.slice(0, 4)) if (entries[id]) put(id, entries[id], translate(entries[id].title));
          all['tool-separator'] = { group: 'tools', separator: true };
          for (const kind of config.kinds) {
            const start = event => create.start(event, shape(kind));
            put('zb.' + kind.template, { group: 'kit', className: kind.icon, title: kind.title, action: { dragstart: start, click: start } });
          }
          all['kit-separator'] = { group: 'kit', separator: true };
          for (const id of PALETTE_KEPT.slice(4, 8)) if (entries[id]) put(id, entries[id], translate(entries[id].title));
          for (const id in all) all[id].label = config.labels[id] || all[id].title;
          return all;
        }
      });
      contextPad.registerProvider(100, {
        getContextPadEntries: element => entries => {
          filtered(id => !PAD_DROPPED.test(id))()(entries);
          if (entries['append.end-event'] || entries['append.gateway']) {
            const review = config.kinds[0];
            const append = event => create.start(event, shape(review), { source: element });
            return { 'zb.append-review': { group: 'model', className: review.icon, title: config.labels['append-review'],
              action: { click: () => autoPlace.append(element, shape(review)), dragstart: append } }, ...entries };
          }
          return entries;
        }
      });
      popupMenu.registerProvider('bpmn-replace', 100, { getPopupMenuEntries: () => entries => {
        filtered(id => REPLACE_KEPT.test(id))()(entries);
        Object.values(entries).forEach(entry => delete entry.description);
        return entries;
      } });
      const others = [['bpmn-icon-gateway-xor', 'Exclusive gateway', { type: 'bpmn:ExclusiveGateway' }],
        ['bpmn-icon-end-event-none', 'End event', { type: 'bpmn:EndEvent' }],
        ['bpmn-icon-gateway-parallel', 'Parallel gateway', { type: 'bpmn:ParallelGateway' }]];
      const offered = place => {
        const entries = {};
        const put = (id, label, description, className, make) =>
          (entries[id] = { label, description, className, action: { click: event => place(event, make()), dragstart: event => create.start(event, make()) } });
        config.kinds.forEach(kind => put('zb.' + kind.template, kind.title, kind.what, kind.icon, () => shape(kind)));
        others.forEach(([icon, label, what]) => put('zb.' + icon, translate(label), undefined, icon, () => injector.get('elementFactory').createShape(what)));
        return () => entries;
      };
      popupMenu.registerProvider('bpmn-append', 100, { getPopupMenuEntries: element => offered((event, made) => autoPlace.append(element, made)) });
      popupMenu.registerProvider('bpmn-create', 100, { getPopupMenuEntries: () => offered((event, made) => create.start(event, made)) });
    }
    /** Space is made in the whole diagram, also from inside a subprocess: its neighbours make way for it. */
    function WholeSpace(spaceTool) {
      const init = spaceTool.init;
      spaceTool.init = (event, context) => init.call(spaceTool, Object.create(event, { hover: { value: null } }), context);
    }
    WholeSpace.$inject = ['spaceTool'];
    Kit.$inject = ['palette', 'contextPad', 'popupMenu', 'create', 'autoPlace', 'injector', 'translate'];
    return { __init__: ['zhubanKit', 'zhubanSpace'], zhubanKit: ['type', Kit], zhubanSpace: ['type', WholeSpace], translate: ['value', studio.translator(config.words)] };
  }

  /** The palette's own rendering leaves labels out: they are written beside the icons. */
  function labelPalette(host, modeler) {
    const entries = modeler.get('palette').getEntries();
    host.querySelectorAll('.djs-palette .zb-entry').forEach(entry => {
      const known = entries[entry.getAttribute('data-action')];
      if (known && !entry.lastChild.textContent) entry.lastChild.textContent = known.label;
    });
  }

  /** The diagram beside the palette, from its left, never larger than life nor smaller than can be read. */
  function fit(modeler, least) {
    const canvas = modeler.get('canvas');
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    const left = canvas.getContainer().closest('[data-read-only]') ? 20 : 156;
    const scale = Math.max(least, Math.min(1, (outer.width - left - 24) / inner.width, (outer.height - 48) / inner.height));
    canvas.viewbox({ x: inner.x - left / scale, y: inner.y - (outer.height / scale - inner.height) / 2, width: outer.width / scale, height: outer.height / scale });
  }

  studio.openModel = async function (host, xml, config) {
    studio.closeModel(host);
    host.innerHTML = '<div class="zb-canvas"></div><div class="zb-props" role="region"></div>';
    host.lastChild.setAttribute('aria-label', config.labels.panel);
    const options = { container: host.firstChild, additionalModules: [kit(config)], elementTemplates: config.templates };
    const modeler = new window.BpmnModeler(options);
    host.toggleAttribute('data-read-only', Boolean(config.readOnly));
    if (config.readOnly) {
      modeler.get('rules').allowed = () => false;
      modeler.get('directEditing').activate = () => false;
    }
    const state = (host.$studio = { modeler, config, faults: [], timer: 0, closed: false, gone: new AbortController() });
    try {
      await modeler.importXML(xml);
    } catch (broken) {
      host.$server.broken(String(broken.message || broken).slice(0, 300));
      return;
    }
    fit(modeler, 0.72);
    if (!config.readOnly) {
      recheck(modeler);
      makeRoom(modeler);
      labelPalette(host, modeler);
      modeler.get('eventBus').on(['palette.changed', 'i18n.changed'], () => setTimeout(() => labelPalette(host, modeler)));
      modeler.on('commandStack.changed', () => {
        state.unsent = true;
        host.$server.touched();
        clearTimeout(state.timer);
        state.timer = setTimeout(() => studio.flushModel(host), 900);
      });
    }
    studio.panel(host, host.lastChild, modeler, config);
    studio.showFaults(host, config.faults || []);
    host.setAttribute('data-ready', '');
  };

  /** Sends what was changed and not sent yet. */
  studio.flushModel = async function (host) {
    const state = host.$studio;
    if (!state || state.config.readOnly || state.closed) return;
    const typed = document.activeElement;
    if (typed && typed.closest('.zb-props') && host.contains(typed)) {
      typed.blur(); // a property is taken over when it is left
      typed.focus();
    }
    if (!state.unsent) return;
    clearTimeout(state.timer);
    state.unsent = false;
    const { xml } = await state.modeler.saveXML({ format: true });
    host.$server.changed(xml);
  };

  studio.closeModel = function (host) {
    if (host.$studio) {
      clearTimeout(host.$studio.timer);
      host.$studio.closed = true;
      host.$studio.gone.abort();
      host.$studio.modeler.destroy();
      delete host.$studio;
    }
  };

  studio.showFaults = function (host, faults) {
    const state = host.$studio;
    if (!state) return;
    const overlays = state.modeler.get('overlays');
    const registry = state.modeler.get('elementRegistry');
    const canvas = state.modeler.get('canvas');
    overlays.remove({ type: 'zb-fault' });
    state.faults.forEach(id => registry.get(id) && canvas.removeMarker(id, 'zb-faulty'));
    const sentences = new Map();
    faults.forEach(fault => sentences.set(fault.element, (sentences.get(fault.element) || []).concat(fault.text)));
    state.faults = [...sentences.keys()].filter(id => registry.get(id) && registry.get(id).parent);
    for (const id of state.faults) {
      const mark = document.createElement('div');
      mark.className = 'zb-fault-mark';
      mark.textContent = '!';
      mark.title = sentences.get(id).join('\n');
      const element = registry.get(id);
      let position = { top: -12, right: 12 };
      if (element.waypoints) {
        const middle = element.waypoints[Math.floor((element.waypoints.length - 1) / 2)];
        const next = element.waypoints[Math.floor((element.waypoints.length - 1) / 2) + 1];
        const xs = element.waypoints.map(point => point.x);
        const ys = element.waypoints.map(point => point.y);
        position = { left: (middle.x + next.x) / 2 - Math.min(...xs) - 10, top: (middle.y + next.y) / 2 - Math.min(...ys) - 10 };
      }
      overlays.add(id, 'zb-fault', { position, html: mark });
      canvas.addMarker(id, 'zb-faulty');
    }
    if (state.panel) state.panel.faults(sentences);
  };

  studio.selectElement = async function (host, id) {
    for (let tries = 0; tries < 100 && !host.hasAttribute('data-ready'); tries++) {
      await new Promise(done => setTimeout(done, 100));
    }
    const state = host.$studio;
    const element = state && state.modeler.get('elementRegistry').get(id);
    if (!element) return;
    state.modeler.get('canvas').scrollToElement(element, { top: 80, bottom: 80, left: 200, right: 80 });
    const selection = state.modeler.get('selection', false);
    if (selection) selection.select(element.parent ? element : null);
  };

  studio.zoomModel = function (host, step) {
    const canvas = host.$studio && host.$studio.modeler.get('canvas');
    if (canvas && step) canvas.zoom(canvas.zoom() * step, 'auto');
    else if (canvas) fit(host.$studio.modeler, 0.2);
  };

  studio.undoModel = function (host, redo) {
    const stack = host.$studio && host.$studio.modeler.get('commandStack', false);
    if (stack) redo ? stack.redo() : stack.undo();
  };
})();
