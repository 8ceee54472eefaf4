import { GitHubBackend } from 'decap-cms-backend-github';
import { CMS } from '../../../src/cms/editor/client/decap.ts';

/** Decap with its own GitHub backend, as it comes from npm, and nothing of ours but the choice of widgets. */
const answer = await fetch('/config.json');
CMS.registerBackend('github', GitHubBackend);
CMS.init({ config: (await answer.json()) as object });
