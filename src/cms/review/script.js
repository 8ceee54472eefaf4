// Keys for people who review a lot. Everything they do can be done without them, and none of them sends anything.

const rows = [...document.querySelectorAll('.row h3 a')].filter((link) => link instanceof HTMLElement);
const dialog = document.querySelector('#keys');
const button = document.querySelector('#show-keys');

/** @param {number} step */
function toRow(step) {
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

/** @param {string} selector */
function focusOn(selector) {
  const found = document.querySelector(selector);
  const fold = found?.closest('details');
  if (fold) fold.open = true;
  if (found instanceof HTMLElement) found.focus();
}

function showKeys() {
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** @type {Record<string, () => void>} */
const keys = {
  j: () => toRow(1),
  k: () => toRow(-1),
  a: () => focusOn('[data-key=a]'),
  r: () => focusOn('#why-request-changes'),
  n: () => focusOn('[data-key=n]'),
  '?': showKeys,
};

document.addEventListener('keydown', (event) => {
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const does = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (does === undefined) return;
  event.preventDefault();
  does();
});

if (button instanceof HTMLButtonElement) {
  button.hidden = false;
  button.addEventListener('click', showKeys);
}

/** Opens the fold that contains the target of the address. */
function openNamed() {
  const named = document.querySelector(`details${location.hash || '#nothing'}`);
  if (named instanceof HTMLDetailsElement) named.open = true;
}
addEventListener('hashchange', openNamed);
openNamed();

// A success notice is shown once: reloading the page should not show it again.
if (new URLSearchParams(location.search).has('done')) history.replaceState(null, '', location.pathname);

const strip = document.querySelector('#site-status');
let shown = strip?.innerHTML.trim();

/** Reloads the state of the site: often during a build, rarely otherwise, and never in a background tab. */
async function refreshStatus() {
  if (strip === null || document.hidden) return;
  const answer = await fetch('/admin/review/status').catch(() => undefined);
  // After the end of the session, the answer would be the log-in page.
  if (answer?.ok === true && !answer.redirected) {
    const holder = document.createElement('template');
    holder.innerHTML = await answer.text();
    const next = holder.innerHTML.trim();
    // A fold that the reader opened stays open until there is something new.
    if (next !== shown) strip.innerHTML = next;
    shown = next;
  }
  awaitStatus();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
function awaitStatus() {
  clearTimeout(timer);
  const isBuilding = strip?.querySelector('[data-state=building]') !== null;
  timer = setTimeout(() => void refreshStatus(), isBuilding ? 2_000 : 15_000);
}
if (strip !== null && strip.children.length > 0) {
  document.addEventListener('visibilitychange', () => void refreshStatus());
  awaitStatus();
}
