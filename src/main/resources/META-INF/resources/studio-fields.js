/* Fields of the panel. What is typed is taken over while it is typed; what cannot be taken over stays, with the reason. */
(function () {
  const studio = (window.zhubanStudio = window.zhubanStudio || {});
  const PAUSE = 500;

  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else if (name in node && name !== 'list') node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children.filter(child => child !== null && child !== undefined));
    return node;
  }

  /** @param say words of the panel by their code */
  studio.fields = function (readOnly, say) {
    const refused = new Map();
    let owner = '';
    let typed = null;
    let numbers = 0;

    function field(label, control, hint, ...more) {
      const id = 'zb-field-' + ++numbers;
      (control.matches('input,select,textarea') ? control : control.querySelector('input,select,textarea') || control).id = id;
      if (readOnly) control.querySelectorAll('input,select,textarea,button').forEach(one => (one.disabled = true));
      if (readOnly && 'disabled' in control) control.disabled = true;
      return make('div', { className: 'zb-field' }, make('label', { htmlFor: id }, label), control, ...more, hint ? make('small', {}, hint) : null);
    }

    /** @param more judge: why a text cannot be taken over, or ''; whole: nothing is taken over before the field is left */
    function written(tag, attributes, label, value, write, hint, { judge, whole } = {}) {
      const key = owner + '\n' + label;
      const reason = make('small', { className: 'zb-wrong', id: 'zb-wrong-' + ++numbers });
      reason.setAttribute('role', 'alert');
      let taken = value || '';
      let timer = 0;
      const control = make(tag, { ...attributes, spellcheck: false, value: refused.has(key) ? refused.get(key) : taken });
      const tell = sentence => {
        reason.textContent = sentence;
        reason.hidden = !sentence;
        control.setAttribute('aria-invalid', Boolean(sentence));
        control.setAttribute('aria-describedby', sentence ? reason.id : '');
      };
      const take = left => {
        clearTimeout(timer);
        const text = control.value.trim();
        const sentence = judge ? judge(text) : '';
        if (sentence) {
          if (left) {
            refused.set(key, control.value);
            tell(sentence);
          }
          return;
        }
        refused.delete(key);
        tell('');
        if (text !== taken) {
          taken = text;
          write(text);
        }
      };
      control.addEventListener('input', () => {
        typed = { control, take };
        clearTimeout(timer);
        if (!whole) timer = setTimeout(take, PAUSE);
      });
      control.addEventListener('change', () => {
        typed = null;
        take(true);
      });
      tell(refused.has(key) ? judge(control.value.trim()) : '');
      return field(label, control, hint, reason);
    }

    const text = (label, value, write, hint, more) => written('input', { type: 'text' }, label, value, write, hint, more);
    const area = (label, value, write, hint) => written('textarea', { rows: 3 }, label, value, write, hint);

    /** A whole number; the one before it holds until another is right. */
    const number = (label, value, write, hint, least, most, needed) =>
      written('input', { type: 'text', inputMode: 'numeric' }, label, value, count => write(count && String(Number(count))), hint, { judge: count => {
        if (count === '' ? !needed : /^[0-9]{1,6}$/.test(count) && Number(count) >= least && Number(count) <= most) return '';
        return say(needed ? 'number.needed' : 'number', least, most) + (value ? say('number.before', value) : '');
      } });

    function select(label, value, options, write, hint, empty) {
      const known = options.some(option => option.value === value);
      const all = (empty === undefined ? [] : [{ value: '', label: empty }]).concat(options);
      if (!known && value) all.push({ value, label: value });
      if (!known && !value && empty === undefined) all.unshift({ value: '', label: say('choose') });
      const control = make('select', { onchange: event => write(event.target.value) },
        ...all.map(option => make('option', { value: option.value, selected: option.value === (value || '') }, option.label)));
      return field(label, control, hint);
    }

    function several(label, values, options, write, hint) {
      const boxes = options.map(option => {
        const box = make('input', { type: 'checkbox', value: option.value, checked: values.includes(option.value), disabled: readOnly,
          onchange: () => write([...list.querySelectorAll('input:checked')].map(one => one.value)) });
        return make('label', { className: 'zb-check' }, box, ' ', option.label);
      });
      const list = make('div', { className: 'zb-checks', role: 'group', 'aria-label': label }, ...boxes);
      return make('div', { className: 'zb-field' }, make('span', { className: 'zb-label' }, label), list, hint ? make('small', {}, hint) : null);
    }

    return {
      make, text, area, number, select, several,
      /** The element whose fields are made next. */
      of: element => (owner = element.id),
      /** Somebody types in one of them. */
      busy: () => Boolean(typed) && document.activeElement === typed.control,
      /** Takes over what was typed and not left. */
      settle: () => {
        const last = typed;
        typed = null;
        if (last) last.take(true);
      }
    };
  };
})();
