/* 使用CA证书签名: talks to the program of the CA lock's vendor on this machine. The PIN goes to that program only. */
window.zhubanSigning = {
  at(middleware, path) {
    return middleware.replace(/\/$/, '') + path;
  },
  async list(middleware) {
    try {
      const answer = await fetch(this.at(middleware, '/certificates'));
      return answer.ok ? await answer.text() : '';
    } catch (down) {
      return '';
    }
  },
  async sign(middleware, id, pin, data) {
    try {
      const answer = await fetch(this.at(middleware, '/sign'), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ id, pin: pin.value, data }),
      });
      if (!answer.ok) {
        return answer.status === 403 ? 'pin' : '';
      }
      pin.value = '';
      return (await answer.json()).signature || '';
    } catch (down) {
      return '';
    }
  },
};
