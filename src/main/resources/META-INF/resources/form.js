/* The minute until the next SMS code: kept with the tab, so that a reload of the page doesn't forget it. */
window.zhubanForm = {
  countDown(button, purpose, seconds, waiting) {
    const key = `zhuban-code-${purpose}`;
    if (seconds > 0) {
      sessionStorage.setItem(key, String(Date.now() + seconds * 1000));
    } else if (seconds < 0) {
      sessionStorage.removeItem(key);
    }
    button.zhubanIdle = button.zhubanIdle || button.textContent;
    clearInterval(button.zhubanTimer);
    const tick = () => {
      const left = Math.ceil((Number(sessionStorage.getItem(key) || 0) - Date.now()) / 1000);
      const counting = left > 0;
      button.disabled = counting;
      button.textContent = counting ? waiting.replace('{0}', left) : button.zhubanIdle;
      if (!counting) {
        clearInterval(button.zhubanTimer);
      }
      return counting;
    };
    if (tick()) {
      button.zhubanTimer = setInterval(tick, 250);
    }
  }
};

/* The browser's Back: an event that the server hears is sent after what waits for a pause in typing, and before the page is left. */
window.addEventListener(
  'popstate',
  () => document.querySelectorAll('.zbf').forEach((form) => form.dispatchEvent(new CustomEvent('zb-leaving'))),
  true
);
