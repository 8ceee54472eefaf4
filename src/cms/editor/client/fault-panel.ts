import { faultPhrases } from '../../../i18n/faults.ts';
import type { FaultPhrases, Task } from '../../../i18n/en/faults.ts';
import { ForgeFault, nextStep } from '../forge-fault.ts';
import { button, element } from './elements.ts';
import { countdown } from './fault-countdown.ts';
import { loginForm } from './fault-login.ts';
import { DraftGone } from './github-save.ts';
import { closeNotice, showNotice } from './notice.ts';
import { currentSession, interfaceLang } from './session.ts';

/** What somebody chose, or what happened automatically: to repeat the action, to begin a new draft, or to stop. */
export type Choice = 'again' | 'new' | 'closed';

const about = 'fault';
/** Callers that wait for the panel's answer: several loads and an action may fail together. */
let waiting: { task: Task; resolve: (choice: Choice) => void }[] = [];
let stop = new AbortController();

/**
 * Explains why an action failed until somebody closes it, with the possible next steps. Whatever can continue
 * automatically does so.
 */
export function askFault(task: Task, fault: ForgeFault | DraftGone): Promise<Choice> {
  const chosen = new Promise<Choice>((resolve) => {
    waiting.push({ task, resolve });
  });
  // A failed action is more important than a failed load in the background.
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

/** Removes the panel: its action is finished or repeated. Loads are tried again. */
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

/** A short message for places where Decap shows one line for a short time. */
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
    // Forges answer in English, whatever the reader's language is.
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

/** Whether the forge's message adds something to ours. */
function isTelling({ kind }: ForgeFault): boolean {
  return kind === 'refused' || kind === 'forbidden' || kind === 'moved';
}

/** Next steps that are more than a button. */
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
      // With a desk, people log in on its own page, in another tab.
      if (!isOnForge()) return [...page(phrases.logInOnly, '/admin/login/'), again];
      // The form's own button logs in and continues.
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
