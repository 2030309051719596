// Lists of items by type, and what they are called.
const kinds = {
  haz: ['Hazard', 'Hazards'], rc: ['Control', 'Controls'], req: ['Requirement', 'Requirements'],
  asm: ['Assumption of use', 'Assumptions of use'], anom: ['Anomaly', 'Anomalies'],
  soup: ['Third-party item', 'Third-party items'], dec: ['Decision', 'Decisions'],
  clause: ['Clause', 'Clause index'], row: ['Guidance row', 'Guidance and incidents'],
  threat: ['Threat', 'Threats'], open: ['Open for the manufacturer', 'Open for the manufacturer'],
};
const leads = {
  haz: 'What can go wrong for the patient, and what stands against it.',
  rc: 'What lowers a hazard: by design, by a protective measure, or by information.',
  req: 'One obligation each. The score counts mutants that the requirement\u2019s own tests find.',
  asm: 'What the device must bring. The manufacturer shows each one true on the device.',
  clause: 'By standard: the clause\u2019s number, our words, what answers it, and the evidence.',
  open: 'What the library cannot bring, each with what is needed and what it builds on.',
  row: 'Rows of guidance and incidents on record: mapped to a hazard, or left out with a reason.',
};
const itemsOf = type => data.items.filter(item => item.type === type);
const natural = new Intl.Collator('en', {numeric: true});

function grouped(items, key) {
  const groups = new Map();
  items.forEach(item => push(groups, key(item) || '', item));
  return [...groups.entries()];
}

// The ids of one type that point to an item, by whatever role.
const from = (id, type) => (data.into.get(id) || []).filter(link => link.item.type === type)
    .map(link => link.item);

function listView(type) {
  if (!kinds[type]) return undefined;
  const items = itemsOf(type);
  const body = listBodies[type] ? listBodies[type](items) : simpleList(items);
  return {title: kinds[type][1], html: h`${heading(plural(items.length, 'item'), kinds[type][1])}
<p class="lead">${leads[type] || ''}</p>${items.length ? body : h`<p class="none">None.</p>`}`};
}

const simpleList = items => list(items, item => h`${itemLink(item.id)}${tag(item.state)}`);

const table = (heads, rows) => h`<div class="scroll" tabindex="0" role="region" aria-label="Table">
<table><thead><tr>${heads.map(head => h`<th scope="col">${head}</th>`)}</tr></thead><tbody>${
  rows.map(row => h`<tr>${row.map((cell, i) => h`<td data-head="${heads[i]}"><div>${cell}</div></td>`)}</tr>`)
}</tbody></table></div>`;

const listBodies = {
  haz: items => table(['Hazard', 'Severity', 'Controls', 'Requirements'], items.map(item => [
    itemLink(item.id), severity(item), from(item.id, 'rc').length, requirementsOf(item).length])),
  rc: items => table(['Control', 'Option', 'By', 'Hazards', 'Requirements'], items.map(item => [
    itemLink(item.id), item.option, item.by,
    item.links.filter(link => link.to.startsWith('haz~')).map(link => h`${itemLink(link.to, false)} `),
    from(item.id, 'req').length])),
  req: items => grouped(items, item => item.file).map(([file, rows]) => block(
    fileName(file).replace(/\.md$/, ''), table(['Requirement', 'Own-test score', 'Tests'],
      rows.map(item => [itemLink(item.id), scoreBar(data.scoreOf.get(item.id)),
        (data.testsFor.get(item.id) || []).length])), rows.length)),
  clause: items => grouped(items, item => item.standard).map(([standard, rows]) => block(standard,
    table(['Clause', 'In our words', 'Mechanism', 'Evidence', 'State'],
      rows.sort((a, b) => natural.compare(a.number, b.number)).map(item => [
        h`<a href="${itemHref(item.id)}">${item.number || nameOf(item)}</a>`, ourWords(item),
        raw(item.mechanism), evidenceOf(item), badge(item.state)])), rows.length)),
  row: items => grouped(items, item => item.table).map(([name, rows]) => block(name || 'Rows',
    table(['Row', 'In our words', 'Decision', 'Reason or target'],
      rows.sort((a, b) => natural.compare(a.number, b.number)).map(item => [
        h`<a href="${itemHref(item.id)}">${item.number || nameOf(item)}</a>`, ourWords(item),
        badge(item.decision), h`${raw(item.reason)}${
          item.links.map(link => h`<span class="ev">${itemLink(link.to, false)}</span> `)}`])), rows.length)),
};

Object.assign(listBodies, {
  asm: items => table(['Assumption', 'Mitigates'], items.map(item => [itemLink(item.id),
    item.links.filter(link => link.role === 'mitigates')
        .map(link => h`<span class="ev">${itemLink(link.to, false)}</span> `)])),
  anom: items => table(['Anomaly', 'Status', 'Affected'], items.map(item => [itemLink(item.id),
    item.status ? badge(statusOf(item)) : '', raw(item.affected)])),
  soup: items => table(['Item', 'Version', 'Use', 'Licence', 'Makes what ships'], items.map(item => [
    h`<a href="${itemHref(item.id)}">${item.title}</a>`, item.version, raw(item.use), item.licence, item.ships])),
  threat: items => table(['Threat', 'What the core does', 'What the device does'], items.map(item => [
    h`<a href="${itemHref(item.id)}">${item.title}</a>`, raw(item.core), raw(item.device)])),
});

const ourWords = item => item.text ? raw(item.text) : item.title;
const evidenceOf = item => (item.evidence || []).map(word => h`<span class="ev">${anyLink(word)}</span> `);
const severity = item => item.severity
    ? h`<span class="sev ${item.severity}">${item.severity}</span>` : '';

// Requirements of a hazard: those of its controls, and those that name it themselves.
function requirementsOf(hazard) {
  const all = new Set(from(hazard.id, 'req'));
  from(hazard.id, 'rc').forEach(control => from(control.id, 'req').forEach(req => all.add(req)));
  return [...all];
}

function fileView(path) {
  const items = itemsIn(path);
  if (!items.length) return undefined;
  return {title: fileName(path), html: h`${heading('File', fileName(path))}<p class="mono">${path}</p>${
    simpleList(items)}`};
}
