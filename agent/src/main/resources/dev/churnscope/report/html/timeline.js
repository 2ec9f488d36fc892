// Opens, closes by kind and open connections over the window.

const closeKinds = ['localFin', 'remoteFin', 'localReset', 'remoteReset'];

function timeline(into) {
  const buckets = report.timeline;
  if (!buckets.length) {
    into.append(element('p', {}, 'The window was too short for a timeline.'));
    return;
  }
  const shown = closeKinds.filter((kind) => kind === 'localFin' || buckets.some((bucket) => bucket[kind] > 0));
  const plot = element('div', {class: 'plot', role: 'img', 'aria-label': 'Timeline; the same numbers are in the table below it'});
  into.append(plot, bucketTable(buckets));

  let chart = null;
  const draw = () => {
    chart?.destroy();
    chart = new uPlot(chartOptions(plot, buckets, shown), chartData(buckets, shown), plot);
  };
  draw();
  new ResizeObserver(() => chart.setSize({width: plot.clientWidth - 16, height: 280})).observe(plot);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  matchMedia('print').addEventListener('change', draw);
}

const perSecond = (bucket, count) => bucket.seconds > 0 ? count / bucket.seconds : 0;

// Kinds are stacked: the last one's line is all closes, and is drawn first, behind the others.
function chartData(buckets, shown) {
  const stacked = shown.map((_, last) => buckets.map((bucket) =>
    perSecond(bucket, shown.slice(0, last + 1).reduce((sum, kind) => sum + bucket[kind], 0))));
  return [
    buckets.map((bucket) => Date.parse(bucket.at) / 1000),
    ...stacked.reverse(),
    buckets.map((bucket) => perSecond(bucket, bucket.opened)),
    buckets.map((bucket) => bucket.open),
  ];
}

function chartOptions(plot, buckets, shown) {
  const style = getComputedStyle(document.documentElement);
  const colour = (variable) => style.getPropertyValue('--' + variable).trim();
  const stepped = uPlot.paths.stepped({align: 1});
  const axis = {stroke: colour('quiet'), grid: {stroke: colour('rule'), width: 1}, ticks: {stroke: colour('rule'), width: 1}, font: '12px system-ui, sans-serif'};
  const span = Date.parse(buckets[buckets.length - 1].at) - Date.parse(buckets[0].at);
  const times = (_, splits) => splits.map((seconds) => {
    const [date, time] = new Date(seconds * 1000).toISOString().split('T');
    return span > 86400000 * 2 ? date.slice(5) + ' ' + time.slice(0, 5) : time.slice(0, span > 600000 ? 5 : 8);
  });
  const numbers = (_, values) => values.map((value) => value === null ? '' : decimal(value));
  const closes = [...shown].reverse().map((kind) => ({
    label: kinds[kind] + ' /s', stroke: colour(kind), fill: colour(kind), width: 0, paths: stepped, points: {show: false},
    value: (_, __, ___, index) => index === null ? '' : decimal(perSecond(buckets[index], buckets[index][kind])),
  }));
  return {
    width: plot.clientWidth - 16,
    height: 280,
    // Ticks at whole minutes and days of UTC, as the report has its times.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: {drag: {x: true, y: false}},
    scales: {x: {time: true}, y: {range: (_, __, most) => [0, Math.max(most * 1.05, 1)]}, open: {range: (_, __, most) => [0, Math.max(most * 1.05, 1)]}},
    axes: [{...axis, values: times, space: 90}, {...axis, values: numbers, size: 60}, {...axis, values: numbers, size: 60, scale: 'open', side: 1, grid: {show: false}}],
    series: [
      {label: 'UTC', value: (_, seconds) => seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')},
      ...closes,
      {label: 'opened /s', stroke: colour('opened'), width: 2, paths: stepped, points: {show: false}, value: (_, value) => value === null ? '' : decimal(value)},
      {label: 'open', scale: 'open', stroke: colour('ink'), width: 1.5, dash: [5, 4], paths: stepped, points: {show: false}, value: (_, value) => value === null ? '' : exact(value)},
    ],
  };
}

// Filled when it is opened: hardly anybody reads 600 rows.
function bucketTable(buckets) {
  const columns = ['at', 'seconds', 'opened', 'closed', ...closeKinds, 'open'];
  const titles = {at: 'from', localFin: 'here first', remoteFin: 'peer first', localReset: 'reset here', remoteReset: 'reset by peer'};
  const into = element('div', {class: 'buckets', tabindex: 0});
  return element('details', {toggle: () => into.firstChild ?? into.append(element('table', {class: 'plain'},
    element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', {scope: 'col', class: column === 'at' ? '' : 'number'}, titles[column] ?? column)))),
    element('tbody', {}, ...buckets.map((bucket) => element('tr', {}, ...columns.map((column) =>
      element('td', {class: column === 'at' ? '' : 'number'}, column === 'at' ? name(bucket.at) : decimal(bucket[column]))))))))},
    element('summary', {}, 'The same as a table'), into);
}
