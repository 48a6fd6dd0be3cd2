// Checks a scanned document in the browser: what stands behind # is a COSE_Sign1 (see the README) and is sent nowhere.
(() => {
  const result = document.getElementById('vf-result');
  const checking = document.getElementById('vf-checking');
  const words = {};
  document.getElementById('vf-words').content.querySelectorAll('[data-word]')
    .forEach(word => { words[word.dataset.word] = word.textContent; });

  class Problem extends Error {
    constructor(state) {
      super(state);
      this.state = state;
    }
  }

  // ---------- bytes
  const decode64 = text => {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) {
      throw new Problem('UNREADABLE');
    }
    let binary;
    try {
      binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    } catch {
      throw new Problem('UNREADABLE');
    }
    // atob overlooks the bits after the last byte; a changed one is a change
    if (btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') !== text) {
      throw new Problem('UNREADABLE');
    }
    return Uint8Array.from(binary, each => each.charCodeAt(0));
  };
  const hex = bytes => Array.from(bytes, each => each.toString(16).padStart(2, '0')).join('');
  const utf8 = text => new TextEncoder().encode(text);
  const object = text => JSON.parse(new TextDecoder().decode(decode64(text)));

  // ---------- CBOR, as much of it as a document's seal uses
  const reader = bytes => {
    let at = 0;
    const next = count => {
      if (at + count > bytes.length) {
        throw new Problem('UNREADABLE');
      }
      at += count;
      return bytes.subarray(at - count, at);
    };
    const head = () => {
      const first = next(1)[0];
      const kind = first >> 5;
      const low = first & 31;
      if (low < 24) {
        return [kind, low];
      }
      if (low > 26) {
        throw new Problem('UNREADABLE');
      }
      return [kind, next(1 << (low - 24)).reduce((sum, each) => sum * 256 + each, 0)];
    };
    const item = () => {
      const [kind, size] = head();
      switch (kind) {
        case 0: return size;
        case 1: return -1 - size;
        case 2: return next(size);
        case 3: return new TextDecoder('utf-8', {fatal: true}).decode(next(size));
        case 4: return Array.from({length: size}, item);
        case 5: {
          const map = new Map();
          for (let i = 0; i < size; i++) {
            const key = item();
            map.set(key, item());
          }
          return map;
        }
        case 6: return {tag: size, value: item()};
        default: throw new Problem('UNREADABLE');
      }
    };
    return {item, done: () => at === bytes.length};
  };
  const whole = bytes => {
    try {
      const from = reader(bytes);
      const value = from.item();
      if (!from.done()) {
        throw new Problem('UNREADABLE');
      }
      return value;
    } catch {
      throw new Problem('UNREADABLE');
    }
  };
  const byteString = bytes => {
    const size = bytes.length;
    const start = size < 24 ? [0x40 | size] : size < 256 ? [0x58, size] : [0x59, size >> 8, size & 255];
    return [...start, ...bytes];
  };

  // ---------- COSE
  const sealOf = bytes => {
    const seal = whole(bytes);
    const parts = seal && seal.tag === 18 && Array.isArray(seal.value) && seal.value.length === 4 ? seal.value : null;
    if (!parts || !(parts[0] instanceof Uint8Array) || !(parts[1] instanceof Map) || parts[1].size !== 0
        || !(parts[2] instanceof Uint8Array) || !(parts[3] instanceof Uint8Array) || parts[3].length !== 64) {
      throw new Problem('UNREADABLE');
    }
    // one encoding only: the frame is not signed, so it may not vary
    const frame = [0xd2, 0x84, ...byteString(parts[0]), 0xa0, ...byteString(parts[2]), ...byteString(parts[3])];
    const header = whole(parts[0]);
    if (frame.length !== bytes.length || frame.some((each, i) => each !== bytes[i]) || !(header instanceof Map)
        || header.size !== 2 || header.get(1) !== -7 || !(header.get(4) instanceof Uint8Array) || header.get(4).length !== 8) {
      throw new Problem('UNREADABLE');
    }
    return {
      keyId: hex(header.get(4)),
      payload: parts[2],
      signature: parts[3],
      signed: new Uint8Array([0x84, 0x6a, ...utf8('Signature1'), ...byteString(parts[0]), 0x40, ...byteString(parts[2])]),
    };
  };

  const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const codeOf = id => {
    let value = BigInt('0x' + hex(id));
    let number = '';
    for (let i = 0; i < 26; i++) {
      number = ALPHABET[Number(value & 31n)] + number;
      value >>= 5n;
    }
    const sum = [...number].reduce((total, each, i) => total + (i + 1) * ALPHABET.indexOf(each), 0) % 1021;
    return (number + ALPHABET[sum >> 5] + ALPHABET[sum & 31]).match(/.{4}/g).join('-');
  };
  const dayOf = days => new Date(days * 86400000).toISOString().slice(0, 10);

  const claimsOf = payload => {
    const map = whole(payload);
    const text = key => {
      if (typeof map.get(key) !== 'string') {
        throw new Problem('UNREADABLE');
      }
      return map.get(key);
    };
    if (!(map instanceof Map) || map.get(1) !== 1 || !(map.get(2) instanceof Uint8Array) || map.get(2).length !== 16
        || !(map.get(10) instanceof Uint8Array) || typeof map.get(8) !== 'number') {
      throw new Problem('UNREADABLE');
    }
    return {
      code: codeOf(map.get(2)),
      type: text(3),
      number: text(4),
      holder: text(5),
      creditCode: map.has(6) ? text(6) : null,
      region: text(7),
      issuedOn: dayOf(map.get(8)),
      validUntil: map.has(9) ? dayOf(map.get(9)) : null,
      digest: hex(map.get(10)),
    };
  };

  // ---------- keys and signed statements
  const verified = async (key, signature, content) => {
    const imported = await crypto.subtle.importKey('jwk', {kty: 'EC', crv: 'P-256', x: key.x, y: key.y},
      {name: 'ECDSA', namedCurve: 'P-256'}, false, ['verify']);
    return crypto.subtle.verify({name: 'ECDSA', hash: 'SHA-256'}, imported, signature, content);
  };
  const statement = async (json, type, keys) => {
    const header = object(json.protected);
    const key = keys.find(each => each.kid === header.kid);
    if (!key || header.typ !== type || header.alg !== 'ES256'
        || !await verified(key, decode64(json.signature), utf8(json.protected + '.' + json.payload))) {
      throw new Problem('MISMATCH');
    }
    return object(json.payload);
  };
  const fetched = async (address, options) => {
    let response;
    try {
      response = await fetch(address, {cache: 'no-store', credentials: 'omit', ...options});
    } catch {
      throw new Problem('OFFLINE');
    }
    if (!response.ok) {
      throw new Problem(response.status === 404 ? 'NOT_FOUND' : 'BUSY');
    }
    return response.json();
  };

  const check = async text => {
    if (!window.crypto || !crypto.subtle) {
      const answer = await fetched('/api/v1/public/verify',
        {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({seal: text})});
      if (answer.result !== 'GENUINE') {
        throw new Problem(answer.result);
      }
      return {claims: answer.claims, keys: null};
    }
    const seal = sealOf(decode64(text));
    const list = await fetched('/api/v1/public/documents/keys').catch(() => { throw new Problem('BUSY'); });
    const keys = (await statement(list, 'zhuban-document-keys', object(list.payload).keys)).keys;
    const key = keys.find(each => each.kid === seal.keyId && each.alg === 'ES256');
    if (!key) {
      throw new Problem('UNKNOWN_KEY');
    }
    if (!await verified(key, seal.signature, seal.signed)) {
      throw new Problem('FORGED');
    }
    return {claims: claimsOf(seal.payload), keys};
  };

  // ---------- what is shown
  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) {
      made.textContent = text;
    }
    if (kind) {
      made.className = kind;
    }
    return made;
  };
  const lines = pairs => {
    const list = element('dl');
    pairs.filter(pair => pair[1] !== undefined && pair[1] !== null)
      .forEach(([label, value, kind]) => list.append(element('dt', label), element('dd', value, kind)));
    return list;
  };
  const minute = at => new Date(at).toLocaleString('sv-SE', {timeZone: 'Asia/Shanghai'}).slice(0, 16);
  const signed = one => [one.enterprise, minute(one.at), words['signature-serial'] + ' ' + one.serial,
    words[one.valid ? 'signature-valid' : 'signature-invalid']].join(' · ');
  const card = () => {
    const made = element('section', null, 'zb-card');
    result.append(made);
    return made;
  };
  const verdict = state => result.append(document.getElementById('vf-' + state).content.cloneNode(true));

  const show = (state, claims, live) => {
    verdict(state);
    if (!claims) {
      return;
    }
    const ended = live && state !== 'VALID';
    card().append(lines([
      [words.name, live ? live.name : claims.type],
      [words.number, claims.number],
      [words.holder, live ? live.holder : claims.holder],
      [words['credit-code'], claims.creditCode || words.none],
      [words.region, live ? live.regionName : claims.region],
      [words.issued, claims.issuedOn],
      [words.until, claims.validUntil || words['no-end']],
      [words.since, ended && live.since ? minute(live.since) : null],
      [words.reason, live ? live.reason : null],
      [words.successor, live ? live.successor : null],
      [words.signature, live && live.signature ? signed(live.signature) : null],
      [words.at, live ? minute(live.at) : null],
      [words.digest, claims.digest, 'mono'],
    ]));
    if (!live) {
      return;
    }
    const content = card();
    content.append(element('h2', words.content));
    live.groups.forEach(group => {
      if (group.label) {
        content.append(element('h3', group.label));
      }
      content.append(lines(group.fields.filter(field => !field.rows.length).map(field => [field.label, field.value])));
      group.fields.filter(field => field.rows.length).forEach(field => {
        const table = element('table');
        field.rows.forEach((cells, i) => {
          const row = element('tr');
          cells.forEach(cell => row.append(element(i ? 'td' : 'th', cell)));
          table.append(row);
        });
        const scroll = element('div', null, 'vf-scroll');
        scroll.append(table);
        content.append(element('h3', field.label), scroll);
      });
    });
    if (live.files.length) {
      content.append(element('h3', words.files), lines(live.files.map(file => [file.slot, file.sha256, 'mono'])));
    }
  };

  const run = async () => {
    const text = location.hash.slice(1);
    result.replaceChildren();
    if (!text) {
      return;
    }
    checking.hidden = false;
    let claims = null;
    try {
      const checked = await check(text);
      claims = checked.claims;
      const live = await fetched('/api/v1/public/verify/' + encodeURIComponent(claims.code));
      const said = checked.keys ? await statement(live.statement, 'zhuban-document-state', checked.keys) : live;
      const same = said.code === claims.code && said.number === claims.number && said.digest === claims.digest
        && said.state === live.state && live.type === claims.type && live.region === claims.region
        && live.issuedOn === claims.issuedOn && (live.creditCode || null) === (claims.creditCode || null)
        && (live.validUntil || null) === (claims.validUntil || null)
        && (live.holder === claims.holder || (claims.holder.endsWith('…') && live.holder.startsWith(claims.holder.slice(0, -1))));
      show(same ? live.state : 'MISMATCH', claims, same ? live : null);
    } catch (problem) {
      show(problem instanceof Problem ? problem.state : 'UNREADABLE', claims, null);
    } finally {
      checking.hidden = true;
    }
  };
  window.addEventListener('hashchange', run);
  run();
})();
