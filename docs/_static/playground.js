// The console of the playground: Python runs in a worker, and this sends it what is typed and shows what comes of it.
(() => {
  'use strict';

  const root = document.getElementById('python');
  if (!root) return;
  const address = new URL('playground-worker.js', document.currentScript.src);
  const part = name => root.querySelector(`[data-part=${name}]`);
  const input = part('input');
  const log = part('log');
  const progress = part('progress');
  const snippets = [...root.querySelectorAll('[data-needs]')];
  // More than anybody reads; a page that holds on to everything grows slow.
  const ROOM = 500000;

  // Browsers that cannot tell whether scripts run show this until one does.
  root.previousElementSibling.hidden = true;

  // ---- What is told and shown

  let state = 'idle';
  const say = text => {
    const status = part('status');
    if (status.textContent !== text) status.textContent = text;
  };
  const enter = next => {
    state = next;
    root.dataset.state = next;
    part('begin').hidden = next !== 'idle' && next !== 'loading';
    part('start').hidden = next !== 'idle';
    progress.hidden = next !== 'loading';
    part('stop').disabled = next !== 'running' && next !== 'loading';
    input.disabled = next === 'idle';
    for (const button of [part('run'), ...snippets]) button.disabled = next === 'idle';
    log.scrollTop = log.scrollHeight;
  };

  const show = (kind, text) => {
    const last = log.lastElementChild;
    const goesOn = kind !== 'input' && last?.className === kind;
    const block = goesOn ? last : document.createElement(kind === 'note' ? 'p' : 'pre');
    block.className = kind;
    block.append(text);
    if (!goesOn) log.append(block);
    while (log.childElementCount > 1 && log.textContent.length > ROOM) log.firstElementChild.remove();
    log.scrollTop = log.scrollHeight;
    for (const name of ['copy', 'clear']) part(name).disabled = false;
  };

  // ---- The worker

  let worker;
  let told;
  let waiting = [];
  let running;
  let done = new Set();
  let slow;

  const load = () => {
    worker?.terminate();
    worker = new Worker(address, { type: 'module' });
    worker.onmessage = ({ data }) => answers[data.kind]?.(data) ?? show(data.kind, data.text);
    worker.onerror = event => answers.broken({ text: event.message || 'its files cannot be loaded' });
    worker.postMessage({ kind: 'start', archives: root.dataset.archives.split(' ') });
    waiting = [];
    done = new Set();
    told = 0;
    progress.value = 0;
    enter('loading');
    say('Loading Python …');
  };

  const next = () => {
    running = waiting.shift();
    if (!running) {
      enter('ready');
      say('Ready.');
      return;
    }
    enter('running');
    // A message for each line that is typed would only be in the way of what is printed.
    slow = setTimeout(() => say('Running. Stop ends it.'), 1000);
    worker.postMessage({ kind: 'run', source: running.source, whole: running.whole });
  };

  const run = (...wanted) => {
    if (state !== 'ready') {
      say(state === 'running' ? 'Still running. Stop ends it.' : 'Python is still loading.');
      return false;
    }
    waiting = wanted;
    next();
    return true;
  };

  const answers = {
    progress({ bytes }) {
      progress.value = Math.min(1, bytes / Number(root.dataset.bytes));
      const quarter = Math.floor(4 * progress.value);
      if (quarter > told) say(quarter < 4 ? `Loading Python: ${25 * quarter} %` : 'Starting Python …');
      told = Math.max(told, quarter);
      return true;
    },
    ready() {
      waiting = [{ source: 'import india_cyber_agreements as ica', whole: true }];
      next();
      return true;
    },
    more() {
      clearTimeout(slow);
      waiting = [];
      next();
      say('Not complete yet: go on in the next line.');
      newLine();
      return true;
    },
    begun() {
      if (!running.typed) return true;
      remember(running.source.trimEnd());
      input.value = '';
      fit();
      return true;
    },
    done({ text }) {
      clearTimeout(slow);
      if (text === 'ended') restart('Python has ended, as it was told to.');
      else next();
      return true;
    },
    broken({ text }) {
      clearTimeout(slow);
      worker.terminate();
      enter('idle');
      show('note', `Python does not run: ${text}. It can be started anew.`);
      say('Python does not run.');
      return true;
    },
  };

  const restart = why => {
    clearTimeout(slow);
    show('note', `${why} It starts anew: names that were defined are gone.`);
    load();
    input.focus();
  };

  // ---- Typing

  const history = [];
  let place = 0;
  let draft = '';
  const remember = source => {
    if (history.at(-1) !== source) history.push(source);
    place = history.length;
  };
  const recall = step => {
    const to = place + step;
    if (to < 0 || to > history.length) return;
    if (place === history.length) draft = input.value;
    place = to;
    input.value = history[to] ?? draft;
    fit();
    const caret = step < 0 ? input.value.indexOf('\n') : -1;
    input.setSelectionRange(...(caret < 0 ? [input.value.length, input.value.length] : [caret, caret]));
  };
  const fit = () => {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  };
  const newLine = () => {
    const line = input.value.slice(0, input.selectionStart).split('\n').at(-1);
    const indent = line.match(/^ */)[0] + (/:\s*(#.*)?$/.test(line) ? '    ' : '');
    input.setRangeText(`\n${indent}`, input.selectionStart, input.selectionEnd, 'end');
    fit();
  };
  const submit = whole => {
    if (input.value.trim()) run({ source: input.value, whole, typed: true });
  };

  input.addEventListener('input', fit);
  input.addEventListener('keydown', event => {
    const before = input.value.slice(0, input.selectionStart);
    const after = input.value.slice(input.selectionEnd);
    const alone = input.selectionStart === input.selectionEnd;
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) submit(true);
      else if (event.shiftKey || after.includes('\n')) newLine();
      else submit(false);
    } else if (event.key === 'ArrowUp' && alone && !before.includes('\n')) {
      event.preventDefault();
      recall(-1);
    } else if (event.key === 'ArrowDown' && alone && !after.includes('\n')) {
      event.preventDefault();
      recall(1);
    } else if (event.key === 'Backspace' && alone && /(^|\n)( {4})+$/.test(before)) {
      // One step of indentation goes at once; the browser itself removes it, and can bring it back.
      input.setSelectionRange(before.length - 4, before.length);
    }
  });

  // ---- Buttons

  part('start').addEventListener('click', () => {
    load();
    input.focus();
  });
  part('run').addEventListener('click', () => {
    submit(true);
    input.focus();
  });
  part('stop').addEventListener('click', () => {
    if (state === 'running') {
      restart('Python was stopped.');
      return;
    }
    worker.terminate();
    enter('idle');
    say('Python is not started.');
    part('start').focus();
  });
  part('clear').addEventListener('click', () => {
    log.replaceChildren();
    for (const name of ['copy', 'clear']) part(name).disabled = true;
    input.focus();
  });
  part('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(log.textContent);
      say('Copied.');
    } catch {
      getSelection().selectAllChildren(log);
      say('Selected: copy it with the keyboard.');
    }
  });

  // What a snippet uses is defined by others, which run first unless they did.
  const wanted = button => {
    const needed = button.dataset.needs.split(' ').filter(Boolean).map(position => snippets[position]);
    return [...new Set([...needed.filter(each => !done.has(each)).flatMap(wanted), button])];
  };
  // As if typed one after the other: what comes after an error still runs.
  const typed = button => [...button.querySelectorAll('code')].map(code => ({ source: code.textContent, whole: true }));
  for (const button of snippets) {
    button.addEventListener('click', () => {
      root.firstElementChild.scrollIntoView({ block: 'nearest' });
      if (!run(...wanted(button).flatMap(typed))) return;
      for (const each of wanted(button)) done.add(each);
    });
  }

  // ---- Whether it can run at all

  if (location.protocol === 'file:') {
    part('about').textContent = 'This page was opened from a disk, and browsers let no such page run Python. It runs where'
      + ' the site comes from a server: “python -m http.server” in the folder of the site is one.';
    part('start').hidden = true;
    say('Python cannot run here.');
  } else if (!window.Worker || !window.WebAssembly) {
    say('This browser does not run Python: it has no WebAssembly.');
  } else {
    part('start').disabled = false;
  }
})();
