/* What the chosen element says, in the words of the office: beside the diagram. Each field writes through the modeler, so that it can be undone. */
(function () {
  const studio = (window.zhubanStudio = window.zhubanStudio || {});
  const EXTENSIONS = 'camunda:Properties';

  const group = object => object.extensionElements && (object.extensionElements.values || []).find(value => value.$type === EXTENSIONS);

  studio.readProperty = function (object, name) {
    const properties = group(object);
    const found = properties && (properties.values || []).find(property => property.name === name);
    return found ? found.value || '' : '';
  };

  function withProperty(factory, object, name, value) {
    const kept = ((group(object) || {}).values || []).map(one => ({ name: one.name, value: one.value }));
    const at = kept.findIndex(one => one.name === name);
    if (value === '' || value === null) {
      if (at >= 0) kept.splice(at, 1);
    } else if (at >= 0) {
      kept[at].value = value;
    } else {
      kept.push({ name, value });
    }
    const others = ((object.extensionElements || {}).values || []).filter(one => one.$type !== EXTENSIONS);
    if (!kept.length && !others.length) return undefined;
    const values = kept.length ? [factory.create(EXTENSIONS, { values: kept.map(one => factory.create('camunda:Property', one)) })] : [];
    values.forEach(made => made.values.forEach(one => (one.$parent = made)));
    const extensions = factory.create('bpmn:ExtensionElements', { values: others.concat(values) });
    extensions.values.forEach(one => (one.$parent = extensions));
    extensions.$parent = object;
    return extensions;
  }

  /** Of an element that is not drawn yet. */
  studio.writeProperty = (factory, object, name, value) => (object.extensionElements = withProperty(factory, object, name, value));

  studio.panel = function (host, place, modeler, config) {
    const say = (code, ...args) => args.reduce((text, arg, index) => text.replace('%' + index, arg), config.labels[code] || code);
    const modeling = modeler.get('modeling', false);
    const factory = modeler.get('bpmnFactory', false);
    const readOnly = config.readOnly || !modeling;
    let shown = null;
    let marks = new Map();
    let stale = false;
    let pressed = false;
    const { make, text, area, number, select, several, settle, of, busy } = studio.fields(readOnly, say);

    const set = (element, properties) => modeling.updateProperties(element, properties);
    const property = (element, name, value) => set(element, { extensionElements: withProperty(factory, element.businessObject, name, value) });

    const ids = list => list.map(value => ({ value, label: value }));
    const named = element => text(say('name'), element.businessObject.name, value => set(element, { name: value || undefined }));
    const identified = element => {
      const object = element.businessObject;
      return text(say('id'), object.id, value => set(element, { id: value }), say('id.hint'), { whole: true, judge: value => {
        if (value === object.id) return '';
        if (!/^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u.test(value)) return say('id.wrong', object.id);
        return modeler.get('elementRegistry').get(value) ? say('id.taken', value, object.id) : '';
      } });
    };

    function ofProcess(element) {
      const object = element.businessObject;
      const value = name => studio.readProperty(object, name);
      const write = name => text => property(element, name, text);
      const applicants = value('applicants').split(',').map(one => one.trim()).filter(Boolean);
      return [
        named(element),
        select(say('programme'), value('programme'), config.programmes, write('programme')),
        several(say('applicants'), applicants, config.applicants, chosen => property(element, 'applicants', chosen.join(',')), say('applicants.hint')),
        number(say('timeLimit'), value('timeLimit'), write('timeLimit'), say('timeLimit.hint'), 1, 999),
        select(say('title'), value('title'), config.fields, write('title'), say('title.hint'), say('none')),
        select(say('subject'), value('subject'), [{ value: 'organisation', label: say('subject.organisation') }].concat(config.fields),
          write('subject'), say('subject.hint'), say('none')),
        select(say('validUntil'), value('validUntil'), config.dates, write('validUntil'), null, say('validUntil.none')),
        select(say('report'), value('report'), config.reports, write('report'), null, say('report.general')),
        area(say('guide'), value('guide'), write('guide'), say('guide.hint')),
        select(say('group'), value('group'), config.groups, write('group'), null, say('none')),
        number(say('sample'), value('sample'), write('sample'), say('sample.hint'), 0, 100),
        select(say('routing'), value('routing'), ids(config.decisions), write('routing'), say('routing.hint'), say('none'))
      ];
    }

    const forms = (element, label) => select(label, element.businessObject.get('camunda:formRef') || '', ids(config.forms),
      form => set(element, { 'camunda:formRef': form || undefined, 'camunda:formRefBinding': form ? 'deployment' : undefined }), null, say('none'));

    function countersigned(element) {
      const loop = element.businessObject.loopCharacteristics;
      const now = loop && loop.$type === 'bpmn:MultiInstanceLoopCharacteristics' ? loop : null;
      const of = now && now.loopCardinality ? now.loopCardinality.body : '2';
      const condition = now && now.completionCondition ? now.completionCondition.body : "${outcome != 'approved'}";
      const write = (mode, many, rule) => {
        if (!mode) return set(element, { loopCharacteristics: undefined });
        const made = factory.create('bpmn:MultiInstanceLoopCharacteristics', { isSequential: mode === 'turn' });
        made.loopCardinality = factory.create('bpmn:FormalExpression', { body: many });
        made.completionCondition = factory.create('bpmn:FormalExpression', { body: rule });
        made.loopCardinality.$parent = made.completionCondition.$parent = made;
        made.$parent = element.businessObject;
        set(element, { loopCharacteristics: made });
      };
      const mode = now ? (now.isSequential ? 'turn' : 'together') : '';
      const rules = [{ value: "${outcome != 'approved'}", label: say('sign.all') }, { value: "${outcome == 'approved'}", label: say('sign.any') }];
      for (let needed = 2; needed < Number(of); needed++) rules.push({ value: '${approvals >= ' + needed + '}', label: say('sign.some', needed) });
      const parts = [select(say('sign'), mode, [{ value: 'together', label: say('sign.together') }, { value: 'turn', label: say('sign.turn') }],
        chosen => write(chosen, of, condition), say('sign.hint'), say('sign.one'))];
      if (now) {
        parts.push(number(say('sign.of'), of, many => write(mode, many, condition), null, 2, 20, true));
        parts.push(select(say('sign.rule'), condition, rules, rule => write(mode, of, rule)));
      }
      return parts;
    }

    /** Its timer in working days, and where it leads is drawn. */
    function lapse(element) {
      const timers = (element.attachers || []).filter(one => (one.businessObject.eventDefinitions || [])
        .some(definition => definition.$type === 'bpmn:TimerEventDefinition') && one.businessObject.cancelActivity !== false);
      const limit = studio.readProperty(element.businessObject, 'timeLimit')
        || studio.readProperty(modeler.get('canvas').getRootElement().businessObject, 'timeLimit') || '5';
      const box = make('input', { type: 'checkbox', checked: timers.length > 0, disabled: readOnly, onchange: event => {
        if (!event.target.checked) return modeling.removeElements(timers);
        const event_ = modeler.get('elementFactory').createShape({ type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' });
        const definition = event_.businessObject.eventDefinitions[0];
        definition.timeDuration = factory.create('bpmn:FormalExpression', { body: 'P' + limit + 'D' });
        definition.timeDuration.$parent = definition;
        event_.businessObject.name = say('lapse.name');
        modeling.createShape(event_, { x: element.x + element.width * 0.75, y: element.y + element.height }, element, { attach: true });
      } });
      return make('div', { className: 'zb-field' }, make('label', { className: 'zb-check' }, box, ' ', say('lapse')), make('small', {}, say('lapse.hint', limit)));
    }

    function gatewayBehind(element) {
      const out = element.outgoing || [];
      const gateway = out.length === 1 && out[0].target.type === 'bpmn:ExclusiveGateway' ? out[0].target : null;
      if (gateway) {
        const buttons = gateway.outgoing.map(flow => flow.businessObject.name || flow.businessObject.id).join(say('comma'));
        return make('div', { className: 'zb-field' }, make('span', { className: 'zb-label' }, say('outcomes')), make('div', { className: 'zb-told' }, buttons || say('outcomes.none')),
          make('small', {}, say('outcomes.hint')));
      }
      return readOnly ? null : make('div', { className: 'zb-field' }, make('button', { type: 'button', className: 'zb-cure', onclick: () => addGateway(element) }, say('outcomes.add')),
        make('small', {}, say('outcomes.add.hint')));
    }

    const conditioned = flow => /^\$\{outcome == '([a-z0-9-]+)'}$/.exec(flow.businessObject.conditionExpression ? flow.businessObject.conditionExpression.body : '');

    /** A gateway between a step and what follows, which is its first outcome; the other outcomes of the step before lead where they led. */
    function gatewayBetween(element, to, before) {
      const shape = modeler.get('elementFactory').createShape({ type: 'bpmn:ExclusiveGateway' });
      shape.businessObject.name = say('outcomes.question');
      const gateway = modeling.createShape(shape, { x: element.x + element.width + 90, y: element.y + element.height / 2 }, element.parent);
      outcome(modeling.connect(gateway, to), config.outcomes[0]);
      for (const flow of before || []) {
        const known = conditioned(flow);
        if (known && known[1] !== config.outcomes[0].value) {
          outcome(modeling.connect(gateway, flow.target), { value: known[1], label: flow.businessObject.name });
        }
      }
      if (gateway.label) { // left above, where no flow is
        modeling.moveShape(gateway.label, { x: gateway.x + 4 - gateway.label.width - gateway.label.x, y: gateway.y - 12 - gateway.label.y });
      }
      return gateway;
    }

    /** Puts a gateway behind a step and hands its flow to it. */
    function addGateway(element) {
      const flow = (element.outgoing || [])[0];
      let gateway;
      if (flow) {
        const to = flow.target;
        if (to.x - element.x - element.width < 170) studio.space(modeler, element.x + element.width + 5, element.y, 150);
        gateway = gatewayBetween(element, to, element.incoming.length && element.incoming[0].source.type === 'bpmn:ExclusiveGateway'
          ? element.incoming[0].source.outgoing.filter(one => one !== element.incoming[0]) : []);
        modeling.reconnectEnd(flow, gateway, { x: gateway.x, y: gateway.y + 25 });
      } else {
        gateway = modeler.get('autoPlace').append(element, modeler.get('elementFactory').createShape({ type: 'bpmn:ExclusiveGateway' }));
      }
      modeler.get('selection').select(gateway);
    }

    /** A review in the middle of a flow, with its gateway: the outcomes of the step before are its own. */
    function insertReview(flow) {
      const { source, target } = flow;
      const siblings = source.type === 'bpmn:ExclusiveGateway' ? source.outgoing.filter(one => one !== flow) : [];
      studio.space(modeler, source.x + source.width + 20, source.y, 300);
      const shape = studio.stepShape(modeler, config.kinds[0]);
      const task = modeling.createShape(shape, { x: source.x + source.width + 110, y: source.y + source.height / 2 }, source.parent);
      modeling.reconnectEnd(flow, task, { x: task.x, y: task.y + task.height / 2 });
      const gateway = gatewayBetween(task, target, siblings);
      modeling.connect(task, gateway);
      modeler.get('selection').select(task);
    }

    function outcome(flow, option) {
      const body = factory.create('bpmn:FormalExpression', { body: "${outcome == '" + option.value + "'}" });
      body.$parent = flow.businessObject;
      const source = flow.source;
      if (source.businessObject.default === flow.businessObject) set(source, { default: undefined });
      set(flow, { conditionExpression: body, name: flow.businessObject.name || option.label });
    }

    function ofUserTask(element) {
      const object = element.businessObject;
      const value = name => studio.readProperty(object, name);
      const others = modeler.get('elementRegistry').filter(one => one.type === 'bpmn:UserTask' && one !== element
        && studio.readProperty(one.businessObject, 'desk') !== 'applicant')
        .map(one => ({ value: one.id, label: one.businessObject.name || one.id }));
      const applicant = value('desk') === 'applicant';
      return [
        named(element), identified(element),
        select(say('desk'), value('desk'), config.desks, desk => property(element, 'desk', desk), say('desk.hint')),
        number(say('timeLimit'), value('timeLimit'), limit => property(element, 'timeLimit', limit), say('timeLimit.step'), 1, 999),
        forms(element, say('form')),
        gatewayBehind(element),
        ...(applicant ? [] : countersigned(element)),
        applicant || !others.length ? null : several(say('fourEyes'), value('fourEyes').split(/[,\s]+/), others,
          chosen => property(element, 'fourEyes', chosen.join(',')), say('fourEyes.hint')),
        applicant ? null : lapse(element)
      ];
    }

    function ofServiceTask(element) {
      const object = element.businessObject;
      const step = (object.get('camunda:delegateExpression') || '').replace(/^\$\{|}$/g, '');
      const parts = [named(element), identified(element),
        select(say('step'), step, config.steps, chosen => set(element, { 'camunda:delegateExpression': '${' + chosen + '}' }))];
      if (step === 'runChecks' || studio.readProperty(object, 'decision')) {
        parts.push(select(say('decision'), studio.readProperty(object, 'decision'), ids(config.decisions), id => property(element, 'decision', id), say('decision.hint'), say('none')));
      }
      if (step === 'publish') {
        const chosen = studio.readProperty(object, 'fields').split(/[,\s]+/).filter(Boolean);
        const unknown = chosen.filter(key => !config.published.some(option => option.value === key));
        parts.push(several(say('publish.fields'), chosen, config.published.concat(ids(unknown)), keys =>
          property(element, 'fields', chosen.filter(key => keys.includes(key)).concat(keys.filter(key => !chosen.includes(key))).join(',')), say('publish.fields.hint')));
        parts.push(number(say('publish.days'), studio.readProperty(object, 'days'), days => property(element, 'days', days), say('publish.days.hint'), 1, 250));
      }
      if (/^notify/.test(step)) {
        parts.push(select(say('template'), studio.readProperty(object, 'template'), config.notices, code => property(element, 'template', code)));
      }
      return parts;
    }

    function ofFlow(element) {
      const object = element.businessObject;
      const parts = [named(element), identified(element)];
      if (element.source.type === 'bpmn:ExclusiveGateway') {
        const condition = object.conditionExpression ? object.conditionExpression.body : '';
        const match = /^\$\{outcome == '([a-z0-9-]+)'}$/.exec(condition);
        const isDefault = element.source.businessObject.default === object;
        parts.push(select(say('outcome'), isDefault ? '*' : match ? match[1] : condition, config.outcomes.concat({ value: '*', label: say('outcome.default') }), chosen => {
          if (chosen === '*') {
            set(element, { conditionExpression: undefined });
            set(element.source, { default: object });
          } else if (!chosen) {
            set(element, { conditionExpression: undefined });
          } else {
            outcome(element, config.outcomes.find(option => option.value === chosen) || { value: chosen, label: chosen });
          }
        }, say('outcome.hint'), say('outcome.none')));
      }
      if (!readOnly && config.kinds.length) {
        parts.push(make('button', { type: 'button', className: 'zb-cure', onclick: () => insertReview(element) }, say('insert-review')));
      }
      return parts;
    }

    /** How long a timer waits: whole days by the calendar of working days or by any day, else as it is written. */
    function timed(element, definition) {
      const object = element.businessObject;
      const body = definition.timeDuration ? definition.timeDuration.body : definition.timeCycle ? definition.timeCycle.body : '';
      const write = value => {
        const made = factory.create('bpmn:FormalExpression', { body: value });
        made.$parent = definition;
        modeling.updateModdleProperties(element, definition, value.startsWith('R')
          ? { timeCycle: made, timeDuration: undefined } : { timeDuration: made, timeCycle: undefined });
      };
      const written = () => text(say('duration'), body, write, say('duration.hint'));
      const lapses = element.type === 'bpmn:BoundaryEvent' && element.host && element.host.type === 'bpmn:UserTask' && object.cancelActivity !== false;
      if (lapses) return [written()];
      const days = /^P([1-9][0-9]{0,3})D$/.exec(body);
      const unit = days || !body ? (studio.readProperty(object, 'workingDays') === 'true' ? 'working' : 'calendar') : 'other';
      const parts = [];
      if (unit !== 'other') parts.push(number(say('wait.days'), days ? days[1] : '', count => write('P' + count + 'D'), null, 1, unit === 'working' ? 250 : 3660, true));
      parts.push(select(say('wait.unit'), unit, ['working', 'calendar', 'other'].map(value => ({ value, label: say('wait.unit.' + value) })), chosen => {
        property(element, 'workingDays', chosen === 'working' ? 'true' : '');
        if (chosen === 'other' && days) write('PT' + Number(days[1]) * 24 + 'H');
        else if (chosen !== 'other' && !days) write('P1D');
      }, say('wait.unit.hint')));
      if (unit === 'other') parts.push(written());
      return parts;
    }

    function ofEvent(element) {
      const object = element.businessObject;
      const inProcess = element.parent && element.parent.type === 'bpmn:Process';
      const parts = [named(element)];
      if (element.type === 'bpmn:EndEvent' && inProcess) {
        const free = config.ends.filter(end => end.value === object.id || !modeler.get('elementRegistry').get(end.value));
        parts.push(select(say('end'), object.id, free, id => set(element, { id }), say('end.hint')));
      } else {
        parts.push(identified(element));
      }
      if (element.type === 'bpmn:StartEvent' && inProcess) parts.push(forms(element, say('form.start')));
      for (const definition of object.eventDefinitions || []) {
        if (definition.$type === 'bpmn:TimerEventDefinition') {
          parts.push(...timed(element, definition));
        } else if (definition.$type === 'bpmn:MessageEventDefinition') {
          const messages = modeler.getDefinitions().rootElements.filter(root => root.$type === 'bpmn:Message');
          parts.push(select(say('message'), definition.messageRef ? definition.messageRef.id : '',
            messages.map(message => ({ value: message.id, label: config.messages[message.name] || message.name })),
            id => modeling.updateModdleProperties(element, definition, { messageRef: messages.find(message => message.id === id) })));
        }
      }
      return parts;
    }

    function parts(element) {
      switch (element.type) {
        case 'bpmn:Process': return ofProcess(element);
        case 'bpmn:UserTask': return ofUserTask(element);
        case 'bpmn:ServiceTask': return ofServiceTask(element);
        case 'bpmn:SequenceFlow': return ofFlow(element);
        case 'bpmn:StartEvent': case 'bpmn:EndEvent': case 'bpmn:BoundaryEvent': case 'bpmn:IntermediateCatchEvent': return ofEvent(element);
        case 'bpmn:TextAnnotation': return [area(say('text'), element.businessObject.text, value => set(element, { text: value }))];
        default: return [named(element), identified(element)];
      }
    }

    const wrong = make('ul', { className: 'zb-props-faults' });

    /* By themselves: they come while somebody types. */
    function tellFaults() {
      const sentences = (shown && marks.get(shown.id)) || [];
      wrong.hidden = !sentences.length;
      wrong.replaceChildren(...sentences.map(sentence => make('li', {}, sentence)));
    }

    function draw(again) {
      const selection = modeler.get('selection', false);
      const chosen = selection ? selection.get() : [];
      let element = chosen.length === 1 ? chosen[0] : modeler.get('canvas').getRootElement();
      if (element.type === 'label') element = element.labelTarget;
      if (element === shown && !again && place.contains(document.activeElement)) return;
      stale = element === shown && (busy() || pressed);
      if (stale) return; // until the field is left, the button is up
      settle();
      const controls = () => [...place.querySelectorAll('input,select,textarea')];
      const cursor = element === shown && place.contains(document.activeElement) ? document.activeElement : null;
      const focused = controls().indexOf(cursor);
      const range = cursor && 'selectionStart' in cursor ? [cursor.selectionStart, cursor.selectionEnd] : null;
      const scroll = element === shown ? place.scrollTop : 0;
      shown = element;
      of(element);
      const kind = say('kind.' + element.type.replace('bpmn:', ''));
      tellFaults();
      place.replaceChildren(
        make('h3', {}, kind),
        wrong,
        ...(chosen.length > 1 ? [make('p', {}, say('several'))] : parts(element)).filter(Boolean));
      place.scrollTop = scroll;
      if (focused >= 0) {
        const same = controls()[focused] || place;
        same.focus();
        if (range && range[0] !== null && /^(text|textarea)$/.test(same.type)) same.setSelectionRange(...range);
      }
    }

    const bus = modeler.get('eventBus');
    bus.on('selection.changed', () => draw(true));
    bus.on(['commandStack.changed'], () => setTimeout(() => draw(true)));
    place.addEventListener('keydown', event => event.stopPropagation());
    const later = () => setTimeout(() => stale && draw(true));
    const released = () => {
      pressed = false;
      later();
    };
    place.addEventListener('focusout', later);
    place.addEventListener('pointerdown', event => (pressed = !event.target.matches('select,option')));
    ['pointerup', 'pointercancel'].forEach(end => place.ownerDocument.addEventListener(end, released, { capture: true, signal: host.$studio.gone.signal }));
    host.$studio.panel = { faults: sentences => { marks = sentences; tellFaults(); } };
    draw(true);
  };
})();
