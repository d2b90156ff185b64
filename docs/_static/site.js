// What every page does beyond its theme.
(() => {
  'use strict';

  // What scrolls by itself can be reached and scrolled with the keyboard.
  const scrolling = 'article pre, article .table-wrapper, .cell_output .output, .cell_output .ica-box, .scrolls';
  const reach = () => {
    for (const part of document.querySelectorAll(scrolling)) {
      const scrolls = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1;
      if (scrolls) part.tabIndex = 0;
      else part.removeAttribute('tabindex');
    }
  };
  let waiting = 0;
  addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = setTimeout(reach, 150);
  });
  addEventListener('load', reach);
  reach();

  // The drawers of narrow windows open and close with the keyboard, too.
  for (const button of document.querySelectorAll('label [role=button]')) {
    const box = document.getElementById(button.closest('label').htmlFor);
    const say = () => button.setAttribute('aria-expanded', String(box.checked));
    box.addEventListener('change', say);
    say();
    button.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      box.click();
    });
  }
  addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const box of document.querySelectorAll('input.sidebar-toggle:checked')) box.click();
  });

  // The words that were searched for stand in the field where one would change them.
  const field = document.getElementById('search-words');
  if (field) field.value = new URLSearchParams(location.search).get('q') ?? '';
})();
