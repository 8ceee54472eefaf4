import '../../../../components/styles/fonts.css';
import '../../../../components/styles/tokens.css';
import '../../../../components/styles/base.css';
import '../../../forge-review/style.css';
import { ReviewApp } from '../../../forge-review/app.ts';
import { interfaceLang } from '../../../../model/languages.ts';
import { readSession } from '../read-session.ts';
import { contentPrefix, startSession } from '../session.ts';
import { forgetToken, keepToken, keptToken } from '../token.ts';

const session = await readSession();
startSession(session);
const { forge, site, config } = session;
// Without a forge, a desk serves its own pages at this address.
if (forge === undefined) throw new Error('site.yaml names no forge');
const app = new ReviewApp({
  forge,
  site,
  lang: interfaceLang(config.locale),
  prefix: contentPrefix(),
  token: { get: keptToken, keep: keepToken, forget: forgetToken },
});
await app.show();
