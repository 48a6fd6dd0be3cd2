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

  // Of the certificate itself, as drivers spell its subject in many ways: DER, as far as owner, serial number and validity.
  const NAMES = { '85.4.3': 'common', '85.4.10': 'organisation' };
  const facts = base64 => {
    const bytes = Uint8Array.from(atob(base64.replace(/-----[^-]+-----|\s/g, '')), sign => sign.charCodeAt(0));
    const node = at => {
      let start = at + 2;
      let length = bytes[at + 1];
      if (length & 0x80) {
        let more = length & 0x7f;
        for (length = 0; more > 0; more--) {
          length = length * 256 + bytes[start++];
        }
      }
      return { tag: bytes[at], start, end: start + length };
    };
    const inside = parent => {
      const all = [];
      for (let at = parent.start; at < parent.end; at = all[all.length - 1].end) {
        all.push(node(at));
      }
      return all;
    };
    const content = one => bytes.slice(one.start, one.end);
    const text = one => new TextDecoder(one.tag === 0x1e ? 'utf-16be' : 'utf-8').decode(content(one));
    const day = one => {
      const digits = text(one);
      const all = one.tag === 0x17 ? (digits < '50' ? '20' : '19') + digits : digits;
      const utc = Date.UTC(+all.slice(0, 4), +all.slice(4, 6) - 1, +all.slice(6, 8), +all.slice(8, 10), +all.slice(10, 12));
      return new Date(utc + 8 * 3600000).toISOString().slice(0, 10);
    };
    const fields = inside(inside(node(0))[0]);
    const [serial, , , validity, subject] = fields[0].tag === 0xa0 ? fields.slice(1) : fields;
    const owner = {};
    inside(subject).flatMap(inside).map(inside).forEach(([oid, value]) => {
      owner[NAMES[content(oid).join('.')]] = text(value);
    });
    return {
      owner: owner.common || owner.organisation || '',
      serial: Array.from(content(serial), one => one.toString(16).padStart(2, '0')).join('').replace(/^0+/, '').toUpperCase(),
      from: day(inside(validity)[0]),
      until: day(inside(validity)[1]),
    };
  };
  const read = certificate => {
    try {
      return facts(certificate);
    } catch (strange) {
      return null;
    }
  };
  const tell = () => {
    const of = known.has(list.value) ? read(known.get(list.value)) : null;
    const line = document.getElementById('lock-facts');
    line.hidden = !of;
    line.textContent = of ? form.dataset.facts.replace('{0}', of.serial).replace('{1}', of.from).replace('{2}', of.until) : '';
  };
  list.addEventListener('change', tell);

  const load = async () => {
    try {
      const answer = await fetch(at('/certificates'));
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const found = await answer.json();
      list.replaceChildren(...found.map(one => new Option(one.algorithm + ' · ' + (read(one.certificate)?.owner || one.subject), one.id)));
      found.forEach(one => known.set(one.id, one.certificate));
      tell();
      say(found.length ? '' : form.dataset.none);
    } catch (down) {
      say(form.dataset.down);
    }
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button[type=submit]');
    const words = button.textContent;
    button.disabled = true;
    button.textContent = form.dataset.working;
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
      button.textContent = words;
    }
  });

  load();
})();
