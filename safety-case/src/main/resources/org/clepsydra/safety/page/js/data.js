// The data of the page: three packed texts, unpacked one after the other, and indexes over them.
const data = {items: [], byItem: new Map(), byName: new Map(), into: new Map()};

async function unpacked(name) {
  const holder = byId('data-' + name);
  const packed = atob(holder.textContent);
  holder.textContent = '';
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

async function loadItems() {
  Object.assign(data, await unpacked('items'));
  for (const item of data.items) {
    data.byItem.set(item.id, item);
    data.byName.set(item.id.replace(/~\d+$/, ''), item);
    item.links = item.links || [];
    for (const link of item.links) push(data.into, link.to, {role: link.role, item});
  }
  indexTests();
  data.marksOf = new Map();
  data.marksIn = new Map();
  for (const mark of data.marks) {
    push(data.marksOf, mark.id, mark);
    push(data.marksIn, mark.file, mark);
  }
  data.scoreOf = new Map(data.scores.map(score => [score.id, score]));
  data.partialIn = new Map();
  data.classesIn = new Map();
  for (const one of data.coverage) {
    push(data.classesIn, one.file, one);
    const lines = data.partialIn.get(one.file) || new Set();
    (one.partial || []).forEach(line => lines.add(line));
    data.partialIn.set(one.file, lines);
  }
  indexCase();
}

function indexTests() {
  data.testOf = new Map();
  data.testsFor = new Map();
  data.testsIn = new Map();
  for (const test of data.tests) {
    test.key = test.className + '#' + test.method;
    data.testOf.set(test.key, test);
    push(data.testsIn, test.file, test);
    for (const id of test.verifies || []) push(data.testsFor, id, test);
  }
}

function indexCase() {
  data.nodes = data.case.nodes || [];
  data.nodeOf = new Map(data.nodes.map(node => [node.id, node]));
  data.parentsOf = new Map();
  data.challengedBy = new Map();
  for (const node of data.nodes) {
    for (const child of [...node.supportedBy || [], ...node.inContextOf || []]) {
      push(data.parentsOf, child, node);
    }
    for (const target of node.challenges || []) push(data.challengedBy, target, node);
  }
}

// own: a test of its own requirement finds it. coincidental: only another test does.
function standing(mutant) {
  if (mutant.own) return 'own';
  if (mutant.justification) return 'justified';
  return mutant.status === 'survived' ? 'survived' : 'coincidental';
}

async function loadMutants() {
  const packed = await unpacked('mutants');
  const text = (column, i) => packed.strings[packed[column][i]];
  data.mutants = packed.id.map((id, i) => {
    const mutant = {id, line: packed.line[i], own: packed.own[i] === 1};
    for (const column of ['className', 'method', 'file', 'description', 'status', 'killer',
      'justification']) mutant[column] = text(column, i);
    const ids = text('requirements', i);
    mutant.requirements = ids ? ids.split('\n') : [];
    mutant.standing = standing(mutant);
    return mutant;
  });
  data.mutantOf = new Map();
  data.mutantsAt = new Map();
  data.mutantsFor = new Map();
  data.killedBy = new Map();
  for (const mutant of data.mutants) {
    data.mutantOf.set(mutant.id, mutant);
    push(data.mutantsAt, mutant.file + ':' + mutant.line, mutant);
    for (const id of mutant.requirements) push(data.mutantsFor, id, mutant);
    if (mutant.killer) push(data.killedBy, mutant.killer, mutant);
  }
}

async function loadSources() {
  data.sources = await unpacked('sources');
}
