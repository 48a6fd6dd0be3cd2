/* A page of an attachment as a picture: zoom, quarter turns, drag to move. */
(() => {
  'use strict';

  const TURNS = {
    0: '',
    90: 'rotate(90deg) translateY(-100%)',
    180: 'rotate(180deg) translate(-100%, -100%)',
    270: 'rotate(270deg) translateX(-100%)'
  };

  function layout(stage) {
    const { sheet, picture } = stage.zbPage;
    if (!picture.naturalWidth || !stage.clientWidth) {
      return;
    }
    const across = stage.zbTurn % 180 !== 0;
    const ratio = picture.naturalHeight / picture.naturalWidth;
    const width = Math.round((stage.clientWidth - 24) * stage.zbZoom / 100);
    const height = Math.round(across ? width / ratio : width * ratio);
    sheet.style.width = `${width}px`;
    sheet.style.height = `${height}px`;
    picture.style.width = `${across ? height : width}px`;
    picture.style.transform = TURNS[stage.zbTurn];
  }

  function drag(stage) {
    let from = null;
    stage.addEventListener('pointerdown', event => {
      if (event.button === 0) {
        from = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
        stage.setPointerCapture(event.pointerId);
        stage.classList.add('dragged');
      }
    });
    stage.addEventListener('pointermove', event => {
      if (from) {
        stage.scrollLeft = from.left - (event.clientX - from.x);
        stage.scrollTop = from.top - (event.clientY - from.y);
      }
    });
    const end = () => {
      from = null;
      stage.classList.remove('dragged');
    };
    stage.addEventListener('pointerup', end);
    stage.addEventListener('pointercancel', end);
  }

  function prepare(stage) {
    if (stage.zbPage && stage.contains(stage.zbPage.sheet)) {
      return;
    }
    const sheet = document.createElement('div');
    sheet.className = 'review-sheet';
    const picture = document.createElement('img');
    picture.draggable = false;
    sheet.append(picture);
    stage.replaceChildren(sheet);
    stage.zbPage = { sheet, picture };
    picture.addEventListener('load', () => {
      stage.classList.remove('loading', 'failed');
      layout(stage);
    });
    picture.addEventListener('error', () => {
      stage.classList.remove('loading');
      stage.classList.add('failed');
    });
    drag(stage);
    new ResizeObserver(() => layout(stage)).observe(stage);
  }

  window.zhubanPages = {
    show(stage, url, alt, zoom, turn) {
      prepare(stage);
      stage.zbZoom = zoom;
      stage.zbTurn = turn;
      const { picture } = stage.zbPage;
      picture.alt = alt;
      if (picture.getAttribute('src') !== url) {
        stage.classList.remove('failed');
        stage.classList.add('loading');
        stage.scrollTo(0, 0);
        picture.src = url;
      } else {
        layout(stage);
      }
    }
  };
})();
