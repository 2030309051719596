// Draws every view there is, follows every link on paper, and counts those that lead nowhere.
function everyRoute() {
  const lists = Object.keys(kinds).map(type => '#/list/' + type);
  return ['#/', '#/case', '#/checks', '#/red-team', '#/drawings', '#/sources', '#/tests', '#/mutants', ...lists,
    ...data.items.map(item => itemHref(item.id)), ...data.nodes.map(node => nodeHref(node.id)),
    ...data.drawings.map(drawingHref), ...[...data.files].map(path => sourceHref(path)), ...data.tests.map(testHref),
    ...data.mutants.map(mutantHref), ...new Set(data.items.filter(item => item.file)
      .map(item => '#/file/' + encodedPath(item.file)))];
}

// A source view is long, and each of its lines has an address: only the line is looked up.
function goesOn(href) {
  const source = /^#\/source\/([^?]*?)(?:\/L(\d+))?(?:\?.*)?$/.exec(href);
  if (!source) return href === '#/' || viewOf(href) !== undefined;
  const path = decodeURIComponent(source[1]);
  return data.files.has(path) && Number(source[2] || 1) <= linesOf(path).length;
}

function selfcheckView() {
  const dead = new Map();
  const known = new Map();
  let links = 0;
  const routes = everyRoute();
  const check = (href, at) => {
    links++;
    if (!known.has(href)) known.set(href, goesOn(href));
    if (!known.get(href)) push(dead, href, at);
  };
  for (const at of routes) {
    const made = at === '#/' ? {html: byId('static').innerHTML} : viewOf(at);
    if (!made) push(dead, at, 'itself');
    else {
      for (const match of String(made.html).matchAll(/href="(#[^"]*)"/g)) {
        check(match[1].replace(/&#39;/g, "'").replace(/&amp;/g, '&'), at);
      }
    }
  }
  return {title: 'Links', html: h`${heading('', 'Links of this page')}
<p id="links-result" data-views="${routes.length}" data-links="${links}" data-dead="${dead.size}">${routes.length} views,
${links} links, ${dead.size} that lead nowhere.</p>${list([...dead.entries()], ([href, at]) =>
    h`<span class="mono">${href}</span> <span class="soft">in ${at[0]}</span>`)}`};
}
