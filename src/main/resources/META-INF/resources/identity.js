// Small helps on the login pages; everything works without them.
(() => {
  document.querySelectorAll('.zb-hints button').forEach(button => button.addEventListener('click', () => {
    document.getElementById('login').value = button.dataset.login;
    document.getElementById('password').value = button.dataset.password;
    document.querySelector('form button[type=submit]').focus();
  }));

  document.querySelectorAll('button[data-countdown]').forEach(button => {
    const text = button.textContent;
    const end = Date.now() + Number(button.dataset.countdown) * 1000;
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      button.disabled = left > 0;
      button.textContent = left > 0 ? button.dataset.countdownText.replace('%s', left) : text;
      if (left > 0) {
        setTimeout(tick, 500);
      }
    };
    tick();
  });

  document.querySelectorAll('.zb-checks').forEach(list => {
    const password = document.getElementById(list.dataset.password);
    const repeat = document.getElementById(list.dataset.repeat);
    const rules = {
      length: () => [...password.value].length >= 6 && [...password.value].length <= 20,
      letter: () => /\p{L}/u.test(password.value),
      digit: () => /\p{Nd}/u.test(password.value),
      repeat: () => password.value !== '' && password.value === repeat.value,
    };
    const show = () => list.querySelectorAll('li').forEach(item => item.classList.toggle('kept', rules[item.dataset.check]()));
    list.hidden = false;
    password.addEventListener('input', show);
    repeat.addEventListener('input', show);
    show();
  });
})();
