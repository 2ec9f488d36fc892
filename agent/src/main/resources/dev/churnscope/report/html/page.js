// What happens when: first what is in sight, the rest as soon as there is time for it.

document.documentElement.classList.add('scripted');

const later = [...document.querySelectorAll('template.later')];

function showMoreFindings() {
  const template = later.shift();
  document.getElementById('finding-list').append(template.content);
  template.remove();
  document.getElementById('more-findings').hidden = later.length === 0;
}

function goToFinding(number) {
  while (!document.getElementById('finding-' + number) && later.length) {
    showMoreFindings();
  }
  const finding = document.getElementById('finding-' + number);
  finding?.scrollIntoView();
  finding?.focus({preventScroll: true});
}

document.getElementById('more-findings')?.addEventListener('click', showMoreFindings);

document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-site], [data-finding]');
  if (target?.dataset.site !== undefined) {
    showSite(target.dataset.site);
  } else if (target) {
    event.preventDefault();
    document.getElementById('site').close();
    goToFinding(target.dataset.finding);
  }
});

// A click beside a dialog is on the dialog itself, whose content covers all of it.
document.getElementById('site').addEventListener('click', (event) => {
  if (event.target === event.currentTarget) {
    event.currentTarget.close();
  }
});

// A frame is painted in between.
const soon = (task) => requestAnimationFrame(() => setTimeout(task, 0));

const parts = [['site-table', siteTable], ['chart', timeline], ['flames', flames]]
  .filter(([id]) => document.getElementById(id));

function next() {
  const part = parts.shift();
  if (part) {
    part[1](document.getElementById(part[0]));
    soon(next);
  } else {
    performance.mark('ready');
    document.documentElement.dataset.ready = 'yes';
  }
}

next();
