// Links and small pieces that many views share.
const tones = {
  'true': 'good', holds: 'good', passed: 'good', own: 'good', killed: 'good', 'timed-out': 'good',
  open: 'open', justified: 'open', manufacturer: 'open', both: 'open',
  stale: 'warn', skipped: 'warn', coincidental: 'warn',
  library: 'plain', 'not applicable': 'plain', mapped: 'plain', excluded: 'plain',
};
const signs = {good: '\u2713', open: '\u25cb', warn: '\u25d4', bad: '\u2717', plain: '\u00b7'};
const words = {'true': 'holds', 'false': 'fails', own: 'found by its own tests',
  both: 'library, manufacturer'};
const toneOf = value => tones[value] || 'bad';

function badge(value, word) {
  const text = value === undefined || value === null ? 'missing' : String(value);
  const tone = toneOf(text);
  return h`<span class="badge ${tone}"><span aria-hidden="true">${signs[tone]}</span><span>${
    word || words[text] || text}</span></span>`;
}

const tag = text => text ? h`<span class="tag">${text}</span>` : '';
const encodedPath = path => encodeURIComponent(path).replace(/%2F/g, '/');
const itemHref = id => '#/item/' + encodeURIComponent(id);
const nodeHref = id => '#/case/' + encodeURIComponent(id);
const mutantHref = mutant => '#/mutant/' + encodeURIComponent(mutant.id);
const testHref = test => '#/test/' + encodeURIComponent(test.className) + '/'
    + encodeURIComponent(test.method);
const sourceHref = (path, line, forId) => '#/source/' + encodedPath(path) + (line ? '/L' + line : '')
    + (forId ? '?for=' + encodeURIComponent(forId) : '');
const shortClass = name => name.replace(/^.*\./, '').replace(/\$/g, '.');
const fileName = path => path.replace(/^.*\//, '');
const nameOf = item => item.id.includes('~') ? item.name || item.id.replace(/^[a-z]+~|~\d+$/g, '') : item.id;
const statusOf = item => (item.status || '').replace(/\.$/, '');

function itemLink(id, withTitle = true) {
  const item = data.byItem.get(id);
  if (!item) return h`<span class="dead" title="No such item">${id}</span>`;
  const number = [item.standard || item.table, item.number].filter(Boolean).join(' ');
  const title = number && item.text ? plain(item.text) : item.title;
  return h`<a class="ref" href="${itemHref(id)}"><b>${number || nameOf(item)}</b>${
    withTitle && title && title !== nameOf(item) ? h` <span>${title}</span>` : ''}</a>`;
}

// An item, a test, a source file, a file that items stand in, or plain text.
function anyLink(word) {
  if (data.byItem.has(word)) return itemLink(word);
  if (data.byName.has(word)) return itemLink(data.byName.get(word).id);
  if (data.nodeOf.has(word)) return h`<a href="${nodeHref(word)}">${word}</a>`;
  if (data.testOf.has(word)) return testLink(word);
  if (data.files.has(word)) return h`<a class="mono" href="${sourceHref(word)}">${word}</a>`;
  if (itemsIn(word).length) return h`<a class="mono" href="#/file/${encodedPath(word)}">${word}</a>`;
  return h`<span class="mono">${word}</span>`;
}

// Plain text whose ids are links: of items, with their revision or without, and of nodes.
const idWords = /\b(?:ASM|ANO|DEC|OPEN)-\d+\b|\b[a-z]+~[\w.-]*\w(?:~\d+)?|\b(?:Sn|G|S|D|C|A|J)-[\w-]*\w|\bG\d+\b/g;

function named(text) {
  const pieces = [];
  let done = 0;
  for (const match of String(text || '').matchAll(idWords)) {
    const id = match[0];
    const item = data.byItem.get(id) || data.byName.get(id);
    if (item || data.nodeOf.has(id)) {
      pieces.push(text.slice(done, match.index), h`<a href="${item ? itemHref(item.id) : nodeHref(id)}">${id}</a>`);
      done = match.index + id.length;
    }
  }
  return [...pieces, String(text || '').slice(done)];
}

const itemsIn = file => data.items.filter(item => item.file === file);

function testLink(key) {
  const test = data.testOf.get(key);
  if (!test) return h`<span class="mono">${key}</span>`;
  return h`<a class="mono" href="${testHref(test)}">${shortClass(test.className)}<wbr>.${
    test.method}</a>`;
}

function sourceLink(path, line, endLine, forId) {
  const text = fileName(path) + (line ? ':' + line + (endLine > line ? '\u2013' + endLine : '') : '');
  return data.files.has(path)
      ? h`<a class="mono" href="${sourceHref(path, line, forId)}">${text}</a>`
      : h`<span class="mono" title="${path}">${text}</span>`;
}

const list = (rows, one, empty) => rows.length
    ? h`<ul class="rows">${rows.map(row => h`<li>${one(row)}</li>`)}</ul>`
    : h`<p class="none">${empty || 'None.'}</p>`;

const block = (title, html, count) => h`<section class="block"><h2>${title}${
  count === undefined ? '' : h` <span class="n">${count}</span>`}</h2>${html}</section>`;

const heading = (kind, title, tags) => h`<header class="head"><p class="kind">${kind}</p>
<h1 tabindex="-1">${title}</h1>${tags ? h`<p class="tags">${tags}</p>` : ''}</header>`;

// Blocks of Markdown that became HTML while the page was built.
const prose = (title, html) => html
    ? h`<section class="prose"><h2>${title}</h2><div class="md">${raw(html)}</div></section>` : '';

// Lines of a file around a place, the place itself marked.
function snippet(path, line, endLine, around = 3) {
  const lines = linesOf(path);
  if (!lines) return h`<p class="none">The source is not in this page.</p>`;
  const last = Math.min(lines.length, endLine + around);
  const rows = [];
  for (let n = Math.max(1, line - around); n <= last; n++) {
    rows.push(h`<span class="ln${n >= line && n <= endLine ? ' hit' : ''}"><a class="no" href="${
      sourceHref(path, n)}">${n}</a><code>${raw(lines[n - 1])}</code></span>`);
  }
  return h`<pre class="code snippet" tabindex="0" aria-label="Source">${rows}</pre>`;
}

// How many mutants of a requirement stand how; each is counted once.
const scoreParts = score => ['own', 'coincidental', 'justified', 'survived'].map(name =>
  [name, (data.mutantsFor.get(score.id) || []).filter(mutant => mutant.standing === name).length])
    .filter(([, n]) => n > 0);

function scoreBar(score) {
  if (!score || !score.mutants) return h`<span class="none">no mutant</span>`;
  const label = scoreParts(score).map(([name, n]) => n + ' ' + name).join(', ');
  return h`<span class="score"><b>${score.percent} %</b><span class="track" role="img" aria-label="${
    label}">${scoreParts(score).map(([name, n]) =>
    h`<i class="${toneOf(name)}" style="flex-grow:${n}"></i>`)}</span></span>`;
}
