// What is embedded in the page, with what the parts of the page look for in it.

const {frames, ...report} = JSON.parse(document.getElementById('data').textContent);

const sites = report.sites.map((site, index) => ({...site, rank: index + 1}));

const siteById = new Map(sites.map((site) => [site.id, site]));

const stackOf = (numbers) => (numbers ?? []).map((number) => frames[number]);

// The class of "com.shop.PriceClient.fetch(PriceClient.java:42)", with its loader or module left out.
function classOf(frame) {
  const method = frame.slice(0, frame.indexOf('(') < 0 ? frame.length : frame.indexOf('('));
  const qualified = method.slice(method.lastIndexOf('/') + 1);
  return qualified.slice(0, Math.max(qualified.lastIndexOf('.'), 0));
}

const applicationClasses = new Set();
for (const site of sites) {
  applicationClasses.add(site.callSite.class);
  for (const closer of site.closedBy) {
    if (closer.cause === 'application') {
      applicationClasses.add(closer.callSite.class);
    }
  }
}

// Whose code a frame is: the JDK's, the application's as far as it opens or closes, else any library's or the rest.
function ownerOf(frame) {
  const className = classOf(frame);
  if (/^(java|javax|jdk|sun|com\.sun)\./.test(className)) {
    return 'jdk';
  }
  return applicationClasses.has(className) ? 'application' : 'library';
}

function shortFrame(frame) {
  const className = classOf(frame);
  const method = frame.slice(frame.indexOf(className) + className.length);
  return simpleName(className) + method.replace(/\(.*$/s, '');
}

const resets = (site) => site.closes.localReset + site.closes.remoteReset;
