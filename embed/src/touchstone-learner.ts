import type { StreamMessage } from '../../sdk/src/index.ts';
import { element } from './element.ts';
import { followLearner, type View } from './follow.ts';
import { head } from './head.ts';
import { moved } from './moved.ts';
import { overall, skills } from './skills.ts';
import { styleSheet } from './style.ts';
import { wordsOf } from './texts.ts';
import { tokenFrom, type Renew } from './token.ts';

/** Attributes that decide whom it follows; a change connects again. */
const TARGET = ['learner', 'server', 'token', 'token-url'];
/** Attributes that decide how it looks. */
const LOOK = ['variant', 'lang'];

/** `<touchstone-learner>`: the level and skills of one learner, live. docs/embed.md lists its attributes. */
class TouchstoneLearner extends HTMLElement {
  static observedAttributes = [...TARGET, ...LOOK];

  /** Called when the token has expired; gives a fresh one. */
  renewToken: Renew | undefined;
  #view: View = { state: 'connecting', layer: null, moved: null };
  #stop: AbortController | undefined;
  #card = element('article', { class: 'card' });
  #spoken = element('div', { class: 'spoken', role: 'status' });
  #scheduled = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    root.append(this.#card, this.#spoken);
  }

  connectedCallback(): void {
    this.#connect();
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (TARGET.includes(name)) this.#connect();
    else this.#show(this.#view);
  }

  #connect(): void {
    this.#stop?.abort();
    const { signal } = (this.#stop = new AbortController());
    this.#show({ state: 'connecting', layer: null, moved: null });
    // Attributes that are set one after the other connect once, and the page's hook is set by then.
    setTimeout(() => {
      const learner = this.getAttribute('learner');
      if (signal.aborted) return;
      if (!learner) return this.#show({ state: 'refused', layer: null, moved: null });
      const { origin } = new URL(import.meta.url);
      const token = tokenFrom({
        token: this.getAttribute('token'),
        url: this.getAttribute('token-url'),
        renew: this.renewToken && (() => this.renewToken?.() ?? ''),
      });
      void followLearner(
        { url: this.getAttribute('server') ?? origin, learner, token, signal },
        { onView: (view) => this.#show(view), onMessage: (message) => this.#tell(message) },
      );
    });
  }

  /** Tells screen readers and the page. */
  #tell(message: StreamMessage): void {
    const words = this.#words();
    if (message.event === 'award' && message.data.award.xp !== 0) {
      const { xp, totalAfter } = message.data.award;
      this.#spoken.textContent = words.award(words.signed(xp), words.whole(totalAfter));
    }
    if (message.event === 'level') this.#spoken.textContent = words.reached(words.whole(message.data.level));
    if (!('data' in message)) return;
    const options = { detail: message.data, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent(`touchstone-${message.event}`, options));
  }

  #words() {
    const tag = this.closest<HTMLElement>('[lang]')?.lang;
    return wordsOf(tag || 'en');
  }

  /** Draws once for all changes of the moment. */
  #show(view: View): void {
    this.#view = view;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#draw();
    });
  }

  #draw(): void {
    const words = this.#words();
    const { state, layer, moved: verdict } = this.#view;
    const compact = this.getAttribute('variant') === 'compact';
    const open = this.#card.querySelector('details')?.open ?? false;
    const focused = this.shadowRoot?.activeElement?.localName === 'summary';
    this.#card.className = compact ? 'card compact' : 'card';
    for (const [name, value] of [
      ['aria-label', words.title],
      ['lang', words.language],
    ] as const) {
      this.#card.setAttribute(name, value);
    }
    if (state === 'refused' || state === 'unknown' || layer === null) {
      const text = state === 'refused' || state === 'unknown' ? words[state] : words.connecting;
      this.#card.replaceChildren(element('p', { class: 'soft' }, text));
      return;
    }
    const shown = compact
      ? [element('ul', { role: 'list' }, overall(layer.workSkills, words))]
      : [skills(layer, words), moved(verdict, words)];
    const quiet = compact && state === 'live';
    const live = element('div', { class: 'soft small state', 'data-state': state }, words[state]);
    this.#card.replaceChildren(head(layer, words), ...shown, ...(quiet ? [] : [live]));
    const details = this.#card.querySelector('details');
    if (details) details.open = open;
    if (focused) details?.querySelector('summary')?.focus();
  }
}

if (!customElements.get('touchstone-learner')) customElements.define('touchstone-learner', TouchstoneLearner);
