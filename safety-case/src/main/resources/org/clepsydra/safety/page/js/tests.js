// Tests: the list, and one with its result, its requirements, its mutants and its source.
function testsView() {
  const classes = grouped(data.tests, test => test.className);
  return {title: 'Tests', html: h`${heading(plural(data.tests.length, 'test method'), 'Tests')}
<p class="lead">${grouped(data.tests, test => test.outcome).map(([outcome, tests]) =>
    h`${badge(outcome, tests.length + ' ' + outcome)} `)}</p>${classes.map(([name, tests]) =>
    h`<details class="group"><summary><span class="mono">${name.replace(/^.*?([A-Z])/, '$1')}</span> <span
class="n">${tests.length}</span>${tests.every(test => test.outcome === 'passed') ? '' : badge('false', 'not all pass')}</summary>${
      list(tests, test => h`${badge(test.outcome)}${testLink(test.key)}${tag(test.kind)}`)}</details>`)}`};
}

function testView(className, method) {
  const test = data.testOf.get(className + '#' + method);
  if (!test) return undefined;
  const kills = data.killedBy.get(test.key) || [];
  const own = kills.filter(mutant => mutant.requirements.some(id => (test.verifies || []).includes(id)));
  const other = kills.filter(mutant => !own.includes(mutant));
  return {
    title: method, trail: shortClass(className) + '.' + method,
    siblings: () => data.testsIn.get(test.file).map(testHref), at: testHref(test),
    html: h`${heading('Test', method, h`${badge(test.outcome)}${tag(test.kind)}${
      tag(plural(test.runs || 0, 'run'))}`)}<p class="mono soft">${className}</p>${
      block('Verifies', list(test.verifies || [], id => h`${itemLink(id)}${scoreBar(data.scoreOf.get(id))}`),
        (test.verifies || []).length)}${
      block('Source', h`<p>${sourceLink(test.file, test.line, test.endLine)}</p>${
        snippet(test.file, test.line, test.endLine, 2)}`)}${
      block('Finds mutants', h`${kills.length ? '' : h`<p class="none">It is the first to find none; other
tests may have run before it.</p>`}${folded('of its own requirements', own, 'good')}${
        folded('of other requirements, by coincidence', other, 'warn')}`, kills.length)}`,
  };
}

const folded = (title, mutants) => mutants.length
    ? h`<details${mutants.length > 30 ? '' : raw(' open')}><summary>${mutants.length} ${title}</summary>${
      list(mutants, mutantRow)}</details>` : '';
