// All that the report knows about one call site, in a dialog.

function counts(rows) {
  return element('ul', {}, ...rows.map(({count, content}) =>
    element('li', {class: 'counted'}, element('span', {class: 'number'}, exact(count)), element('div', {}, content))));
}

const byCount = (tally) => Object.entries(tally ?? {}).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

const tallied = (tally, words) => counts(byCount(tally).map(([reason, count]) => ({count, content: name(words?.[reason] ?? reason)})));

function destinationName(site, destination) {
  if (destination.port === 0 && destination.host === 'other') {
    return 'all others';
  }
  const tls = destination.tls ? ', TLS' : '';
  const host = destination.host.includes(':') ? '[' + destination.host + ']' : destination.host;
  if (site.role === 'server') {
    return destination.host + ' on port ' + destination.port + tls;
  }
  const address = destination.address && destination.address !== destination.host ? ' (' + destination.address + ')' : '';
  return host + ':' + destination.port + address + tls;
}

function stackElement(numbers, label) {
  const stack = stackOf(numbers);
  return stack.length === 0 ? null : element('details', {},
    element('summary', {}, label),
    element('ol', {class: 'stack', tabindex: 0}, ...stack.map((frame) =>
      element('li', {class: ownerOf(frame)}, name(frame)))));
}

function times(distribution) {
  return !distribution || !distribution.count ? null : 'half within ' + millis(distribution.p50) + ', 90% within ' + millis(distribution.p90)
    + ', 99% within ' + millis(distribution.p99) + ', longest ' + millis(distribution.max) + ' (' + exact(distribution.count) + ' measured)';
}

function closers(site) {
  return counts(site.closedBy.map((closer) => ({count: closer.count,
    content: element('div', {}, kinds[closer.kind] + ', ' + (closer.cause ?? 'unknown') + ', by ', placeElement(closer.callSite),
      stackElement(closer.stack, 'Stack of this close'))})));
}

function inboundText(inbound) {
  if (!inbound) {
    return null;
  }
  const limits = [inbound.requestLimit && counted(inbound.requestLimit, 'request', 'requests'),
    inbound.idleMillis && millis(inbound.idleMillis) + ' idle'].filter((limit) => limit);
  return 'no request ' + exact(inbound.none) + ', one ' + exact(inbound.one) + ' (' + exact(inbound.oneByRequest) + ' ended by the request, '
    + exact(inbound.oneByPeer) + ' by the peer), more ' + exact(inbound.more) + (limits.length ? '; limits: ' + limits.join(', ') : '');
}

// What findings rest upon, beside the counts.
function evidenceRows(evidence) {
  const {notReusedBy = [], bursts = [], openIntervalMillis, failureIntervalMillis, ...numbers} = evidence ?? {};
  const words = {resetsByLinger: 'reset by SO_LINGER 0', resetsByLibrary: 'aborted by a library', pooled: 'in a pool',
    unfinished: 'open with an unread response', leakedUnfinished: 'leaked after a request', timedOutUnread: 'timed out with an unread response', closeWait: 'in CLOSE_WAIT for over 10 s'};
  return [
    ['Behind it', notReusedBy.length && counts(notReusedBy.map((any) => ({count: any.count,
      content: element('span', {}, name(any.reason), ', ', placeElement(any.callSite))})))],
    ['Bursts', bursts.length && counts(bursts.map((any) => ({count: any.count,
      content: element('span', {}, 'of ' + counted(any.requests, 'request', 'requests') + ' in ' + millis(any.millis) + ', ', placeElement(any.callSite))})))],
    ['Of these', Object.values(numbers).some((number) => number > 0)
      && counts(Object.entries(numbers).filter(([, number]) => number > 0).map(([key, count]) => ({count, content: words[key] ?? key})))],
    ['Between opens', times(openIntervalMillis)],
    ['Between failures', times(failureIntervalMillis)],
  ];
}

function siteDetails(site) {
  const opened = exact(site.opened) + ' opened, ' + exact(site.closed) + ' closed, ' + exact(site.open) + ' open, ' + exact(site.peakOpen) + ' at peak'
    + (site.leaked ? ', ' + exact(site.leaked) + ' leaked' : '');
  const reuse = site.requests === null || site.requests === undefined ? null
    : counted(site.requests, 'request', 'requests') + (site.reuseRatio === null || site.reuseRatio === undefined ? '' : ', ' + percent(site.reuseRatio) + ' on a reused connection');
  const timeWait = report.timeWait.find((any) => any.siteId === site.id);
  const findings = report.findings.map((finding, index) => ({...finding, number: index + 1})).filter((finding) => finding.siteId === site.id);
  const lines = site.lines ?? [];
  const rows = [
    ['Findings', findings.length && element('ul', {}, ...findings.map((finding) =>
      element('li', {}, element('a', {href: '#finding-' + finding.number, 'data-finding': finding.number}, visible(finding.title)))))],
    ['Connections', opened],
    ['Requests', reuse],
    ['In TIME_WAIT', timeWait && exact(timeWait.count)],
    ['Lines', lines.length > 1 && counts(lines.map((line) => ({count: line.opened, content: name(location({...site.callSite, line: line.line}))})))],
    [site.role === 'server' ? 'From' : 'To', site.destinations.length && counts(site.destinations.map((any) => ({count: any.opened, content: name(destinationName(site, any))})))],
    ['Reopened for', byCount(site.notReused).length && tallied(site.notReused)],
    ['Carried', inboundText(site.inbound)],
    ['Ended for', byCount(site.serverCloses).length && tallied(site.serverCloses)],
    ['Closed', site.closedBy.length && closers(site)],
    ['Failed', site.connectFailed > 0 && (byCount(site.connectFailures).length ? tallied(site.connectFailures, failures) : exact(site.connectFailed))],
    ['Lifetime', times(site.lifetimeMillis)],
    ['Connect', times(site.connectMillis)],
    ['TLS', times(site.tlsMillis)],
    ...evidenceRows(site.evidence),
    ['Opened by', stackElement(site.stack, 'Stack that asked for the first')],
    ['Id', element('code', {}, visible(site.id))],
  ];
  return element('dl', {class: 'details'}, ...rows.filter(([, value]) => value).map(([label, value]) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, value))));
}

function showSite(id) {
  const site = siteById.get(id);
  const dialog = document.getElementById('site');
  if (!site) {
    return;
  }
  dialog.replaceChildren(
    element('div', {class: 'head'},
      element('div', {}, element('h2', {id: 'site-title'}, placeElement(site.callSite)),
        element('p', {class: 'quiet'}, site.role + ', ', name(site.client))),
      element('button', {type: 'button', autofocus: true, click: () => dialog.close()}, 'Close')),
    element('div', {class: 'body'}, siteDetails(site)));
  dialog.showModal();
  dialog.scrollTop = 0;
}
