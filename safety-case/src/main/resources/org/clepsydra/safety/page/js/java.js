// Colours for Java: comments, texts, numbers, annotations, keywords. One pass over a whole file.
const javaWords = new Set(('abstract assert boolean break byte case catch char class const continue '
  + 'default do double else enum extends final finally float for goto if implements import '
  + 'instanceof int interface long native new package private protected public record return '
  + 'sealed permits short static strictfp super switch synchronized this throw throws transient '
  + 'try var void volatile while yield true false null').split(' '));
const javaToken = new RegExp([
  '(?<comment>\\/\\*[^]*?(?:\\*\\/|$)|\\/\\/[^\\n]*)',
  '(?<string>"""[^]*?"""|"(?:\\\\.|[^"\\\\\\n])*"?|\'(?:\\\\.|[^\'\\\\\\n])*\'?)',
  '(?<note>@(?!interface\\b)[A-Za-z_$][\\w$.]*)',
  '(?<number>\\b\\d[\\w.]*)',
  '(?<word>[A-Za-z_$][\\w$]*)',
].join('|'), 'g');

function javaLines(text) {
  const lines = [''];
  const put = (part, kind) => part.split('\n').forEach((line, i) => {
    if (i > 0) lines.push('');
    if (line) {
      lines[lines.length - 1] +=
          kind ? '<i class="j-' + kind + '">' + escaped(line) + '</i>' : escaped(line);
    }
  });
  let done = 0;
  for (const match of text.matchAll(javaToken)) {
    put(text.slice(done, match.index), '');
    const found = Object.entries(match.groups).find(([, part]) => part !== undefined);
    let kind = found[0];
    if (kind === 'word') kind = javaWords.has(match[0]) ? 'key' : '';
    put(match[0], kind);
    done = match.index + match[0].length;
  }
  put(text.slice(done), '');
  return lines;
}

const coloured = new Map();

function linesOf(path) {
  if (!coloured.has(path)) {
    const text = data.sources[path];
    if (text === undefined) return undefined;
    coloured.set(path, path.endsWith('.java') ? javaLines(text)
        : text.split('\n').map(line => escaped(line)));
  }
  return coloured.get(path);
}
