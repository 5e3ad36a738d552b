/** The page's language: the words for a key, and the switch between the two. */
import { make } from './dom.js';
import { en } from './words.en.js';
import { uk } from './words.uk.js';

const texts = { uk, en };

const STORED = 'sandbox.language';

export let language = localStorage.getItem(STORED) === 'en' ? 'en' : 'uk';

/** The words for a key, `{name}` parts filled in. */
export function t(key, parts = {}) {
	let words = texts[language][key] ?? key;
	for (const [name, value] of Object.entries(parts)) words = words.replace(`{${name}}`, value);
	return words;
}

/** The words for a key in an element of their own: they follow the language when it is switched. */
export function words(key) {
	return make('span', { 'data-t': key }, t(key));
}

/** The words for a state of a record; a state of another dialect is shown as it is. */
export function stateName(state) {
	return texts[language][state] ?? state ?? '—';
}

/** Writes the words into everything that bears `data-t…`. */
export function translatePage() {
	document.documentElement.lang = language;
	for (const element of document.querySelectorAll('[data-t]')) {
		element.textContent = t(element.dataset.t);
	}
	for (const element of document.querySelectorAll('[data-t-label]')) {
		element.setAttribute('aria-label', t(element.dataset.tLabel));
	}
	for (const element of document.querySelectorAll('[data-t-placeholder]')) {
		element.placeholder = t(element.dataset.tPlaceholder);
	}
	for (const button of document.querySelectorAll('[data-language]')) {
		button.setAttribute('aria-pressed', String(button.dataset.language === language));
	}
}

export function setLanguage(chosen) {
	language = chosen;
	localStorage.setItem(STORED, chosen);
	translatePage();
}
