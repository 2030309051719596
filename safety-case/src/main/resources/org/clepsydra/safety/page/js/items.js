// One item: its parts, what it points to, what points to it.
function itemView(id) {
  let item = data.byItem.get(id);
  let note = '';
  if (!item) {
    item = data.byName.get(id.replace(/~\d+$/, ''));
    if (!item) return undefined;
    note = h`<p class="note">The link names ${id}; this is revision ${item.revision}.</p>`;
  }
  const body = (itemBodies[item.type] || plainBody)(item);
  const name = nameOf(item);
  const number = [item.standard || item.table, item.number].filter(Boolean).join(' ');
  return {
    title: name, trail: number || name,
    siblings: () => itemsOf(item.type).map(other => itemHref(other.id)), at: itemHref(item.id),
    html: h`${heading(kinds[item.type] ? kinds[item.type][0] : item.type, capital(item.title || name), h`${
      number ? tag(number) : h`<code>${item.id}</code>`}${headTags(item)}`)}${note}${body}${
      links(item)}${standsIn(item)}`,
  };
}

const headTags = item => h`${severity(item)}${tag(item.option)}${item.by ? tag('by the ' + item.by) : ''}${
  item.state ? badge(item.state) : ''}${item.decision ? badge(item.decision) : ''}${item.status ? badge(statusOf(item)) : ''}`;

const plainBody = item => h`<div class="md body">${raw(item.text)}</div>`;

// The whole text as it stands, folded where its parts are shown above.
const wholeText = item => item.text
    ? h`<details class="whole"><summary>The whole text as it stands in ${fileName(item.file || '')}</summary>
<div class="md">${raw(item.text)}</div></details>` : '';

const partsOr = (item, parts) => parts.some(([, html]) => html)
    ? h`${parts.map(([title, html]) => prose(title, html))}${wholeText(item)}` : plainBody(item);

const itemBodies = {
  haz: item => h`${partsOr(item, [['Situation', item.situation], ['Causes', item.causes],
    ['Harm', item.harm], ['Residual', item.residual]])}${
    block('Controls', list(from(item.id, 'rc'), controlRow), from(item.id, 'rc').length)}${
    block('Requirements', list(requirementsOf(item), requirementRow), requirementsOf(item).length)}`,
  rc: item => h`${plainBody(item)}${block('Requirements', list(from(item.id, 'req'), requirementRow),
    from(item.id, 'req').length)}`,
  req: requirementBody,
  asm: item => h`${plainBody(item)}${(item.kit || []).length
    ? block('Clauses of the contract kit', h`<p>${item.kit.map(one => h`<code>${one}</code> `)}</p>`) : ''}`,
  clause: item => h`${inOurWords(item)}${prose('Mechanism', item.mechanism)}${
    block('Evidence', list(item.evidence || [], anyLink), (item.evidence || []).length)}`,
  row: item => h`${inOurWords(item)}${prose('Reason', item.reason)}`,
  soup: item => h`<dl class="facts"><dt>Version</dt><dd>${item.version}</dd><dt>Use</dt><dd>${raw(item.use)}</dd>
<dt>Licence</dt><dd>${item.licence}</dd><dt>Makes what ships</dt><dd>${item.ships || 'no'}</dd></dl>`,
  threat: item => h`${prose('What the core does', item.core)}${prose('What the device does', item.device)}`,
};

const inOurWords = item => item.text ? h`<div class="statement md">${raw(item.text)}</div>` : '';

const controlRow = item => h`${itemLink(item.id)}${tag(item.option)}${
  tag(plural(from(item.id, 'req').length, 'requirement'))}`;
const requirementRow = item => h`${itemLink(item.id)}${scoreBar(data.scoreOf.get(item.id))}`;

function requirementBody(item) {
  const marks = (data.marksOf.get(item.id) || []).filter(mark => mark.kind === 'impl');
  const tests = data.testsFor.get(item.id) || [];
  const score = data.scoreOf.get(item.id);
  return h`${item.statement ? h`<div class="statement md">${raw(item.statement)}</div>` : ''}${
    item.statement ? h`${prose('Rationale', item.rationale)}${prose('Limits', item.limits)}${wholeText(item)}`
        : plainBody(item)}
<p class="tags">${(item.verification || []).map(tag)}${(item.needs || []).map(tag)}</p>${
    block('Realized in', list(marks, mark => h`${sourceLink(mark.file, mark.line, mark.endLine, item.id)}
<span class="mono soft">${shortClass(mark.className)}${mark.member ? '.' + mark.member : ''}</span>`),
    marks.length)}${
    block('Tests', list(tests, test => h`${badge(test.outcome)}${testLink(test.key)}${tag(test.kind)}`),
      tests.length)}${score ? mutantBlock(item, score) : ''}`;
}

function mutantBlock(item, score) {
  const all = data.mutantsFor ? data.mutantsFor.get(item.id) || [] : [];
  const rest = all.filter(mutant => mutant.standing !== 'own');
  const own = all.filter(mutant => mutant.standing === 'own');
  return block('Mutants', h`<p class="legend">${scoreBar(score)} ${scoreParts(score).map(([name, n]) =>
    h`${badge(name, n + ' ' + name)} `)}</p>${rest.length ? list(rest, mutantRow) : ''}${own.length
    ? h`<details${own.length > 12 ? '' : raw(' open')}><summary>${
      plural(own.length, 'mutant')} found by own tests</summary>${list(own, mutantRow)}</details>` : ''}`,
  score.mutants);
}

// What the item points to and what points to it, but for what its body has shown.
function links(item) {
  const shown = {haz: ['rc', 'req'], rc: ['req']}[item.type] || [];
  const out = item.links.filter(link => !(item.evidence || []).includes(link.to)).map(link => [link.role, link.to]);
  const back = (data.into.get(item.id) || []).filter(link => !shown.includes(link.item.type))
    .map(link => [kinds[link.item.type] ? kinds[link.item.type][1] : link.item.type, link.item.id]);
  const nodes = data.nodes.filter(node => namesItem(node, item));
  const part = (title, rows) => grouped(rows, row => row[0]).map(([role, ids]) =>
    h`<dt>${title(role)}</dt><dd>${ids.map(([, id]) => h`<div>${itemLink(id)}</div>`)}</dd>`);
  const all = h`${part(role => role, out)}${part(role => role + ' that name it', back)}${nodes.length
    ? h`<dt>In the case</dt><dd>${nodes.map(nodeLine)}</dd>` : ''}`;
  return String(all).trim() ? block('Links', h`<dl class="links">${all}</dl>`) : '';
}

// Arguments of a node name an item with its revision or without.
const namesItem = (node, item) => Object.values(node.args || {}).flat().some(one =>
  one === item.id || one === item.id.replace(/~\d+$/, ''));

const nodeLine = node => h`<div>${node.value === null ? '' : badge(node.value)} <a href="${nodeHref(node.id)}"><b>${node.id}</b> ${
  node.text}</a></div>`;

const standsIn = item => item.file ? h`<p class="where">Stands in <a class="mono" href="#/file/${
  encodedPath(item.file)}">${item.file}</a>${item.line ? ', line ' + item.line : ''}. Revision ${
  item.revision}, digest <code>${item.digest}</code>${
  !item.seen ? ', not in the register of digests' : item.seen === item.digest ? ''
    : h`; <b class="bad-text">not looked at again since it was edited</b>`}.</p>` : '';
