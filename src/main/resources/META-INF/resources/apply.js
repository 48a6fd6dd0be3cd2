/* A visitor's link, kept in his own browser until his filing is over or he says to forget it. */
window.zhubanApply = {
  remember(type, token) {
    try {
      if (token) {
        localStorage.setItem(`zhuban-apply-${type}`, token);
      } else {
        localStorage.removeItem(`zhuban-apply-${type}`);
      }
    } catch (noStorage) {
      // a browser that keeps nothing keeps nothing
    }
  },
  remembered(type) {
    try {
      return localStorage.getItem(`zhuban-apply-${type}`) || '';
    } catch (noStorage) {
      return '';
    }
  }
};
