import { html } from 'hono/html';
import { forgePhrases } from '../../i18n/forge.ts';
import { Reader } from '../review/reader.ts';
import type { Html } from '../review/html.ts';
import { ForgeFault } from '../../forges/forge.ts';
import { openForge } from '../../forges/services.ts';
import type { Content } from '../../model/content.ts';
import type { SiteForge } from '../../model/forge.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import { noPolicy } from '../../model/policy.ts';
import { Reviews } from './load.ts';
import type { Place, PullView } from './load.ts';
import { failurePage, pullPage, queuePage, signInPage } from './pages.ts';
import { reviewWords } from '../../i18n/forge-review.ts';

/** How many pull requests are read for the queue: each takes some ten questions, of which GitHub takes 5,000 in an hour. */
const most = 30;
/** How many are read at the same time; GitHub limits parallel requests. */
const atOnce = 4;

export interface ReviewSettings {
  forge: SiteForge & { home: string };
  lang: InterfaceLang;
  prefix: string;
  site: { name: string; home: string };
  token: { get: () => string | undefined; keep: (token: string) => void; forget: () => void };
}

/** The review page of a built site: reads from the forge, draws pages and submits reviews. */
export class ReviewApp {
  readonly #settings: ReviewSettings;
  readonly #main: HTMLElement;
  #reader: Reader;
  #reviews: Reviews | undefined;
  #place: Place | undefined;
  #shown: PullView | undefined;
  /** Counts the requested pages: a page that arrives after a newer request is not drawn. */
  #turn = 0;

