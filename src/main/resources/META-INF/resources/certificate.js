// Login through the program of the CA lock's vendor on this machine: list its certificates, let it sign a challenge, send that to the site.
(() => {
  const form = document.getElementById('lock');
  if (!form) {
    return;
  }
  const at = path => form.dataset.middleware.replace(/\/$/, '') + path;
  const say = text => {
    const note = document.getElementById('lock-note');
    note.textContent = text;
    note.hidden = !text;
  };
  const list = document.getElementById('lock-certificate');
  const known = new Map();

  const load = async () => {
    try {
      const answer = await fetch(at('/certificates'));
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const found = await answer.json();
      list.replaceChildren(...found.map(one => new Option(one.algorithm + ' · ' + one.subject, one.id)));
      found.forEach(one => known.set(one.id, one.certificate));
      say(found.length ? '' : form.dataset.none);
    } catch (down) {
      say(form.dataset.down);
    }
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    say('');
    try {
      const challenge = await (await fetch('/login/certificate/challenge')).json();
      const signed = await fetch(at('/sign'), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ id: list.value, pin: form.elements.pin.value, data: challenge.data }),
      });
      if (!signed.ok) {
        say(signed.status === 403 ? form.dataset.pin : form.dataset.down);
        return;
      }
      form.elements.challenge.value = challenge.challenge;
      form.elements.certificate.value = known.get(list.value);
      form.elements.signature.value = (await signed.json()).signature;
      form.elements.pin.value = '';
      form.elements.pin.disabled = true;
      form.submit();
    } catch (down) {
      say(form.dataset.down);
    } finally {
      button.disabled = false;
    }
  });

  load();
})();
