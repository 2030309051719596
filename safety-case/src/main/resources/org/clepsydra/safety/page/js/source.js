// A source file: line numbers, coverage, mutants, and what each span realizes or verifies.
function sourcesView() {
  const rows = [...data.files].map(path => ({path, classes: data.classesIn.get(path) || []}));
  const isMain = path => path.includes('/main/');
  const sum = (classes, key) => classes.reduce((total, one) => total + one[key], 0);
  const cover = (classes, part, all) => sum(classes, all)
      ? sum(classes, part) + ' / ' + sum(classes, all) : '';
  const body = (name, some) => some.length ? block(name, grouped(some, row =>
    row.path.replace(/\/[^/]*$/, '')).map(([folder, files]) => h`<h3 class="mono">${folder}</h3>${
    table(['File', 'Lines', 'Branches', 'Mutants'], files.map(row => [sourceLink(row.path),
      cover(row.classes, 'linesCovered', 'lines'), cover(row.classes, 'branchesCovered', 'branches'),
      mutantsIn(row.path).length || '']))}`), some.length) : '';
  return {title: 'Code', html: h`${heading(plural(rows.length, 'file'), 'Code')}
<p class="lead">Lines and branches that tests reach, and mutants, for each file.</p>${
    body('The library', rows.filter(row => isMain(row.path)))}${
    body('Tests', rows.filter(row => !isMain(row.path)))}`};
}

function mutantsIn(path) {
  if (!data.mutantsPerFile) {
    data.mutantsPerFile = new Map();
    data.mutants.forEach(mutant => push(data.mutantsPerFile, mutant.file, mutant));
  }
  return data.mutantsPerFile.get(path) || [];
}

function sourceView(path, line, query) {
  const lines = linesOf(path);
  if (!lines) return undefined;
  const forId = query.get('for');
  const marks = (data.marksIn.get(path) || []).filter(mark => mark.kind === 'impl');
  const ids = [...new Set(marks.map(mark => mark.id))];
  const picked = marks.filter(mark => mark.id === forId);
  const starts = new Map();
  marks.forEach(mark => push(starts, mark.line, mark));
  (data.testsIn.get(path) || []).forEach(test => push(starts, test.line, {test}));
  return {
    title: fileName(path), trail: fileName(path) + (line ? ':' + line : ''), line,
    html: h`${heading('Source', fileName(path), h`<span class="mono path">${path}</span>`)}${
      coverLine(path)}${ids.length ? picker(path, ids, forId) : ''}
<p class="legend keys"><span><i class="cov half"></i> not wholly covered</span>
<span><i class="cov full"></i> has mutants, covered</span><span>A number opens the line\u2019s mutants.
<kbd>n</kbd> <kbd>p</kbd> go from one to the next.</span></p>
<pre class="code file" tabindex="0" aria-label="Source">${lines.map((text, i) => sourceLine(
      path, i + 1, text, line, picked, starts.get(i + 1), forId))}</pre>`,
  };
}

function coverLine(path) {
  const classes = data.classesIn.get(path) || [];
  const sum = key => classes.reduce((total, one) => total + one[key], 0);
  return classes.length ? h`<p class="lead">${sum('linesCovered')} of ${sum('lines')} lines and ${
    sum('branchesCovered')} of ${sum('branches')} branches are covered; ${
    plural(mutantsIn(path).length, 'mutant')}.</p>` : '';
}

const picker = (path, ids, forId) => h`<details class="picker"${forId ? '' : raw(' open')}><summary>${
  forId ? h`Marked: what realizes <b>${forId}</b>` : 'Mark what realizes\u2026'}</summary><ul class="chips">${
  ids.map(id => h`<li><a href="${sourceHref(path, undefined, id)}"${
    id === forId ? raw(' aria-current="true"') : ''}>${data.byItem.has(id) ? nameOf(data.byItem.get(id)) : id
  }</a></li>`)}${forId ? h`<li><a href="${sourceHref(path)}">none</a></li>` : ''}</ul></details>`;

function sourceLine(path, n, text, line, picked, starts, forId) {
  const mutants = data.mutantsAt.get(path + ':' + n) || [];
  const partial = (data.partialIn.get(path) || new Set()).has(n);
  const covered = partial ? 'half' : mutants.length ? 'full' : '';
  const hit = picked.some(mark => n >= mark.line && n <= mark.endLine);
  const open = n === line;
  return h`<span class="ln${hit ? ' hit' : ''}${open ? ' here' : ''}" id="L${n}">${
    mutants.length ? h`<button type="button" class="mut ${worst(mutants)}" data-line="${n}" aria-expanded="${
      open}" aria-label="${plural(mutants.length, 'mutant')} on line ${n}">${mutants.length}</button>`
    : h`<i class="mut"></i>`}<i class="cov ${covered}"${partial ? raw(' title="not wholly covered"') : ''}></i><a class="no" href="${
    sourceHref(path, n, forId)}">${n}</a><code>${raw(text)}</code>${
    (starts || []).map(startMark)}</span>${mutants.length
    ? h`<span class="under" id="M${n}"${open ? '' : raw(' hidden')}>${open ? lineMutants(path, n) : ''}</span>`
    : ''}`;
}

const startMark = mark => mark.test
    ? h` <a class="mark" href="${testHref(mark.test)}">${badge(mark.test.outcome)}</a>`
    : data.byItem.has(mark.id)
      ? h` <a class="mark" href="${itemHref(mark.id)}">${nameOf(data.byItem.get(mark.id))}</a>` : '';

const lineMutants = (path, n) => h`${(data.mutantsAt.get(path + ':' + n) || []).map(mutant =>
  h`<span class="mrow">${mutantRow(mutant)}</span>`)}`;

function worst(mutants) {
  const has = standing => mutants.some(mutant => mutant.standing === standing);
  return toneOf(['survived', 'coincidental', 'justified', 'own'].find(has));
}

function toggleLine(button) {
  const under = byId('M' + button.dataset.line);
  const open = under.hidden;
  if (open) under.innerHTML = lineMutants(view.path, Number(button.dataset.line));
  under.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
  if (open) remember(button.dataset.line);
}

// The way back leads to the line whose mutants were opened last.
function remember(line) {
  const href = sourceHref(view.path, line, new URLSearchParams(location.hash.split('?')[1] || '').get('for'));
  history.replaceState(null, '', href);
  follow(href, {trail: fileName(view.path) + ':' + line});
}
