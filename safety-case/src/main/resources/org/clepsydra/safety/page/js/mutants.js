// Mutants: one, and the table of all with filters.
const mutantRow = mutant => h`${badge(mutant.standing)}<a href="${mutantHref(mutant)}">${
  mutant.description}</a> <span class="mono soft">${fileName(mutant.file)}:${mutant.line}</span>${
  mutant.killer ? h` <span class="by">${testLink(mutant.killer)}</span>` : ''}`;

const standings = {
  own: 'A test that claims to verify one of its requirements finds it.',
  coincidental: 'A test finds it, but none that claims to verify one of its requirements.',
  justified: 'No own test finds it, and a reason is on record.',
  survived: 'No test finds it.',
};

function mutantView(id) {
  const mutant = data.mutantOf.get(id);
  if (!mutant) return undefined;
  return {
    title: mutant.description, trail: 'mutant ' + fileName(mutant.file) + ':' + mutant.line,
    siblings: () => mutantsIn(mutant.file).map(mutantHref), at: mutantHref(mutant),
    html: h`${heading('Mutant', mutant.description, h`${badge(mutant.standing)}${badge(mutant.status)}`)}
<p class="lead">${standings[mutant.standing]}${mutant.status === 'timed-out' ? ' It ran without end, which counts as found.' : ''}</p>
<dl class="facts"><dt>Where</dt><dd>${sourceLink(mutant.file, mutant.line)} <span class="mono soft">${
      shortClass(mutant.className)}.${mutant.method}</span></dd>
<dt>Found by</dt><dd>${mutant.killer ? h`${testOutcome(mutant.killer)}${testLink(mutant.killer)}`
      : mutant.status === 'timed-out' ? 'a time-out' : 'no test'}</dd>
<dt>Requirements</dt><dd>${mutant.requirements.map(req => h`<div>${itemLink(req)}</div>`)}</dd>${
      mutant.justification ? h`<dt>Justification</dt><dd>${mutant.justification}</dd>` : ''}
<dt>Id</dt><dd class="mono wrap">${mutant.id}</dd></dl>${
      block('The line', snippet(mutant.file, mutant.line, mutant.line, 6))}`,
  };
}

function testOutcome(key) {
  const test = data.testOf.get(key);
  return test ? badge(test.outcome) : '';
}

const shows = ['all', 'own', 'coincidental', 'justified', 'survived', 'timed-out'];
const pageSize = 200;

function mutantsView(query) {
  const show = shows.includes(query.get('show')) ? query.get('show') : 'all';
  const text = (query.get('text') || '').toLowerCase();
  const of = name => data.mutants.filter(mutant => name === 'all' || mutant.standing === name
      || mutant.status === name);
  const rows = of(show).filter(mutant => !text || (mutant.id + ' ' + mutant.description + ' '
      + mutant.requirements.join(' ') + ' ' + mutant.killer).toLowerCase().includes(text));
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(pages, Math.max(1, Number(query.get('page')) || 1));
  const href = (name, n) => '#/mutants?show=' + name + (text ? '&text=' + encodeURIComponent(text) : '')
      + (n > 1 ? '&page=' + n : '');
  const step = (n, word, rel) => n < 1 || n > pages ? ''
      : h`<a rel="${rel}" href="${href(show, n)}">${word}</a>`;
  const pager = pages > 1 ? h`<p class="pager">${step(page - 1, '\u2190 Before', 'prev')}<span>Page ${page} of ${pages}</span>${
    step(page + 1, 'Next \u2192', 'next')}</p>` : '';
  return {title: 'Mutants', html: h`${heading(plural(data.mutants.length, 'mutant'), 'Mutants')}
<p class="lead">Small changes to the code. Each one should be noticed by a test of the requirement it breaks.</p>
<ul class="chips">${shows.map(name => h`<li><a href="${href(name, 1)}"${name === show
    ? raw(' aria-current="true"') : ''}>${name} <span class="n">${of(name).length}</span></a></li>`)}</ul>
<form class="filter" data-show="${show}"><label>Only with <input name="text" type="search" value="${text}"
placeholder="class, requirement, test"></label><button>Filter</button></form>
<p class="soft">${plural(rows.length, 'mutant')}${show in standings ? '. ' + standings[show] : ''}</p>${pager}${
    list(rows.slice((page - 1) * pageSize, page * pageSize), mutant => h`${mutantRow(mutant)}${
      mutant.justification ? h`<div class="why">${mutant.justification}</div>` : ''}`)}${pager}`};
}
