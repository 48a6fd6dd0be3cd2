// Phone pages work without this; with it pictures are made small before they are sent, and the camera opens in the page.
'use strict';

const LARGEST = 1600;

function canvasOf(source, width, height) {
  const scale = Math.min(1, LARGEST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function put(input, blob) {
  input.setCustomValidity('');
  const files = new DataTransfer();
  files.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }));
  input.files = files.files;
}

// The first pictures of a camera may be black. Some browsers don't tell of the next one.
const DARK = 8;
const frame = video => new Promise(drawn => {
  if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(drawn);
  setTimeout(drawn, 250);
});
const lit = video => {
  const small = document.createElement('canvas');
  small.width = small.height = 16;
  const pen = small.getContext('2d');
  pen.drawImage(video, 0, 0, 16, 16);
  return pen.getImageData(0, 0, 16, 16).data.some((value, at) => at % 4 < 3 && value > DARK);
};

const jpeg = canvas => new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.88));

document.querySelectorAll('input[data-shrink]').forEach(input => {
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (!file) return;
    const label = input.closest('.m-picture');
    const shown = label.querySelector('img');
    try {
      const picture = await createImageBitmap(file);
      put(input, await jpeg(canvasOf(picture, picture.width, picture.height)));
    } catch (unreadable) { /* the server says what is wrong with it */ }
    label.classList.add('there');
    if (label.dataset.there) label.querySelector('span').textContent = label.dataset.there;
    if (shown) {
      shown.src = URL.createObjectURL(input.files[0]);
      shown.hidden = false;
    }
    input.dispatchEvent(new CustomEvent('taken', { bubbles: true }));
  });
});

document.querySelectorAll('[data-camera]').forEach(box => {
  const [lens, video, image] = ['.m-lens', 'video', '.m-lens img'].map(one => box.querySelector(one));
  const [open, shoot, again] = ['open', 'shoot', 'again'].map(one => box.querySelector('[data-' + one + ']'));
  const trouble = box.querySelector('[data-trouble]');
  const input = box.querySelector('input[type=file]');
  let stream = null;
  const show = (...there) => [open, shoot, again].forEach(one => { one.hidden = !there.includes(one); });
  const stop = () => { if (stream) stream.getTracks().forEach(track => track.stop()); stream = null; };
  const say = text => { trouble.textContent = text; trouble.hidden = false; lens.hidden = true; show(); };
  const begin = async () => {
    trouble.hidden = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 960 }, height: { ideal: 1280 } } });
      video.hidden = false;
      image.hidden = true;
      lens.hidden = false;
      show();
      const shown = new Promise(ready => { video.onloadeddata = ready; });
      video.srcObject = stream;
      await shown; // before its first picture there is none to take
      await video.play();
      const patience = Date.now() + 3000; // then it is the room that is dark
      do await frame(video); while (!lit(video) && Date.now() < patience);
      show(shoot);
    } catch (refused) {
      const missing = refused.name === 'NotFoundError';
      say(missing ? box.dataset.missing : box.dataset.refused);
      if (!missing) show(open); // allowed since, it can be tried again
    }
  };
  if (navigator.mediaDevices && navigator.mediaDevices.getUserMedia) {
    show(open);
  } else {
    say(window.isSecureContext ? box.dataset.missing : box.dataset.insecure);
  }
  open.addEventListener('click', begin);
  again.addEventListener('click', begin);
  shoot.addEventListener('click', async () => {
    const blob = await jpeg(canvasOf(video, video.videoWidth, video.videoHeight));
    put(input, blob);
    stop();
    image.src = URL.createObjectURL(blob);
    image.hidden = false;
    video.hidden = true;
    show(again);
  });
  input.addEventListener('taken', () => {
    stop();
    image.src = URL.createObjectURL(input.files[0]);
    image.hidden = false;
    video.hidden = true;
    lens.hidden = false;
    trouble.hidden = true;
    show(open);
  });
  addEventListener('pagehide', stop);
});

// What must be there says so in our words, before anything is sent.
document.querySelectorAll('input[data-missing]').forEach(input => ['invalid', 'change'].forEach(event => input.addEventListener(event, () => {
  input.setCustomValidity(input.validity.valueMissing ? input.dataset.missing : '');
})));

document.querySelectorAll('form').forEach(form => form.addEventListener('submit', event => {
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  const button = event.submitter || form.querySelector('button[type=submit]');
  if (button && button.dataset.busy) button.textContent = button.dataset.busy;
}));
addEventListener('pageshow', () => document.querySelectorAll('form').forEach(form => delete form.dataset.sent));

document.querySelectorAll('[data-countdown]').forEach(button => {
  const text = button.textContent;
  let left = Number(button.dataset.countdown);
  const tick = () => {
    button.disabled = left > 0;
    button.textContent = left > 0 ? button.dataset.countdownText.replace('%s', left) : text;
    if (left-- > 0) setTimeout(tick, 1000);
  };
  tick();
});
