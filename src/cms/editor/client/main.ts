import './admin.css';
import './bar.css';
import './ending.css';
import './notice.css';
import { withAddressFields } from '../address-field.ts';
import { needsFreshForm } from '../fresh-form.ts';
import { ask, Refusal } from './ask.ts';
import { Backend } from './backend.ts';
import { bar } from './bar.ts';
import { CMS } from './decap.ts';
import { keepDrafts } from './draft-keeper.ts';
import { guardState } from './draft-reducer.ts';
import { markEnded } from './ended-marks.ts';
import type { Ending } from './ending-band.ts';
import { watchEnding } from './ending.ts';
import { closeFault } from './fault-panel.ts';
import { registerForms } from './forms.ts';
import { showLife } from './live-pages.ts';
import { namedByDesk, namedByForge } from './naming.ts';
import { registerPreviews } from './preview.ts';
import { nameNewEntries } from './new-slug.ts';
import { leaveProblems } from './problems.ts';
import { readSession } from './read-session.ts';
import { interfaceLang, startSession } from './session.ts';
import { guardStore } from './store-guard.ts';
import { watchSite } from './site-watch.ts';
import { nameUploads } from './uploads.ts';
import { guardDrafts } from './validation.ts';

/** Where Decap stores what an editor wants to see next to the form. */
const pane = 'cms.right-pane';

const session = await readSession().catch((error: unknown) => {
  // An expired session is reported before anything is written.
  if (error instanceof Refusal && error.status === 401) location.assign('/admin/login/');
  document.body.textContent = String(error);
  throw error;
});
startSession(session);
document.documentElement.lang = session.config.locale;
bar();
addEventListener('hashchange', ({ oldURL }) => {
  leaveProblems(location.hash);
  closeFault();
  if (needsFreshForm(new URL(oldURL).hash, location.hash)) location.reload();
});
if (session.forge === undefined) {
  watchSite();
  watchEnding((question, signal) => ask<Ending>('/admin/api/approvals', question, signal));
  markEnded();
  CMS.registerBackend('colophon', Backend);
  nameUploads(namedByDesk);
} else {
  // Only who writes to a forge loads what speaks with it.
  const { ForgeBackend, currentApi } = await import('./github-backend.ts');
  CMS.registerBackend(session.forge.kind, ForgeBackend);
  const { watchForgeEnding } = await import('./forge-ending.ts');
  watchForgeEnding(session.forge);
  nameUploads(namedByForge(currentApi));
}
registerForms(CMS);
if (session.preview) registerPreviews(CMS);
nameNewEntries();
guardDrafts(CMS);
guardState();
guardStore();
showLife();
keepDrafts();
// By default Decap shows the other language next to the form; most editors want to see the page first.
if (session.preview) localStorage.setItem(pane, localStorage.getItem(pane) ?? 'preview');
CMS.init({ config: withAddressFields(session.config, interfaceLang()) });
