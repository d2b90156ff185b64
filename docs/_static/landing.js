// The map of the landing page: whom one points at is told beside it, by type and by year.
(() => {
  'use strict';

  const { agreements, countries, types, standings, day } = window.catalogue;
  const page = document.querySelector('.landing');
  const map = document.getElementById('map');
  const [who, type, until] = ['partner', 'type', 'year'].map(name => document.getElementById(`map-${name}`));
  const parts = ['title', 'note', 'list', 'more'];
  const [title, note, list, more] = parts.map(name => document.getElementById(`card-${name}`));
  // What stands there before a partner is chosen.
  const first = Object.fromEntries([title, note, more].map(part => [part.id, part.textContent]));
  const most = list.children.length;
  const last = Number(until.max);
  const ties = Object.keys(types);

  // Partners by their key: the code of a country, or the name of an organisation.
  const partners = new Map();
  for (const link of map.querySelectorAll('.partner')) {
    const code = link.dataset.code;
    const [, x, y] = /\((\S+) (\S+)\)/.exec(link.getAttribute('transform'));
    partners.set(code, {
      key: code, link, name: countries[code], filter: `country=${code}`, x: Number(x), y: Number(y),
      line: map.querySelector(`line[data-code=${code}]`), has: entry => entry.countries.includes(code),
    });
  }
  for (const link of document.querySelectorAll('#organisations a')) {
    const name = link.dataset.organisation;
    partners.set(name, {
      key: name, link, name, filter: `organisation=${encodeURIComponent(name)}`,
      has: entry => entry.organisation === name, count: link.parentElement.querySelector('span'),
    });
  }
  const points = [...partners.values()].filter(partner => partner.line).sort((a, b) => a.name.localeCompare(b.name));
  // The latest first, and those without a date at the end.
  const latest = [...agreements.filter(entry => entry.date).reverse(), ...agreements.filter(entry => !entry.date)];
  for (const partner of partners.values()) partner.all = latest.filter(partner.has);

  const number = (count, one, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;
  const end = () => Number(until.value) === last ? day : `${until.value}-12-31`;
  const inWords = iso => new Date(`${iso}T00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const when = () => Number(until.value) === last ? `by ${inWords(day)}` : `by the end of ${until.value}`;
  // What has no date comes with the last year.
  const isShown = entry => (!type.value || entry.type === type.value) && (entry.year ?? last) <= Number(until.value);
  // The rank of a standing at that time; statements, which are never in force, have none.
  const rank = ({ standings: runs }) => (runs.filter(([start]) => start <= end()).at(-1) ?? runs[0])?.[1];

  const make = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const icon = tie => document.querySelector(`.totals .tie-${tie}`).cloneNode(true);
  const item = entry => {
    const made = make('li');
    const about = [entry.date ?? 'undated', types[entry.type], standings.at(rank(entry) ?? -1)].join(' · ');
    made.append(icon(entry.type), make('a', entry.title, { href: `agreements/${entry.id}.html` }), make('span', about));
    return made;
  };

  const others = 'These in the table of all agreements';
  let chosen = null;
  let pointed = null;
  const isTurned = text => text.getAttribute('text-anchor') === 'end';
  // The name stands beside the point, on the side that the map has it on.
  const label = document.getElementById('map-name');
  const name = () => {
    const partner = pointed ?? chosen;
    const beside = partner?.size && partner.link.querySelector('text');
    label.textContent = beside ? partner.name : '';
    if (!beside) return;
    const turned = isTurned(beside);
    label.setAttribute('x', partner.x + (turned ? -1 : 1) * (partner.radius + 4));
    label.setAttribute('y', partner.y + 4);
    label.setAttribute('text-anchor', turned ? 'end' : 'start');
  };

  // Tells of a partner, or of the latest agreements where there is none.
  const tell = partner => {
    for (const part of [chosen?.link, chosen?.line]) part?.classList.remove('chosen');
    chosen = partner;
    for (const part of [chosen?.link, chosen?.line]) part?.classList.add('chosen');
    who.value = chosen?.key ?? '';
    name();
    const entries = (chosen?.all ?? latest).filter(isShown);
    const kinds = [chosen?.filter, type.value && `type=${type.value}`, end() !== day && `to=${until.value}`];
    const filters = kinds.filter(Boolean);
    more.href = `agreements/index.html${filters.length ? '?' : ''}${filters.join('&')}`;
    list.replaceChildren(...(chosen ? entries : entries.slice(0, most)).map(item));
    list.scrollTop = 0;
    if (!chosen) {
      for (const part of [title, note, more]) part.textContent = first[part.id];
      if (filters.length) more.textContent = others;
      return;
    }
    const sure = entries.filter(entry => rank(entry) >= 2).length;
    const kind = type.value ? ' of this type' : '';
    title.replaceChildren(make('a', chosen.name, { href: chosen.link.getAttribute('href') }));
    note.textContent = entries.length
      ? `${number(entries.length, 'agreement')}${kind} ${when()}, ${sure || 'none'} of them in force or presumed to be.`
      : `No agreement${kind} ${when()}.`;
    more.textContent = others;
  };

  // One stop of the keyboard for the map: the partner that it was at last.
  const stop = partner => {
    for (const each of points) each.link.setAttribute('tabindex', each === partner ? 0 : -1);
  };

  // Draws what type and year leave.
  const draw = () => {
    let shown = 0;
    for (const partner of partners.values()) {
      const entries = partner.all.filter(isShown);
      partner.size = entries.length;
      if (partner.count) partner.count.textContent = entries.length;
      if (!partner.line) continue;
      partner.line.classList.toggle('none', !entries.length);
      partner.link.classList.toggle('none', !entries.length);
      if (!entries.length) continue;
      shown += 1;
      const tie = ties.find(each => entries.some(entry => entry.type === each));
      const use = partner.link.querySelector('use');
      // The same measures as in the map that comes with the page.
      partner.radius = Math.round(40 * entries.length ** 0.4) / 10;
      use.setAttribute('href', `#tie-${tie}`);
      use.setAttribute('transform', `scale(${partner.radius.toFixed(1)})`);
      partner.link.querySelector('.halo').setAttribute('r', (partner.radius + 6).toFixed(1));
      const text = partner.link.querySelector('text');
      text.setAttribute('x', ((isTurned(text) ? -1 : 1) * (partner.radius + 4)).toFixed(1));
      partner.line.setAttribute('stroke-width', 0.55 * Math.sqrt(entries.length));
      partner.link.classList.remove(...ties.map(each => `tie-${each}`));
      partner.link.classList.add(`tie-${tie}`);
      partner.link.setAttribute('aria-label', `${partner.name}: ${number(entries.length, 'agreement')}`);
    }
    const groups = [...partners.values()].filter(partner => !partner.line && partner.size).length;
    document.getElementById('map-until').textContent = until.value;
    document.getElementById('map-shown').textContent = [
      number(shown, 'country', 'countries'), number(groups, 'organisation'),
      `${number(agreements.filter(isShown).length, 'agreement')} ${when()}`,
    ].join(', ');
    const left = points.filter(partner => partner.size);
    if (!left.some(partner => partner.link.getAttribute('tabindex') === '0')) stop(left[0]);
    tell(chosen);
  };

  // The partner that is meant by a place on the screen: the nearest one, the larger the wider around.
  const meant = (event, reach) => {
    const matrix = map.getScreenCTM();
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const near = points.filter(partner => partner.size).map(partner => {
      const far = Math.hypot(place.x - partner.x, place.y - partner.y);
      return { partner, rank: far / (partner.radius + 4), out: far - partner.radius };
    });
    const best = near.reduce((one, other) => other.rank < one.rank ? other : one, { rank: Infinity, out: Infinity });
    return best.out * matrix.a <= reach ? best.partner : null;
  };

  let waiting = 0;
  const point = (partner, delay = 90) => {
    if (partner === pointed) return;
    pointed?.link.classList.remove('pointed');
    pointed = partner;
    pointed?.link.classList.add('pointed');
    map.classList.toggle('pointing', Boolean(pointed));
    name();
    clearTimeout(waiting);
    // On the way to the list one passes over others, which are not meant.
    if (pointed) waiting = setTimeout(tell, delay, pointed);
  };
  let touched = null;
  map.addEventListener('pointermove', event => {
    if (event.pointerType !== 'touch') point(meant(event, 8));
  });
  map.addEventListener('pointerleave', () => point(null));
  map.addEventListener('pointerdown', event => {
    touched = event.pointerType === 'touch' ? { before: chosen, now: meant(event, 24) } : null;
  });
  // The first tap tells of a partner, the second one leads to its page.
  map.addEventListener('click', event => {
    if (!touched) return;
    if (touched.now !== touched.before || !touched.now) event.preventDefault();
    if (touched.now) tell(touched.now);
    touched = null;
  });

  // Arrows lead from partner to partner, in the order of their names.
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  // Chromium takes an SVG for a stop of the keyboard if it listens for the focus itself.
  map.parentElement.addEventListener('focusin', event => {
    const partner = partners.get(event.target.closest('.partner')?.dataset.code);
    if (!partner) return;
    stop(partner);
    // What is tapped gets the focus, too, and is told of by the tap.
    if (!touched) tell(partner);
  });
  map.addEventListener('keydown', event => {
    const here = points.filter(partner => partner.size);
    const at = here.findIndex(partner => partner.link === document.activeElement);
    const to = { ...steps, Home: -at, End: -at - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    here.at((at + to) % here.length).link.focus();
  });
  document.querySelector('.stage').addEventListener('keydown', event => {
    if (event.key === 'Escape' && chosen) tell(null);
  });
  for (const kind of ['pointerover', 'focusin']) {
    document.getElementById('organisations').addEventListener(kind, event => {
      const partner = partners.get(event.target.dataset.organisation);
      if (partner && event.pointerType !== 'touch') tell(partner);
    });
  }

  const groups = [...partners.values()].filter(partner => !partner.line);
  for (const [label, members] of [['Countries', points], ['Organisations and groups', groups]]) {
    const group = make('optgroup', '', { label });
    group.append(...members.map(partner => make('option', partner.name, { value: partner.key })));
    who.append(group);
  }
  who.addEventListener('change', () => tell(partners.get(who.value) ?? null));
  type.addEventListener('change', draw);
  until.addEventListener('input', draw);
  draw();
  page.classList.add('ready');
})();
