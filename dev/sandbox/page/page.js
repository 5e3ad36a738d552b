/** What htmx leaves to the page: its language, where the focus goes, and what the server refused. */
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

const problem = document.querySelector('[role=alert]');
/** The method of the request whose problem is shown. The next one of that method takes it back. */
let failed;
function show({ request }, text) {
	problem.textContent = text;
	failed = request.method;
}
addEventListener('htmx:error', ({ detail: { ctx } }) => show(ctx, document.body.dataset.lost));
addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
	if (ctx.request.method === failed) show(ctx, '');
});
addEventListener('htmx:response:error', ({ detail: { ctx } }) => {
	show(ctx, JSON.parse(ctx.text).error);
});
