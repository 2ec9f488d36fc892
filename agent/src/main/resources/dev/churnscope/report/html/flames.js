// Flame graphs of the stacks that open and that close: whoever called stands above whom it called.

const flameViews = {
  open: {label: 'opened by', unit: ['connection', 'connections'], stacks: () => sites.map((site) => [site.stack, site.opened])},
  close: {label: 'closed first or reset here by', unit: ['close', 'closes'],
    stacks: () => sites.flatMap((site) => site.closedBy.filter((closer) => closer.kind.startsWith('local')).map((closer) => [closer.stack, closer.count]))},
};

// Merges stacks, which have their top first, into one tree of frames.
function flameTree(view) {
  const root = {frame: null, value: 0, parts: new Map()};
  for (const [stack, count] of view.stacks()) {
    if (count > 0 && stack?.length) {
      root.value += count;
      let node = root;
      for (let i = stack.length - 1; i >= 0; i--) {
        let next = node.parts.get(stack[i]);
        if (!next) {
          next = {frame: frames[stack[i]], value: 0, parts: new Map()};
          node.parts.set(stack[i], next);
        }
        next.value += count;
        node = next;
      }
    }
  }
  return root;
}

// The part of a tree that can be seen: what is narrower than a thousandth is a thin line at most.
function flameLayout(tree) {
  const least = tree.value / 1000;
  const root = d3.hierarchy(tree, (node) => [...node.parts.values()].filter((part) => part.value >= least).sort((a, b) => b.value - a.value));
  // Every node has the whole value, that of its parts included: partition() wants what is its own.
  root.eachAfter((node) => {
    node.value = node.data.value;
  });
  return d3.partition()(root);
}

function flames(into) {
  let view = flameViews.open;
  let path = [];
  const trees = new Map();
  const stage = element('div', {class: 'flames', role: 'tree', 'aria-labelledby': 'stacks'});
  const reading = element('p', {class: 'reading', role: 'status'});
  const up = element('button', {type: 'button', hidden: true, click: () => show(path.slice(0, -1))}, 'Back');
  const choice = element('fieldset', {}, element('legend', {class: 'hidden'}, 'Which stacks'),
    ...Object.entries(flameViews).map(([key, any]) => element('label', {},
      element('input', {type: 'radio', name: 'flames', value: key, checked: any === view, change: () => {
        view = any;
        show([]);
      }}), ' ', any.label)));
  const key = (owner, words) => element('span', {class: 'key ' + owner}, element('i'), words);
  into.append(element('div', {class: 'controls'}, choice, up, key('application', 'the application, where it opens or closes'),
    key('library', 'other code'), key('jdk', 'the JDK')), stage, reading);

  function show(newPath) {
    path = newPath;
    if (!trees.has(view)) {
      trees.set(view, flameTree(view));
    }
    const whole = trees.get(view);
    const top = path.length ? path[path.length - 1] : whole;
    up.hidden = path.length === 0;
    if (whole.value === 0) {
      stage.hidden = true;
      reading.textContent = 'There are no such stacks in this report.';
      return;
    }
    stage.hidden = false;
    const nodes = flameLayout(top).descendants();
    const deepest = Math.max(...nodes.map((node) => node.depth));
    const cells = nodes.map((node) => flameCell(node, whole));
    stage.style.height = (deepest + 1) * 1.45 + 'rem';
    stage.replaceChildren(...cells);
    const cellOf = new Map(nodes.map((node, index) => [node, cells[index]]));
    cells[0].tabIndex = 0;
    nodes.forEach((node, index) => {
      const cell = cells[index];
      cell.addEventListener('focus', () => read(node, whole));
      cell.addEventListener('pointerenter', () => read(node, whole));
      cell.addEventListener('click', () => node !== nodes[0] && zoom(node));
      cell.addEventListener('keydown', (event) => moveBetweenFrames(event, node, cellOf));
    });
    read(nodes[0], whole);
  }

  function zoom(node) {
    show([...path, ...node.ancestors().reverse().slice(1).map((ancestor) => ancestor.data)]);
    stage.firstChild.focus();
  }

  function read(node, whole) {
    const {frame, value} = node.data;
    reading.replaceChildren(frame === null ? 'All' : name(frame), ': ' + counted(value, ...view.unit)
      + (value === whole.value ? '' : ', ' + percent(value / whole.value)));
  }

  show([]);
}

function flameCell(node, whole) {
  const {frame, value} = node.data;
  const label = frame === null ? 'all ' + exact(value) : visible(shortFrame(frame)).slice(0, 200);
  const width = node.x1 - node.x0;
  const cell = element('button', {type: 'button', role: 'treeitem', tabindex: -1, 'aria-level': node.depth + 1,
    class: (frame === null ? 'jdk' : ownerOf(frame)) + (width < 0.01 ? ' narrow' : '')}, width < 0.004 ? '' : label);
  cell.setAttribute('aria-label', label + ', ' + percent(value / whole.value));
  cell.style.left = node.x0 * 100 + '%';
  cell.style.width = width * 100 + '%';
  cell.style.top = node.depth * 1.45 + 'rem';
  return cell;
}

// Down to whom it called, up to its caller, sideways between those of one caller.
function moveBetweenFrames(event, node, cellOf) {
  const siblings = node.parent?.children ?? [node];
  const place = siblings.indexOf(node);
  const target = {ArrowDown: node.children?.[0], ArrowUp: node.parent, ArrowRight: siblings[place + 1], ArrowLeft: siblings[place - 1]}[event.key];
  if (event.key.startsWith('Arrow')) {
    event.preventDefault();
  }
  if (target) {
    cellOf.get(node).tabIndex = -1;
    cellOf.get(target).tabIndex = 0;
    cellOf.get(target).focus();
  }
}
