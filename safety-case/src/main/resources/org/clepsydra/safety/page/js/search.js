// Search over ids, titles, text and the names of sources, tests, nodes and, once there, mutants.
let index;

function entries() {
  if (index) return index;
  index = [];
  const add = (kind, href, name, text, body) =>
    index.push({kind, href, name, text, low: (name + ' ' + text).toLowerCase(), body: body.toLowerCase()});
  for (const item of data.items) {
    const body = ['text', 'situation', 'causes', 'harm', 'residual', 'statement', 'rationale', 'limits',
      'mechanism', 'reason'].map(key => item[key] ? plain(item[key]) : '').join(' ');
    add(kinds[item.type] ? kinds[item.type][0] : item.type, itemHref(item.id),
      [item.standard || item.table, item.number].filter(Boolean).join(' ') || nameOf(item), item.title || '', item.id + ' ' + body);
  }
  for (const path of data.files) add('Source', sourceHref(path), fileName(path), path, '');
  for (const test of data.tests) {
    add('Test', testHref(test), shortClass(test.className) + '.' + test.method, '', test.className);
  }
  for (const node of data.nodes) add('Case', nodeHref(node.id), node.id, node.text, node.why || '');
  for (const mutant of data.mutants) {
    add('Mutant', mutantHref(mutant), fileName(mutant.file) + ':' + mutant.line, mutant.description, mutant.id);
  }
  return index;
}

function found(query) {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = entry => {
    let total = 0;
    for (const term of terms) {
      const name = entry.name.toLowerCase();
      const at = name === term ? 8 : name.startsWith(term) ? 6 : name.includes(term) ? 5
        : entry.low.includes(term) ? 3 : entry.body.includes(term) ? 1 : 0;
      if (!at) return 0;
      total += at;
    }
    return total;
  };
  return entries().map(entry => [rank(entry), entry]).filter(([n]) => n > 0)
    .sort((a, b) => b[0] - a[0]).map(([, entry]) => entry);
}

const perKind = 25;

function searchView(query) {
  const text = query.get('q') || '';
  const all = text.trim() ? found(text) : [];
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  return {title: 'Search', quiet: true, html: h`${heading(plural(all.length, 'hit'), 'Search: ' + text)}${
    grouped(all, entry => entry.kind).map(([kind, some]) => block(kind, h`${list(some.slice(0, perKind), entry =>
      h`<a class="ref" href="${entry.href}"><b>${entry.name}</b> <span>${entry.text}</span></a>${around(entry, terms)}`)}${
      some.length > perKind ? h`<p class="soft">and ${some.length - perKind} more; add a word.</p>` : ''}`, some.length))}${
    all.length ? '' : h`<p class="none">Nothing.</p>`}`};
}

function around(entry, terms) {
  const term = terms.find(one => !entry.low.includes(one));
  if (!term) return '';
  const at = entry.body.indexOf(term);
  return h`<div class="why">\u2026${entry.body.slice(Math.max(0, at - 60), at)}<mark>${term}</mark>${
    entry.body.slice(at + term.length, at + term.length + 60)}\u2026</div>`;
}
