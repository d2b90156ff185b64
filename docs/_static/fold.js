// Texts as they are searched, for the search of the landing page and for the explorer.
(() => {
  'use strict';

  // Folded as the package folds: no case, no accents, punctuation as spaces.
  window.fold = text => text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/[.'`´ʼ‘’]/g, '').replace(/[,;:()[\]/\\_\-‐‑‒–—"“”]/g, ' ').replaceAll('&', ' and ')
    .split(/\s+/).filter(Boolean).join(' ');
})();
