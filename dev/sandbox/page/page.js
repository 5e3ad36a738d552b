/** What htmx leaves to the page: its language, where the focus goes, and a server that is gone. */
let focused;

addEventListener('htmx:before:swap', () => {
	focused = document.activeElement;
});

addEventListener('htmx:after:swap', () => {
	document.documentElement.lang = document.body.lang;
	if (focused.isConnected || document.activeElement !== document.body) return;
	// Who closes a pop-up by keyboard goes on with the next, or with the content of the page.
	const popup = focused.closest('.popup') && document.querySelector('.popup button');
	(popup ?? document.querySelector('#content')).focus({ preventScroll: true });
});

const lost = document.querySelector('#lost');
addEventListener('htmx:error', () => (lost.hidden = false));
addEventListener('htmx:after:request', () => (lost.hidden = true));
