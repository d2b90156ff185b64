// The explorer: filters and sorts the table of all agreements, keeps the filter in the address, and writes it in Python.
(() => {
  'use strict';

  const { agreements, countries, types, day } = window.catalogue;
  const texts = window.texts;
  const fold = window.fold;
  const form = document.getElementById('filter');
  const table = document.querySelector('table.agreements');
  const count = document.getElementById('filter-count');
  const notice = document.getElementById('filter-notice');
  const python = document.querySelector('.explorer pre');
  const part = name => document.querySelector(`.explorer [data-part=${name}]`);
  const names = ['q', 'country', 'organisation', 'type', 'scope', 'topic', 'standing', 'from', 'to'];
  const ties = Object.keys(types);
  const scopes = ['dedicated', 'provision', 'mention', 'general'];
  const standings = ['not-in-force', 'possible', 'presumed', 'confirmed'];
  const entries = agreements.map((entry, order) => ({ ...entry, order, row: document.getElementById(entry.id) }));

  // ---- Words

  const quoted = text => JSON.stringify(text);
  const listed = values => values.map(quoted).join(', ');
  // Where a word is looked for, each with the expression that finds the same there.
  const places = word => {
    const codes = Object.keys(countries).filter(code => fold(countries[code]).includes(word));
    const kinds = ties.filter(tie => tie === word || fold(types[tie]).includes(word));
    return [
      [entry => texts[entry.id].includes(word), `ica.search(${quoted(word)})`],
      [entry => entry.countries.some(code => codes.includes(code)), `ica.by_country(${listed(codes)})`],
      [entry => kinds.includes(entry.type), `ica.by_type(${listed(kinds)})`],
      [entry => entry.id.includes(word), `ica.agreements().where(lambda a: ${quoted(word)} in a.id)`],
    ];
  };
  // The agreements with a word, and the expression for them: of the places only those that add something.
  const found = word => {
    const hits = new Set();
    const terms = [];
    for (const [has, expression] of places(word)) {
      const more = entries.filter(entry => !hits.has(entry) && has(entry));
      if (more.length) terms.push(expression);
      for (const entry of more) hits.add(entry);
    }
    return { hits, expression: terms.length > 1 ? `(${terms.join(' | ')})` : terms[0] ?? `ica.search(${quoted(word)})` };
  };

  // ---- What a filter lets through, and how Python says it

  const verbs = {
    country: code => [entry => entry.countries.includes(code), `by_country(${quoted(code)})`],
    organisation: name => [entry => entry.organisation === name, `by_organisation(${quoted(name)})`],
    type: tie => [entry => entry.type === tie, `by_type(${quoted(tie)})`],
    standing: least => least === 'at-least-presumed'
      ? [entry => standings.indexOf(entry.standing) >= 2, `in_force_between("${day}", "${day}")`] : null,
  };
  const conditions = {
    scope: scope => [entry => entry.scope === scope, `a.cyber_scope == ${quoted(scope)}`],
    topic: topic => [entry => entry.topics.includes(topic), `${quoted(topic)} in a.topics`],
    standing: standing => standing === 'at-least-presumed'
      ? null : [entry => entry.standing === standing, `a.standing_on("${day}").standing == ${quoted(standing)}`],
    from: year => [entry => entry.year !== null && entry.year >= Number(year), `(a.year or 0) >= ${Number(year)}`],
    to: year => [entry => entry.year !== null && entry.year <= Number(year), `0 < (a.year or 0) <= ${Number(year)}`],
  };
  const chosen = (rules, state) => Object.entries(rules)
    .filter(([name]) => state[name]).map(([name, rule]) => rule(state[name])).filter(Boolean);

  const select = state => {
    const words = [...new Set(fold(state.q).split(' ').filter(Boolean))].map(found);
    const chain = chosen(verbs, state);
    const where = chosen(conditions, state);
    const tests = [...words.map(({ hits }) => entry => hits.has(entry)), ...[...chain, ...where].map(([test]) => test)];
    const calls = chain.map(([, call]) => call);
    if (where.length) calls.push(`where(lambda a: ${where.map(([, term]) => term).join(' and ')})`);
    const terms = words.map(({ expression }) => expression);
    let start = 'ica';
    if (terms.length === 1) start = terms[0];
    else if (terms.length) start = calls.length ? `(${terms.join(' & ')})` : terms.join(' & ');
    // Of the verbs, "where" alone is none of the package itself.
    else if (!chain.length) start = 'ica.agreements()';
    return { hits: entries.filter(entry => tests.every(test => test(entry))), expression: [start, ...calls].join('.') };
  };

  // ---- Sorting

  const text = entry => name => entry.row.querySelector(`:scope > :nth-child(${name})`).textContent;
  const orders = {
    date: entry => entry.order,
    partners: entry => text(entry)(2),
    type: entry => ties.indexOf(entry.type),
    title: entry => entry.title,
    scope: entry => scopes.indexOf(entry.scope),
    standing: entry => entry.standings.length ? standings.indexOf(entry.standing) : -1,
  };
  const first = '-date';
  let sorted = first;
  const compare = (one, other) => typeof one === 'string' ? one.localeCompare(other, 'en') : one - other;
  const heads = new Map([...table.querySelectorAll('th[data-column]')].map(head => [head.dataset.column, head]));
  const sort = by => {
    sorted = by;
    const name = by.replace('-', '');
    const sign = by.startsWith('-') ? -1 : 1;
    const keys = new Map(entries.map(entry => [entry, orders[name](entry)]));
    // Equal ones stand with the latest first, and what has no date at the end in either direction.
    const ordered = [...entries].sort((one, other) => (
      (name === 'date' && (one.date === null) - (other.date === null))
      || sign * compare(keys.get(one), keys.get(other))
      || (one.date === null) - (other.date === null)
      || other.order - one.order
    ));
    table.tBodies[0].append(...ordered.map(entry => entry.row));
    for (const [column, head] of heads) {
      if (column === name) head.setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    part('sort').value = by;
  };

  // ---- The address

  const state = () => Object.fromEntries(names.map(name => [name, form.elements[name].value.trim()]));
  const query = () => {
    const given = Object.entries({ ...state(), sort: sorted === first ? '' : sorted }).filter(([, value]) => value);
    return given.length ? `?${new URLSearchParams(given)}` : '';
  };
  // The value of a control that an address means, or null where it has none of that kind.
  const meant = (name, value) => {
    if (name === 'q') return value;
    if (name === 'from' || name === 'to') return /^[0-9]{4}$/.test(value) ? value : null;
    if (name === 'sort') return /^-?[a-z]+$/.test(value) && Object.hasOwn(orders, value.replace('-', '')) ? value : null;
    const values = [...form.elements[name]?.options ?? []].map(option => option.value);
    return values.find(each => each && each.toLowerCase() === value.toLowerCase()) ?? null;
  };
  const read = () => {
    const given = Object.fromEntries([...names, 'sort'].map(name => [name, '']));
    const ignored = [];
    for (const [name, value] of new URLSearchParams(location.search)) {
      const known = Object.hasOwn(given, name);
      if (known && !value) continue;
      const fits = known && !given[name] ? meant(name, value) : null;
      if (fits === null) ignored.push(`${name}=${value}`);
      else given[name] = fits;
    }
    for (const name of names) form.elements[name].value = given[name];
    sort(given.sort || first);
    return ignored.length ? `Left aside, because the table does not know it: ${ignored.join(', ')}.` : '';
  };

  // ---- Showing

  let shown = entries;
  const show = (ignored = '') => {
    const now = state();
    const { hits, expression } = select(now);
    const kept = new Set(hits);
    for (const entry of entries) entry.row.hidden = !kept.has(entry);
    shown = entries.filter(entry => kept.has(entry));
    const said = `${hits.length} of ${entries.length} agreements`;
    if (count.textContent !== said) count.textContent = said;
    const turned = now.from && now.to && Number(now.from) > Number(now.to);
    const remarks = [ignored, turned ? 'The first year lies after the last.' : ''].filter(Boolean).join(' ');
    notice.textContent = remarks;
    notice.hidden = !remarks;
    python.textContent = expression;
    part('reset').disabled = !query();
    part('csv').disabled = !hits.length;
    table.hidden = !hits.length;
  };
  const update = () => {
    show();
    try {
      history.replaceState(null, '', `${location.pathname}${query()}${location.hash}`);
    } catch {
      // Some browsers let no page from a disk, and none that asks too often, change its address.
    }
  };

  // ---- Taking away

  const copy = async (button, words) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Copy it from the address bar';
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  };
  // As RFC 4180 has it. What a spreadsheet would run as a formula gets an apostrophe in front, as in files of the package.
  const cell = value => {
    const safe = /^[=+\-@\t\r\n\0＝＋－＠]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = () => {
    const rows = [...table.tBodies[0].rows].filter(row => !row.hidden).map(row => entries.find(entry => entry.row === row));
    const lines = [
      ['id', 'date', 'type', 'title', 'countries', 'organisation', 'cyber_scope', 'topics', `standing_on_${day}`],
      ...rows.map(entry => [
        entry.id, entry.date ?? '', entry.type, entry.title, entry.countries.join(' '), entry.organisation ?? '',
        entry.scope, entry.topics.join(' '), entry.standing,
      ]),
    ];
    return lines.map(line => `${line.map(cell).join(',')}\r\n`).join('');
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv()], { type: 'text/csv;charset=utf-8' }));
    link.download = 'agreements.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // ---- Answering

  for (const [column, head] of heads) {
    if (!Object.hasOwn(orders, column)) continue;
    // What is asked first: the latest, the surest, and otherwise the beginning of the alphabet.
    const lead = ['date', 'standing'].includes(column) ? `-${column}` : column;
    const back = lead === column ? `-${column}` : column;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => {
      sort(sorted === lead ? back : lead);
      update();
    });
    head.replaceChildren(button);
  }
  let waiting = 0;
  form.addEventListener('input', event => {
    clearTimeout(waiting);
    waiting = setTimeout(update, event.target.type === 'search' ? 120 : 0);
  });
  form.addEventListener('change', event => {
    if (event.target === part('sort')) sort(part('sort').value);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    update();
  });
  part('reset').addEventListener('click', () => {
    for (const name of names) form.elements[name].value = '';
    sort(first);
    update();
    form.elements.q.focus();
  });
  part('link').addEventListener('click', event => copy(event.currentTarget, location.href));
  part('csv').addEventListener('click', save);
  addEventListener('popstate', () => show(read()));

  show(read());
  document.querySelector('.explorer').classList.add('ready');
})();
