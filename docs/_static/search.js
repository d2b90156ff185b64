// The search of the landing page: agreements as one types, in a list that the arrows lead through.
(() => {
  'use strict';

  const { agreements, countries, types, standings } = window.catalogue;
  const fold = window.fold;
  const form = document.getElementById('find');
  const box = document.getElementById('find-words');
  const list = document.getElementById('find-results');
  const count = document.getElementById('find-count');
  const most = 8;

  // The latest first, and those without a date at the end.
  const latest = [...agreements.filter(entry => entry.date).reverse(), ...agreements.filter(entry => !entry.date)];
  const entries = latest.map(entry => {
    const partners = [...entry.countries.map(code => countries[code]), entry.organisation].filter(Boolean);
    const head = fold(entry.title);
    const all = [entry.title, ...partners, types[entry.type], entry.id, ...entry.topics].map(fold).join('\n');
    return { ...entry, partners, head, all, key: fold(entry.id), names: partners.map(fold) };
  });

  // The explorer searches summaries and bodies as well. These texts come when somebody begins to search.
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement('script');
    script.src = '_static/texts.js';
    script.addEventListener('load', () => {
      for (const entry of entries) entry.all += `\n${window.texts[entry.id] ?? ''}`;
      if (!list.hidden || document.activeElement === box) open();
    });
    document.head.append(script);
  };

  // First the one with that id; then those with one partner, and that of this name; then with several; last those found
  // by subject alone.
  const rank = (entry, words) => {
    if (entry.key === words) return 0;
    if (entry.names.some(name => name.startsWith(words))) return entry.names.length === 1 ? 1 : 2;
    return words.split(' ').every(word => entry.head.includes(word)) ? 3 : 4;
  };
  const found = words => {
    const has = entry => words.split(' ').every(word => entry.all.includes(word) || entry.type === word);
    return entries.filter(has).sort((one, other) => rank(one, words) - rank(other, words));
  };

  const make = (tag, text, href) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (href) made.href = href;
    return made;
  };
  const ranks = ['not-in-force', 'possible', 'presumed', 'confirmed'];
  const row = entry => {
    const link = make('a', '', `agreements/${entry.id}.html`);
    const partners = entry.partners.length > 3 ? [...entry.partners.slice(0, 3), '…'] : entry.partners;
    const standing = entry.standings.length ? standings[ranks.indexOf(entry.standing)] : standings.at(-1);
    const about = [partners.join(', '), entry.date ?? 'undated', types[entry.type], standing].join(' · ');
    link.append(make('b', entry.title), make('span', about));
    return link;
  };

  const close = () => { list.hidden = true; };
  const open = () => {
    const words = fold(box.value);
    if (!words) {
      count.textContent = '';
      close();
      return;
    }
    const hits = found(words);
    const all = `agreements/index.html?q=${encodeURIComponent(box.value.trim())}`;
    const links = [
      ...hits.slice(0, most).map(row),
      make('a', hits.length ? `All ${hits.length} in the explorer` : 'No agreement: to the explorer', all),
    ];
    list.replaceChildren(...links.map(link => {
      const item = make('li');
      item.append(link);
      return item;
    }));
    list.hidden = false;
    list.scrollTop = 0;
    count.textContent = `${hits.length === 1 ? '1 agreement' : `${hits.length} agreements`} found.`;
  };

  box.addEventListener('input', open);
  box.addEventListener('focus', () => {
    ask();
    if (list.hidden) open();
  });
  form.addEventListener('keydown', event => {
    const stops = list.hidden ? [box] : [box, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      box.focus();
      close();
    } else if (step && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length].focus();
    }
  });
  form.addEventListener('focusout', event => {
    if (!form.contains(event.relatedTarget)) close();
  });
  // What was typed before the script came is answered now.
  if (document.activeElement === box) {
    ask();
    open();
  }
})();
