// The safety case: tree, one node, drawings, red team; and the checks and gates.
const nodeKinds = {G: 'Goal', S: 'Strategy', Sn: 'Solution', C: 'Context', A: 'Assumption',
  J: 'Justification', D: 'Defeater'};

function caseView() {
  const root = data.nodeOf.get(data.case.root);
  if (!root) return {title: 'Case', html: h`${heading('', 'Safety case')}<p class="none">No case was evaluated.</p>`};
  const counts = grouped(data.nodes.filter(node => node.value !== undefined && node.value !== null
      && !(node.supportedBy || []).length), node => String(node.value));
  return {title: 'Case', html: h`${heading('A parent is its worst child', 'Safety case')}
<p class="lead">Leaves: ${counts.map(([value, nodes]) => h`${badge(value, nodes.length + ' ' + (words[value] || value))} `)}</p>
<p class="chips-line"><button type="button" data-tree="open">Open all</button> <button type="button"
data-tree="close">Close all</button> <a href="#/drawings">Drawings</a> <a href="#/red-team">Red team</a></p>
<ul class="tree">${branch(root, new Set(), 0)}</ul>`};
}

function branch(node, seen, depth) {
  const children = (node.supportedBy || []).map(id => data.nodeOf.get(id)).filter(Boolean);
  const line = h`${badge(node.value)}<a href="${nodeHref(node.id)}"><b>${node.id}</b></a> ${node.text}${
    node.why && node.value !== true && node.value !== 'true' ? h` <span class="why">${named(node.why)}</span>` : ''}`;
  if (!children.length) return h`<li class="leaf">${line}</li>`;
  if (seen.has(node.id)) return h`<li class="leaf">${line} <span class="soft">shown above</span></li>`;
  seen.add(node.id);
  return h`<li><details${depth < 2 || String(node.value) === 'false' ? raw(' open') : ''}><summary>${line}</summary><ul>${
    children.map(child => branch(child, seen, depth + 1))}</ul></details></li>`;
}

function nodeView(id) {
  const node = data.nodeOf.get(id);
  if (!node) return undefined;
  const nodes = ids => (ids || []).map(one => data.nodeOf.get(one)).filter(Boolean);
  const part = (title, some) => some.length ? block(title, h`<div class="stack">${some.map(nodeLine)}</div>`, some.length) : '';
  return {
    title: node.id, trail: node.id, siblings: () => data.nodes.map(other => nodeHref(other.id)), at: nodeHref(id),
    html: h`${heading(nodeKinds[node.kind] || node.kind, node.id, node.value === null ? '' : badge(node.value))}
<p class="statement">${named(node.text)}</p>${node.why ? h`<p><b>Why:</b> ${named(node.why)}</p>` : ''}${
      node.predicate ? block('Evidence', h`<dl class="facts"><dt>Predicate</dt><dd><code>${node.predicate}</code></dd>${
        argRows(node.args)}</dl>`) : ''}${part('Supported by', nodes(node.supportedBy))}${
      part('In the context of', nodes(node.inContextOf))}${part('Challenges', nodes(node.challenges))}${
      part('Challenged by', data.challengedBy.get(id) || [])}${part('Part of', data.parentsOf.get(id) || [])}`,
  };
}

function argRows(args) {
  const value = one => Array.isArray(one) ? one.map(value).map(part => h`<div>${part}</div>`)
      : one && typeof one === 'object' ? h`<dl class="facts">${argRows(one)}</dl>` : anyLink(String(one));
  if (args === undefined || args === null) return '';
  if (typeof args !== 'object' || Array.isArray(args)) return h`<dt>Of</dt><dd>${value(args)}</dd>`;
  return Object.entries(args).map(([key, one]) => h`<dt>${key}</dt><dd>${value(one)}</dd>`);
}

function drawingsView(name) {
  const one = data.drawings.find(drawing => drawing.name === name) || (name ? undefined : data.drawings[0]);
  if (!one) return name ? undefined : {title: 'Drawings', html: h`${heading('GSN', 'Drawings')}<p class="none">None.</p>`};
  return {title: 'Drawings', siblings: () => data.drawings.map(drawingHref), at: drawingHref(one), html: h`${
    heading('GSN', 'Drawings of the case')}<ul class="chips">${data.drawings.map(other => h`<li><a href="${
    drawingHref(other)}"${other === one ? raw(' aria-current="true"') : ''}>${other.name.replace(/^argument-?/, '') || 'Top'}</a></li>`)}</ul>
<div class="drawing" tabindex="0" role="group" aria-label="Drawing ${one.name}; the same case stands as a list under Safety case">${
    raw(one.svg)}</div><p class="soft">The same case as a list: <a href="#/case">Safety case</a>.</p>`};
}

const drawingHref = drawing => '#/drawings/' + encodeURIComponent(drawing.name);

function redTeamView() {
  const team = data.case.redTeam || {};
  const rows = team.rows || [];
  return {title: 'Red team', html: h`${heading('', 'Red team of the case')}
<p class="lead">Evidence is corrupted on purpose, one leaf at a time. The root must turn each time: ${
    team.of ? h`<b>${team.turned} / ${team.of}</b>` : 'it was not run'}.</p>${rows.length
    ? table(['Leaf', 'Corruption', 'Root becomes'], rows.map(row => [anyLink(row.leaf), row.corruption,
      h`${row.root}${row.turned === false ? badge('false', 'not noticed') : ''}`])) : ''}`};
}

function checksView() {
  return {title: 'Gates and checks', html: h`${heading('', 'Gates and checks')}${
    block('Gates', table(['Gate', 'Count', 'Faults'], data.gates.map(gate => [gate.title || gate.name,
      badge(gate.count === 0 ? 'true' : 'false', String(gate.count)), (gate.faults || []).map(fault => h`<div>${named(fault)}</div>`)])),
    data.gates.length)}${grouped(data.checks, check => check.kind).map(([kind, checks]) => block(kind,
    table(['Check', 'Result', 'Figures'], checks.map(check => [check.name, badge(check.result),
      h`<dl class="facts tight">${Object.entries(check.figures || {}).map(([key, value]) =>
        h`<dt>${key}</dt><dd>${value}</dd>`)}</dl>`])), checks.length))}`};
}
