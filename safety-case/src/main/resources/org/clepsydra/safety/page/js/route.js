// Addresses, the way back, and the drawing of views.
let view = {};
let trail = [];
const navigation = [
  ['', [['#/', 'Gaps', 'g']]],
  ['Chain', [['#/list/haz', 'Hazards', 'h'], ['#/list/rc', 'Controls', 'c'], ['#/list/req', 'Requirements', 'r'],
    ['#/sources', 'Code', 's'], ['#/mutants', 'Mutants', 'm'], ['#/tests', 'Tests', 't']]],
  ['Argument', [['#/case', 'Safety case', 'a'], ['#/drawings', 'Drawings', 'd'], ['#/red-team', 'Red team', 'x'],
    ['#/checks', 'Gates and checks', 'k']]],
  ['Register', [['#/list/clause', 'Clause index', 'i'], ['#/list/row', 'Guidance, incidents', 'f'],
    ['#/list/open', 'For the manufacturer', 'o'],
    ['#/list/asm', 'Assumptions of use', 'u'], ['#/list/anom', 'Anomalies', 'n'],
    ['#/list/soup', 'Third-party items', 'p'], ['#/list/dec', 'Decisions', 'e'], ['#/list/threat', 'Threats', 'y']]],
];

// The view of an address; undefined when there is none.
function viewOf(href) {
  const [path, search] = href.slice(2).split('?');
  const query = new URLSearchParams(search || '');
  const [kind, ...rest] = path.split('/');
  let names;
  try { names = rest.map(decodeURIComponent); } catch (e) { return undefined; }
  switch (kind) {
    case 'list': return listView(names[0]);
    case 'item': return itemView(names[0]);
    case 'file': return fileView(names.join('/'));
    case 'sources': return sourcesView();
    case 'source': {
      const line = /^L(\d+)$/.exec(names[names.length - 1] || '');
      const file = (line ? names.slice(0, -1) : names).join('/');
      return sourceView(file, line ? Number(line[1]) : undefined, query);
    }
    case 'tests': return testsView();
    case 'test': return testView(names[0], names[1]);
    case 'mutants': return mutantsView(query);
    case 'mutant': return mutantView(names[0]);
    case 'case': return names.length ? nodeView(names[0]) : caseView();
    case 'drawings': return drawingsView(names[0]);
    case 'red-team': return redTeamView();
    case 'checks': return checksView();
    case 'search': return searchView(query);
    case 'links': return selfcheckView();
    default: return undefined;
  }
}

function draw() {
  const href = location.hash.startsWith('#/') ? location.hash : '#/';
  const first = href === '#/';
  const made = first ? {title: 'Gaps'} : viewOf(href) || {title: 'Not found', html: h`${heading('', 'Not found')}
<p>Nothing has the address <code>${href}</code>. <a href="#/">Gaps</a></p>`};
  view = made;
  view.path = /^#\/source\//.test(href) ? decodeURIComponent(href.slice(9).replace(/(\/L\d+)?(\?.*)?$/, '')) : '';
  byId('static').hidden = !first;
  byId('view').hidden = first;
  byId('view').innerHTML = first ? '' : made.html;
  document.title = made.title + ' \u00b7 Clepsydra evidence';
  follow(href, made);
  menu(false);
  for (const link of byId('side').querySelectorAll('a')) {
    if (link.getAttribute('href') === href.replace(/\?.*/, '').replace(/(drawings|case)\/.*/, '$1')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  nameDrawings();
  for (const one of document.querySelectorAll('.drawing')) one.scrollLeft = (one.scrollWidth - one.clientWidth) / 2;
  settle(made);
}

// Puts the eye and the keyboard where the view begins, or at the line that was asked for.
function settle(made) {
  const here = made.line && byId('L' + made.line);
  if (here) {
    here.scrollIntoView({block: 'center'});
    (here.querySelector('button.mut') || here.querySelector('a.no')).focus({preventScroll: true});
  } else if (!made.quiet || document.activeElement !== byId('query')) {
    scrollTo(0, 0);
    const top = byId(byId('view').hidden ? 'static' : 'view').querySelector('h1');
    if (top) top.focus({preventScroll: true});
  }
}

// The path the reader took from the last list; a step back in it shortens it.
function follow(href, made) {
  if (!made.trail) {
    if (!made.quiet) trail = [];
  } else {
    const bare = to => to.replace(/(\/L\d+)?(\?.*)?$/, '');
    const at = trail.findIndex(step => bare(step.href) === bare(href));
    trail = at >= 0 ? trail.slice(0, at) : trail.slice(-6);
    trail.push({href, name: made.trail});
  }
  byId('trail').innerHTML = trail.length < 2 ? '' : h`<ol>${trail.map((step, i) => h`<li>${
    i === trail.length - 1 ? h`<span aria-current="page">${step.name}</span>`
      : h`<a href="${step.href}">${step.name}</a>`}</li>`)}</ol>`;
}

// Groups of a drawing whose id, or whose title's first word, is a node of the case lead to it.
function nameDrawings() {
  for (const group of document.querySelectorAll('.drawing g')) {
    const title = group.querySelector(':scope > title');
    const id = group.id || (title ? title.textContent.split(/[\s:]/)[0] : '');
    if (data.nodeOf.has(id) && !group.closest('a')) {
      group.classList.add('node');
      group.dataset.node = id;
    }
  }
}

function menu(open) {
  document.body.classList.toggle('menu-open', open);
  byId('menu').setAttribute('aria-expanded', String(open));
}

function navigate() {
  byId('side').innerHTML = h`${navigation.map(([title, links]) => h`${title ? h`<h2>${title}</h2>` : ''}<ul>${
    links.map(([href, name]) => h`<li><a href="${href}">${name}${countOf(href)}</a></li>`)}</ul>`)}`;
}

function countOf(href) {
  const type = /^#\/list\/(\w+)$/.exec(href);
  const n = type ? itemsOf(type[1]).length : {'#/sources': data.files.size, '#/tests': data.tests.length,
    '#/mutants': data.mutants.length}[href];
  return n === undefined ? '' : h` <span class="n">${n}</span>`;
}

async function start() {
  if (typeof DecompressionStream === 'undefined') return;
  await Promise.all([loadItems(), loadMutants(), loadSources()]);
  data.files = new Set(Object.keys(data.sources));
  document.body.classList.remove('no-script');
  byId('no-script-note').remove();
  navigate();
  addEventListener('hashchange', draw);
  listen();
  draw();
  document.body.dataset.ready = 'true';
}
