import { faultPhrases } from '../../../i18n/faults.ts';
import type { FaultPhrases, Task } from '../../../i18n/en/faults.ts';
import { ForgeFault, nextStep } from '../forge-fault.ts';
import { button, element } from './elements.ts';
import { countdown } from './fault-countdown.ts';
import { loginForm } from './fault-login.ts';
import { DraftGone } from './forge-save.ts';
import { closeNotice, showNotice } from './notice.ts';
import { currentSession, interfaceLang } from './session.ts';

/** What somebody chose, or what happened by itself: to do it again, to begin a new draft, or to leave it. */
export type Choice = 'again' | 'new' | 'closed';

const about = 'fault';
/** Who waits for the panel's answer: what a page loads may fail together with what somebody does. */
let waiting: { task: Task; resolve: (choice: Choice) => void }[] = [];
let stop = new AbortController();

/**
 * Says why something was not done, for as long as it takes, with what can be done next: there is no other way to find
 * out. What can go on by itself does so.
 */
export function askFault(task: Task, fault: ForgeFault | DraftGone): Promise<Choice> {
  const chosen = new Promise<Choice>((resolve) => {
    waiting.push({ task, resolve });
  });
  // What somebody did says more than what a page loads behind it.
  if (isReading(task) && waiting.some((one) => !isReading(one.task))) return chosen;
  stop.abort();
  stop = new AbortController();
  const choose = (choice: Choice) => () => {
    decide(choice, choice);
  };
  showNotice({
    about,
    kind: 'refused',
    title: words().title[task],
    body: [...reasons(task, fault), ...steps(task, fault, choose, stop.signal)],
    actions: actions(task, fault, choose),
    onClose: choose('closed'),
  });
  return chosen;
}

/** Takes the panel away: what it was about is over, or begins anew. What a page loads is tried again. */
export function closeFault(): void {
  decide('closed', 'again');
}

function decide(choice: Choice, reading: Choice): void {
  const all = waiting;
  waiting = [];
  stop.abort();
  closeNotice(about);
  for (const { task, resolve } of all) {
    const isRead = isReading(task);
    resolve(isRead && reading === 'new' ? 'again' : isRead ? reading : choice);
  }
}

function isReading(task: Task): boolean {
  return task === 'list' || task === 'open' || task === 'enter';
}

/** A sentence for where Decap has room for one line that soon goes away. */
export function faultSentence(fault: ForgeFault | DraftGone): string {
  if (fault instanceof DraftGone) return words().gone;
  const { reason, atDesk } = words();
  return (isOnForge() ? undefined : atDesk[fault.kind]) ?? reason[fault.kind];
}

function isOnForge(): boolean {
  return currentSession().forge !== undefined;
}

function reasons(task: Task, fault: ForgeFault | DraftGone): HTMLElement[] {
  const phrases = words();
  const lines = [element('p', faultSentence(fault))];
  if (fault instanceof ForgeFault && fault.message !== '' && isTelling(fault)) {
    const said = element('p', `${phrases.said} `, 'quiet');
    const quoted = element('q', fault.message);
    // Forges speak English, whoever asks.
    quoted.lang = 'en';
    quoted.dir = 'auto';
    said.append(quoted);
    lines.push(said);
  }
  const writes = !isReading(task);
  if (writes && fault instanceof ForgeFault && fault.kind === 'unreachable')
    lines.push(element('p', phrases.unsure));
  if (task === 'save') lines.push(element('p', phrases.kept));
  else if (writes) lines.push(element('p', phrases.notDone));
  return lines;
}

/** Whether what the forge said adds to what we say. */
function isTelling({ kind }: ForgeFault): boolean {
  return kind === 'refused' || kind === 'forbidden' || kind === 'moved';
}

/** What is more than a button. */
function steps(
  task: Task,
  fault: ForgeFault | DraftGone,
  choose: (choice: Choice) => () => void,
  signal: AbortSignal,
): HTMLElement[] {
  if (fault instanceof DraftGone) return [];
  switch (nextStep(fault.kind)) {
    case 'login':
      return isOnForge() ? [loginForm(words().logIn[task], choose('again'))] : [];
    case 'wait':
      return [countdown(fault.until ?? Date.now(), choose('again'), signal)];
    case 'online':
      addEventListener('online', choose('again'), { once: true, signal });
      return [];
    case 'again':
    case 'confirm':
      return [];
  }
}

function actions(
  task: Task,
  fault: ForgeFault | DraftGone,
  choose: (choice: Choice) => () => void,
): HTMLElement[] {
  const phrases = words();
  if (fault instanceof DraftGone) {
    const reload = button(phrases.reload, () => {
      location.reload();
    });
    return task === 'save' ? [first(button(phrases.asNew, choose('new'))), reload] : [first(reload)];
  }
  const again = button(phrases.again[task], choose('again'));
  switch (nextStep(fault.kind)) {
    case 'login':
      // At the desk one logs in on its own page, beside this one.
      if (!isOnForge()) return [...page(phrases.logInOnly, '/admin/login/'), again];
      // The form's own button logs in and goes on.
      return fault.kind === 'missing' ? [again, ...repository()] : [];
    case 'wait':
      return [button(phrases.now, choose('again'))];
    case 'confirm':
      return [...page(phrases.confirm, fault.page), again];
    case 'online':
    case 'again':
      return [first(again)];
  }
}

function repository(): HTMLElement[] {
  const { forge } = currentSession();
  return page(words().toRepository, forge && `${forge.home}/${forge.repository}`);
}

function page(text: string, address: string | undefined): HTMLElement[] {
  if (address === undefined) return [];
  const link = element('a', text);
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  return [link];
}

function first(made: HTMLButtonElement): HTMLButtonElement {
  made.classList.add('first');
  return made;
}

function words(): FaultPhrases {
  return faultPhrases[interfaceLang()];
}
