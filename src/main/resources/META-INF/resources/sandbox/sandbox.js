document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Without a secure origin there is no clipboard: select the text instead, ready to be copied by hand.
    getSelection().selectAllChildren(button);
    return;
  }
  button.dataset.state = 'done';
  setTimeout(() => delete button.dataset.state, 1500);
});

for (const part of document.querySelectorAll('[data-refresh]')) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { headers: { 'X-Part': 'list', Accept: 'text/html' } });
      if (!answer.ok) return;
      const html = await answer.text();
      if (html !== part.dataset.last) {
        part.innerHTML = html;
        part.dataset.last = html;
      }
    } catch {
      // the server restarts; the next round asks again
    }
  }, Number(part.dataset.refresh));
}
