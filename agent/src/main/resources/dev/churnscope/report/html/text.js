// Words and numbers as the report's other forms have them, and elements that take text as text only.

const exactly = new Intl.NumberFormat('en-US', {maximumFractionDigits: 0});

const exact = (number) => exactly.format(number);

// Rounds halves of the decimal that is written, as Java's formatter does; toFixed rounds the binary number behind it.
const roundings = [0, 1, 2].map((digits) =>
  new Intl.NumberFormat('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false}));

const fixed = (number, digits) => roundings[digits].format(number);

const counted = (number, one, many) => exact(number) + ' ' + (number === 1 ? one : many);

function decimal(number) {
  const size = Math.abs(number);
  if (size >= 100 || Number.isInteger(number)) {
    return exact(number);
  }
  return fixed(number, size < 1 ? 2 : 1);
}

function percent(ratio) {
  if (ratio === 0 || ratio === 1) {
    return ratio === 0 ? '0%' : '100%';
  }
  if (ratio > 0 && ratio < 0.001) {
    return '<0.1%';
  }
  return ratio > 0.999 && ratio < 1 ? '>99.9%' : fixed(ratio * 100, 1) + '%';
}

function millis(time) {
  if (time < 1000) {
    return fixed(time, time < 0.095 ? 2 : time < 99.5 ? 1 : 0) + ' ms';
  }
  const seconds = time / 1000;
  if (seconds < 120) {
    return fixed(seconds, 1) + ' s';
  }
  if (seconds < 7200) {
    return fixed(seconds / 60, 1) + ' min';
  }
  const hours = seconds / 3600;
  return hours < 48 ? fixed(hours, 1) + ' h' : decimal(hours / 24) + ' days';
}

// What cannot be seen, or would turn the direction of writing, as the escape that a Java source would have.
function visible(text) {
  return String(text ?? 'unknown').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (found) =>
    [...Array(found.length).keys()].map((i) => '\\u' + found.charCodeAt(i).toString(16).padStart(4, '0')).join(''));
}

// Makes an element: properties that end in a dash's name are attributes, children are elements or text.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') {
      made.addEventListener(attribute, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(attribute, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A name apart from what stands around it, whichever way it is written.
const name = (text) => element('bdi', {}, visible(text));

const location = (place) => place.file === null || place.file === undefined
  ? 'Unknown Source'
  : place.line === null || place.line === undefined ? place.file : place.file + ':' + place.line;

// What stands for many call sites has no file: "(more call sites)".
const isPlace = (place) => !place.class.startsWith('(');

const simpleName = (className) => className.slice(className.lastIndexOf('.') + 1);

const shortPlace = (place) => isPlace(place) ? simpleName(place.class) + '.' + place.method : place.class;

function placeElement(place) {
  if (!isPlace(place)) {
    return element('bdi', {class: 'place'}, visible(place.class));
  }
  const simple = place.class.length - simpleName(place.class).length;
  return element('span', {},
    element('bdi', {class: 'place'},
      element('span', {class: 'package'}, visible(place.class.slice(0, simple))), visible(shortPlace(place))),
    ' ', element('code', {class: 'line'}, name(location(place))));
}

const kinds = {localFin: 'here first', remoteFin: 'peer first', localReset: 'reset here', remoteReset: 'reset by peer'};

const failures = {timedOut: 'timed out', noPort: 'no free port', closed: 'closed meanwhile', other: 'for another reason'};
