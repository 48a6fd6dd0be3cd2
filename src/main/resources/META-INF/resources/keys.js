/* Keys of the reviewers' pages: what has aria-keyshortcuts is pressed or focused; never while somebody types or a dialog is open. */
(() => {
  'use strict';

  if (window.zbKeys) {
    return;
  }
  window.zbKeys = true;

  const FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true]';

  function typing(event) {
    const at = event.composedPath()[0];
    return event.isComposing || (at instanceof Element && at.matches(FIELDS));
  }

  function covered() {
    return [...document.body.children].some(child => child.localName.endsWith('-overlay') && child.hasAttribute('opened')
        && !child.localName.startsWith('vaadin-tooltip'));
  }

  function usable(element) {
    return element.offsetParent !== null && !element.disabled && !element.hasAttribute('disabled');
  }

  /** The box of the row that a cell belongs to, and the cell it stands in; null where rows cannot be chosen. */
  function boxed(cell) {
    const first = cell.localName === 'td' ? cell.parentElement.firstElementChild : null;
    const box = first?.querySelector('slot')?.assignedElements()[0]?.querySelector('vaadin-checkbox');
    return box ? { box, cell: first } : null;
  }

  function rows(grid, key) {
    const focused = grid.shadowRoot.activeElement;
    if (focused && focused.closest('#items')) {
      focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      return;
    }
    const cell = grid.shadowRoot.querySelector('#items [tabindex="0"]') || grid.shadowRoot.querySelector('#items tr td');
    // Enter in the column of boxes goes to the box
    const first = cell && cell === boxed(cell)?.cell ? cell.nextElementSibling || cell : cell;
    if (first) {
      first.focus();
    }
  }

  function busy() {
    return Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive && client.isActive());
  }

  /** Goes to the first row once the list is what was asked for, or a little later when nothing else was asked. */
  function toList(grid, before, tries) {
    if (tries > 0 && (location.href === before || busy())) {
      setTimeout(() => toList(grid, before, tries - 1), 50);
    } else if (usable(grid)) {
      rows(grid, 'ArrowDown');
    }
  }

  // before anybody else: a tooltip keeps Escape for itself
  window.addEventListener('keydown', event => {
    if (event.key === 'Escape' && typing(event) && !covered() && document.querySelector('[aria-keyshortcuts]')) {
      const field = event.composedPath()[0];
      setTimeout(() => field.blur());
    }
  }, true);

  // space chooses the row; the grid by itself would open it, when the key is let go
  function space(event) {
    const cell = event.composedPath()[0];
    const grid = event.composedPath().find(each => each instanceof Element && each.hasAttribute('data-key-rows'));
    const chosen = event.key === ' ' && grid && cell instanceof Element ? boxed(cell) : null;
    if (chosen) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type === 'keydown') {
        chosen.box.inputElement.click(); // a click on its frame would be one on the row
      }
    }
  }
  window.addEventListener('keydown', space, true);
  window.addEventListener('keyup', space, true);

  // from the search to what it finds
  document.addEventListener('keydown', event => {
    const grid = document.querySelector('[data-key-rows]');
    const search = event.composedPath().find(each => each instanceof Element && each.getAttribute('aria-keyshortcuts') === '/');
    if (event.key === 'Enter' && event.isTrusted && !event.isComposing && search && grid) {
      toList(grid, location.href, 24);
    }
  });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || !event.isTrusted
        || localStorage.getItem('zb-keys') === 'off') {
      return;
    }
    if (typing(event) || covered()) {
      return;
    }
    const grid = document.querySelector('[data-key-rows]');
    const step = { j: 'ArrowDown', k: 'ArrowUp', ArrowDown: 'ArrowDown', ArrowUp: 'ArrowUp' }[event.key];
    if (grid && step && usable(grid)) {
      const inside = event.composedPath().includes(grid);
      if (event.key.length === 1 || (!inside && event.composedPath()[0] === document.body)) {
        event.preventDefault();
        rows(grid, step);
      }
      return;
    }
    const target = [...document.querySelectorAll('[aria-keyshortcuts]')]
        .find(each => each.getAttribute('aria-keyshortcuts').split(' ').includes(event.key) && usable(each));
    if (target) {
      event.preventDefault();
      if (target.dataset.keyAct === 'focus') {
        target.focus();
        target.setAttribute('focus-ring', '');
      } else {
        target.click();
      }
    }
  });
})();
