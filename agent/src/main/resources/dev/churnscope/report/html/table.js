// The table of call sites: as many rows as are in sight, sorted by any column, searched by any word.

const rowHeight = 56;

const siteColumns = [
  {title: 'opened', value: (site) => site.opened, always: true},
  {title: 'here first', value: (site) => site.closes.localFin, tone: 'localFin', always: true},
  {title: 'peer first', value: (site) => site.closes.remoteFin, always: true},
  {title: 'resets', value: resets, tone: 'localReset'},
  {title: 'failed', value: (site) => site.connectFailed},
  {title: 'leaked', value: (site) => site.leaked},
  {title: 'requests', value: (site) => site.requests},
  {title: 'reused', value: (site) => site.reuseRatio, format: percent},
  {title: 'open', value: (site) => site.open, always: true},
].filter((column) => column.always || sites.some((site) => column.value(site)));

function destinationsOf(site) {
  const [first, ...others] = site.destinations;
  if (!first) {
    return '';
  }
  if (site.role === 'server') {
    return site.destinations.every((any) => any.port === first.port || any.port === 0) ? 'on port ' + first.port : 'on several ports';
  }
  const host = first.host.includes(':') ? '[' + first.host + ']' : first.host;
  return '\u2192 ' + host + ':' + first.port + (others.length ? ' and ' + counted(others.length, 'other', 'others') : '');
}

const searchText = (site) => [
  site.id, site.role, site.client, site.callSite.class, site.callSite.method, location(site.callSite),
  ...site.destinations.map((any) => any.host + ':' + any.port + ' ' + any.address),
  ...site.closedBy.map((any) => any.callSite.class + '.' + any.callSite.method + ' ' + location(any.callSite)),
  ...Object.keys(site.notReused ?? {}),
].join('\n').toLowerCase();

function siteRow(site, index, isSorted) {
  const where = shortPlace(site.callSite) + (isPlace(site.callSite) ? ' (' + location(site.callSite) + ')' : '');
  const open = element('button', {type: 'button', 'data-site': site.id, title: visible(site.callSite.class).slice(0, 500)},
    element('span', {}, name(where.slice(0, 500))),
    element('span', {class: 'quiet'}, name((site.client + ' ' + destinationsOf(site)).slice(0, 500))));
  const cells = siteColumns.map((column) => {
    const value = column.value(site);
    const text = value === null || value === undefined ? '-' : (column.format ?? exact)(value);
    return element('td', {class: 'number ' + (value ? column.tone ?? '' : 'zero')}, text);
  });
  return element('tr', {'aria-rowindex': index + 2}, element('th', {scope: 'row'}, open), ...cells);
}

function siteTable(into) {
  let shown = sites;
  let sorted = null;
  let texts = null;

  const search = element('input', {type: 'search', 'aria-label': 'Search call sites', autocomplete: 'off',
    placeholder: 'Search class, file, library, destination'});
  const count = element('span', {class: 'quiet', role: 'status'});
  const body = element('tbody');
  const spacerAbove = element('tr', {class: 'spacer', 'aria-hidden': 'true'}, element('td', {colspan: siteColumns.length + 1}));
  const spacerBelow = spacerAbove.cloneNode(true);
  const headers = [{title: 'opened by', value: (site) => shortPlace(site.callSite), text: true}, ...siteColumns].map((column) => {
    const header = element('th', {scope: 'col', class: column.text ? 'wide' : 'number'},
      element('button', {type: 'button', click: () => sort(column, header)}, column.title));
    return header;
  });
  const table = element('table', {'aria-labelledby': 'sites'}, element('thead', {}, element('tr', {'aria-rowindex': 1}, ...headers)), body);
  const grid = element('div', {class: 'grid', tabindex: -1}, table);
  into.append(element('div', {class: 'controls'}, search, count), grid);

  const virtualizer = new virtualCore.Virtualizer({
    count: shown.length,
    getScrollElement: () => grid,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollToFn: virtualCore.elementScroll,
    observeElementRect: virtualCore.observeElementRect,
    observeElementOffset: virtualCore.observeElementOffset,
    onChange: () => draw(false),
  });

  let drawn = '';
  // The row that is to have the focus as soon as it is there.
  let wanted = null;
  function draw(isChanged) {
    const rows = virtualizer.getVirtualItems();
    const range = rows.length ? rows[0].index + '-' + rows[rows.length - 1].index : '';
    if (!isChanged && range === drawn) {
      return;
    }
    drawn = range;
    // A row that leaves takes the focus along, to the page as a whole; nobody else is to lose it.
    const isElsewhere = document.activeElement !== document.body && !grid.contains(document.activeElement);
    wanted = isElsewhere ? null : wanted ?? document.activeElement.dataset.site ?? null;
    const start = rows.length ? rows[0].start : 0;
    const end = rows.length ? rows[rows.length - 1].end : 0;
    spacerAbove.firstChild.style.height = start + 'px';
    spacerBelow.firstChild.style.height = virtualizer.getTotalSize() - end + 'px';
    body.replaceChildren(spacerAbove, ...rows.map((row) => siteRow(shown[row.index], row.index)), spacerBelow);
    const target = [...body.querySelectorAll('button')].find((button) => button.dataset.site === wanted);
    if (target) {
      target.focus({preventScroll: true});
      wanted = null;
    }
  }

  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
    texts = words.length && !texts ? new Map(sites.map((site) => [site, searchText(site)])) : texts;
    shown = words.length ? sites.filter((site) => words.every((word) => texts.get(site).includes(word))) : sites;
    if (sorted) {
      const {column, factor} = sorted;
      shown = [...shown].sort((a, b) => factor * compare(column.value(a), column.value(b)) || a.rank - b.rank);
    }
    count.textContent = shown.length === sites.length
      ? counted(sites.length, 'call site', 'call sites')
      : exact(shown.length) + ' of ' + counted(sites.length, 'call site', 'call sites');
    table.setAttribute('aria-rowcount', shown.length + 1);
    virtualizer.setOptions({...virtualizer.options, count: shown.length});
    virtualizer.measure();
    grid.scrollTop = 0;
    virtualizer.scrollToOffset(0);
    draw(true);
  }

  // From most to least, then the other way round, then as the report has them.
  function sort(column, header) {
    const first = column.text ? 1 : -1;
    const factor = sorted?.column !== column ? first : sorted.factor === first ? -first : null;
    sorted = factor === null ? null : {column, factor};
    headers.forEach((any) => any.removeAttribute('aria-sort'));
    if (sorted) {
      header.setAttribute('aria-sort', factor > 0 ? 'ascending' : 'descending');
    }
    update();
  }

  search.addEventListener('input', update);
  grid.addEventListener('keydown', (event) => {
    const to = rowAfterKey(event, shown.length);
    if (to !== null) {
      event.preventDefault();
      wanted = shown[to].id;
      virtualizer.scrollToIndex(to);
      draw(true);
    }
  });
  virtualizer._didMount();
  virtualizer._willUpdate();
  update();
}

// Arrows, Home and End go from row to row: returns the place of the one that a key leads to.
function rowAfterKey(event, rows) {
  const row = event.target.closest('tbody tr');
  const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -rows, End: rows};
  if (!row || !(event.key in steps)) {
    return null;
  }
  const from = Number(row.getAttribute('aria-rowindex')) - 2;
  return Math.min(Math.max(from + steps[event.key], 0), rows - 1);
}

// What a site does not know comes last, or first where that is least.
function compare(a, b) {
  if (typeof a === 'string') {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return (a ?? -1) - (b ?? -1);
}
