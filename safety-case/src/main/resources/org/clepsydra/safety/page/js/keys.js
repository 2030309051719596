// Keyboard and mouse.
const helpRows = [['/', 'search'], ['?', 'this help'], ['Esc', 'close, or leave a field'],
  ['j  k', 'next and previous of the same kind'], ['n  p', 'in a source: next and previous line with mutants'],
  ['Enter', 'open what is focused'], ['b', 'back one step'],
  ...navigation.flatMap(([, links]) => links.map(([, name, key]) => ['g ' + key, name]))];
let going = false;

const keysOn = () => { try { return localStorage.getItem('keys') !== 'off'; } catch (e) { return true; } };

function showHelp() {
  const rows = some => h`<table>${some.map(([keys, what]) => h`<tr><td>${keys.split(' ').filter(Boolean)
      .map(key => h`<kbd>${key}</kbd> `)}</td><td>${what}</td></tr>`)}</table>`;
  byId('help').innerHTML = h`<h2 id="help-title">Keyboard</h2><div class="help">${
    rows(helpRows.filter(([keys]) => !keys.startsWith('g ')))}${
    rows(helpRows.filter(([keys]) => keys.startsWith('g ')))}</div>
<p><label><input type="checkbox" id="keys-on"${keysOn() ? raw(' checked') : ''}> Single keys are on</label></p>
<form method="dialog"><button>Close</button></form>`;
  byId('help').showModal();
}

function sibling(step) {
  const all = view.siblings ? view.siblings() : [];
  const to = all[all.indexOf(view.at) + step];
  if (to) location.hash = to;
}

function nextMutant(step) {
  const all = [...document.querySelectorAll('button.mut')];
  if (!all.length) return;
  const from = document.querySelector('.code').contains(document.activeElement)
    ? document.activeElement : document.querySelector('.ln.here') || document.querySelector('.code');
  const after = button => from.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
  const to = step > 0 ? all.find(button => after(button) && button !== from)
    : all.reverse().find(button => !after(button) && button !== from);
  if (!to) return;
  to.focus({preventScroll: true});
  to.scrollIntoView({block: 'center'});
}

const single = {
  '/': () => byId('query').focus(), '?': showHelp, j: () => sibling(1), k: () => sibling(-1),
  n: () => nextMutant(1), p: () => nextMutant(-1), b: () => history.back(),
  g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
};

function onKey(event) {
  const field = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === 'Escape') {
    menu(false);
    if (field) event.target.blur();
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey || byId('help').open || !keysOn()) return;
  if (going) {
    going = false;
    const link = navigation.flatMap(([, links]) => links).find(([, , key]) => key === event.key);
    if (link) location.hash = link[0];
    event.preventDefault();
  } else if (Object.hasOwn(single, event.key)) {
    single[event.key]();
    event.preventDefault();
  }
}

function onSearch() {
  const text = byId('query').value;
  const to = text.trim() ? '#/search?q=' + encodeURIComponent(text) : '#/';
  if (location.hash.startsWith('#/search')) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  draw();
}

function onClick(event) {
  if (event.target.closest('.skip')) {
    event.preventDefault();
    byId('main').focus();
  }
  const line = event.target.closest('button.mut');
  if (line) toggleLine(line);
  const tree = event.target.closest('button[data-tree]');
  if (tree) {
    for (const one of document.querySelectorAll('.tree details')) one.open = tree.dataset.tree === 'open';
  }
  const node = event.target.closest('.drawing .node');
  if (node && !event.target.closest('a')) location.hash = nodeHref(node.dataset.node);
}

function listen() {
  let wait;
  addEventListener('keydown', onKey);
  addEventListener('click', onClick);
  byId('help-open').addEventListener('click', showHelp);
  byId('menu').addEventListener('click', () => menu(!document.body.classList.contains('menu-open')));
  byId('query').addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(onSearch, 150); });
  addEventListener('submit', event => {
    if (event.target.method === 'dialog') return;
    event.preventDefault();
    if (event.target.id === 'find') {
      const first = document.querySelector('#view .rows a');
      if (first) first.focus();
    } else {
      location.hash = '#/mutants?show=' + event.target.dataset.show + '&text='
          + encodeURIComponent(event.target.elements.text.value);
    }
  });
  addEventListener('beforeprint', () => {
    for (const one of document.querySelectorAll('main details')) one.open = true;
  });
  addEventListener('change', event => {
    if (event.target.id === 'keys-on') {
      try { localStorage.setItem('keys', event.target.checked ? 'on' : 'off'); } catch (e) { /* kept nowhere */ }
    }
  });
}

start();
