// Text becomes HTML here and nowhere else: h`...` escapes all that is put into it.
const escapes = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
const escaped = text => String(text).replace(/[&<>"']/g, c => escapes[c]);

class Html {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

const raw = text => new Html(text || '');

function piece(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(piece).join('');
  return value === undefined || value === null || value === false ? '' : escaped(value);
}

function h(strings, ...values) {
  let text = strings[0];
  values.forEach((value, i) => { text += piece(value) + strings[i + 1]; });
  return new Html(text);
}

const plural = (n, one, many) => n + ' ' + (n === 1 ? one : many || one + 's');
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const push = (map, key, value) => {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
};
const plain = html => html.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
const byId = id => document.getElementById(id);