  constructor(settings: ReviewSettings) {
    this.#settings = settings;
    this.#reader = this.#readerFor(undefined);
    document.documentElement.lang = settings.lang;
    document.body.innerHTML = String(this.#frame());
    this.#main = document.querySelector('main') as HTMLElement;
    document.title = `${this.#reader.words.title} – ${settings.site.name}`;
    document.addEventListener('submit', (event) => void this.#submit(event));
    document.addEventListener('click', (event) => {
      const target = event.target as HTMLElement;
      if (target.id === 'again') void this.show();
      if (target.closest('#log-out') !== null) {
        settings.token.forget();
        this.#reviews = this.#place = undefined;
        void this.show();
      }
    });
    addEventListener('hashchange', () => void this.show());
  }

  /** Draws the page of the address. */
  async show(notice = '', typed = ''): Promise<void> {
    const turn = ++this.#turn;
    const token = this.#settings.token.get();
    this.#tellWho();
    if (token === undefined) {
      this.#signIn('');
      return;
    }
    this.#draw(html`<p role="status">${this.#t.asking}</p>`);
    try {
      const { reviews, place } = await this.#open(token);
      this.#tellWho();
      const [, number] = /^#\/(\d+)$/.exec(location.hash) ?? [];
      const page =
        number === undefined
          ? await this.#queue(reviews, place)
          : await this.#pull(Number(number), reviews, place, typed);
      if (turn !== this.#turn) return;
      this.#draw(
        html`${notice === '' ? '' : html`<p class="notice done" role="status">${notice}</p>`}${page}`,
      );
      if (number !== undefined) this.#main.querySelector('h1')?.focus();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  get #t() {
    return reviewWords[this.#settings.lang];
  }

  async #open(token: string): Promise<{ reviews: Reviews; place: Place }> {
    const { forge, prefix } = this.#settings;
    this.#reviews ??= new Reviews(openForge(forge, token), { prefix, branch: forge.branch });
    this.#place ??= await this.#reviews.place();
    this.#reader = this.#readerFor(this.#place);
    return { reviews: this.#reviews, place: this.#place };
  }

  async #queue(reviews: Reviews, place: Place): Promise<Html> {
    this.#shown = undefined;
    const all = await reviews.pulls();
    const views: PullView[] = [];
    const chosen = all.slice(0, most);
    for (let start = 0; start < chosen.length; start += atOnce) {
      const some = chosen.slice(start, start + atOnce);
      views.push(...(await Promise.all(some.map(({ number }) => reviews.pull(number, place, new Date())))));
    }
    return queuePage(views, all.length - chosen.length, this.#reader);
  }

  async #pull(number: number, reviews: Reviews, place: Place, typed: string): Promise<Html> {
    this.#shown = await reviews.pull(number, place, new Date());
    return pullPage(this.#shown, place, this.#reader, typed);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (form.id !== 'decision' && form.id !== 'sign-in') return;
    event.preventDefault();
    const given = new FormData(form, event.submitter);
    if (form.id === 'sign-in') {
      const token = String(given.get('token')).trim();
      if (token === '') return;
      this.#settings.token.keep(token);
      await this.show();
      return;
    }
    const view = this.#shown;
    if (view === undefined || this.#reviews === undefined || this.#place === undefined) return;
    const verdict = given.get('verdict') === 'request-changes' ? 'request-changes' : 'approve';
    const desks = given.getAll('desk').map(String);
    const comment = String(given.get('comment') ?? '');
    const fault =
      desks.length === 0
        ? this.#t.chooseDesk
        : verdict === 'request-changes' && comment.trim() === ''
          ? this.#t.sayWhy
          : '';
    const said = form.querySelector('#fault');
    if (said !== null) said.textContent = fault;
    if (fault !== '') return;
    const buttons = [...form.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    try {
      // The decision is about what was on the screen.
      const now = await this.#reviews.pull(view.pull.number, this.#place, new Date());
      if (now.pull.head.commit !== view.pull.head.commit) {
        await this.show('', comment);
        const place = document.querySelector('#fault');
        if (place !== null) place.textContent = this.#t.moved;
        return;
      }
      await this.#reviews.decide(view, { verdict, desks, comment });
      await this.show(this.#t.done[verdict]);
    } catch (error) {
      for (const button of buttons) button.disabled = false;
      if (error instanceof ForgeFault && error.kind === 'login') this.#fail(error);
      else if (said !== null) said.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  #fail(error: unknown): void {
    if (error instanceof ForgeFault && error.kind === 'login') {
      this.#settings.token.forget();
      this.#reviews = this.#place = undefined;
      this.#tellWho();
      this.#signIn(forgePhrases[this.#settings.lang].noToken);
      return;
    }
    this.#draw(failurePage(error instanceof Error ? error.message : String(error), this.#reader));
  }

  #signIn(fault: string): void {
    const { forge, lang } = this.#settings;
    const { scopes, makeToken, token } = forgePhrases[lang];
    this.#draw(
      signInPage(
        { repository: forge.repository, home: forge.home, scopes, makeToken, token, fault },
        this.#reader,
      ),
    );
  }

  #draw(page: Html): void {
    this.#main.innerHTML = String(page);
    // So that keyboard users continue here after another page was drawn.
    this.#main.querySelector('h1')?.setAttribute('tabindex', '-1');
  }

  #tellWho(): void {
    const out = document.querySelector<HTMLButtonElement>('#log-out');
    if (out === null) return;
    out.hidden = this.#settings.token.get() === undefined;
    const { viewer, names } = this.#place ?? {};
    const name = out.querySelector('.who');
    if (name !== null) name.textContent = (viewer !== undefined && names?.[viewer]) || '';
  }

  #frame(): Html {
    const { words: t } = this.#reader;
    const { site } = this.#settings;
    return html`<a class="skip" href="#content">${t.skip}</a>
      <header class="top">
        <div class="wrap">
          <a class="brand" href="#/"><span dir="auto">${site.name}</span> <b>${t.review}</b></a>
          <nav aria-label="${t.sections}">
            <a href="/admin/">${t.write}</a>
            <a href="${site.home}">${t.site}</a>
            <button class="quiet" id="log-out" type="button" hidden>
              <span class="who" dir="auto"></span> ${t.logOut}
            </button>
          </nav>
        </div>
      </header>
      <main id="content" class="wrap"></main>`;
  }

  /** Texts and names for the pages; the same as the desk's if they say the same. */
  #readerFor(place: Place | undefined): Reader {
    const { lang, site } = this.#settings;
    const people = Object.fromEntries(
      Object.entries(place?.names ?? {}).map(([id, name]) => [id, { name, role: '' }]),
    );
    const content = {
      site: { name: site.name, languages: [lang] },
      policy: place?.policy ?? noPolicy,
      people,
      topics: {},
      series: {},
      partners: {},
    } as unknown as Content;
    const id = place?.viewer ?? '';
    return new Reader({ person: { id, name: place?.names[id] ?? '' }, lang, content, now: new Date() });
  }
}
