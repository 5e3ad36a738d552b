import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const START_LIMIT_MS = 60_000;

/** Nothing here may reach out of this machine, and there is neither a sandbox nor a graphics card in CI. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The path of the system's Chromium or Chrome. @throws saying how to install one */
export function findBrowser(): string {
	const { CHROMIUM } = process.env;
	const found = CHROMIUM ?? PLACES.find((place) => existsSync(place));
	if (found !== undefined && existsSync(found)) return found;
	throw new Error(
		`There is no Chromium at ${CHROMIUM ?? PLACES.join(', ')}. Install it (Debian, Ubuntu: ` +
			'"apt-get install -y --no-install-recommends chromium") or say where it is: CHROMIUM=/path/to/chromium.',
	);
}

/** Starts the system's browser, without a window unless `SHOW=1`. */
export async function openBrowser(): Promise<Browser> {
	// n8n marks its elements so.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: findBrowser(),
		headless: process.env.SHOW !== '1',
		args: FLAGS,
		timeout: START_LIMIT_MS,
	});
}
