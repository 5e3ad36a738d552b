import type { MissedCallsReport } from '../../../../../nodes/Asteril/crm/report/missedCallsReport';
import { reportHtml } from '../../../../../nodes/Asteril/Asteril/missedCalls/reportHtml';

const ZONE = 'Europe/Kyiv';

const report: MissedCallsReport = {
	from: '2026-11-20T00:00:00+02:00',
	to: '2026-11-20T23:59:59+02:00',
	missed: 4,
	calledBack: 3,
	medianMinutesToCallBack: 75,
	stillOpen: 1,
	byResponsible: [
		{ responsible: '<b>Олена</b> & "Ко"', missed: 3, calledBack: 3, open: 0 },
		{ responsible: null, missed: 1, calledBack: 0, open: 1 },
	],
	complete: false,
};
const html = reportHtml(report, ZONE);

test('says the figures', () => {
	for (const said of ['1 год 15 хв', 'Без відповідального', 'враховано не всі']) {
		expect(html).toContain(said);
	}
});

test('names are data', () => {
	expect(html).toContain('&lt;b&gt;Олена&lt;/b&gt; &amp; &quot;Ко&quot;');
	expect(html).not.toContain('<b>Олена');
});

test('nothing that mail programs strip, and every tag is closed', () => {
	expect(html).not.toMatch(/<(svg|script|style|img|link)/);
	const opened = [...html.matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag).sort();
	const closed = [...html.matchAll(/<\/(\w+)>/g)].map(([, tag]) => tag).sort();
	expect(closed).toEqual(opened);
});

test('bars are as long as their numbers', () => {
	const widths = [...html.matchAll(/width:(\d+)px/g)].map(([, width]) => Number(width));
	expect(widths).toEqual([160, 53]);
});

const textOf = (different: Partial<MissedCallsReport>) =>
	reportHtml({ ...report, ...different }, ZONE)
		.replace(/<[^>]+>/g, '|')
		.replace(/\|+/g, '|');

test('the period stands on the clock that is asked for', () => {
	expect(textOf({})).toContain('|Пропущені дзвінки, 20.11.2026 00:00 – 20.11.2026 23:59|');
	expect(reportHtml(report, 'UTC')).toContain('19.11.2026 22:00 – 20.11.2026 21:59');
});

test('every figure stands behind its label', () => {
	expect(textOf({})).toContain(
		'|Пропущено дзвінків|4|Передзвонили|3|Половині клієнтів передзвонили за|1 год 15 хв або швидше|Ще відкрито|1|',
	);
	expect(textOf({})).toContain('|Відповідальний|Пропущено|Передзвонили|Відкрито|');
	expect(textOf({})).toContain('|3|3|0|Без відповідального|1|0|1|');
});

test.each([
	[null, '—'],
	[0, '0 хв'],
	[59, '59 хв'],
	[60, '1 год'],
	[61, '1 год 1 хв'],
	[120, '2 год'],
])('%j minutes are %s', (medianMinutesToCallBack, said) => {
	expect(textOf({ medianMinutesToCallBack })).toContain(
		`передзвонили за|${said}${said === '—' ? '' : ' або швидше'}|`,
	);
});

test('nobody was missed: no table of nobody, no bars', () => {
	const quiet = reportHtml({ ...report, missed: 0, byResponsible: [] }, ZONE);
	expect(quiet).not.toMatch(/Відповідальний|width:/);
});

test('a report of all calls does not say that some are left out', () => {
	expect(textOf({ complete: true })).not.toContain('враховано не всі');
});

test('what was seen to is green, what is open is red', () => {
	const byResponsible = [{ responsible: 'Олена', missed: 4, calledBack: 3, open: 1 }];
	const colors = reportHtml({ ...report, byResponsible }, ZONE).matchAll(
		/width:(\d+)px;height:14px;background:(#\w+)/g,
	);
	expect([...colors].map(([, width, color]) => [width, color])).toEqual([
		['120', '#2e7d32'],
		['40', '#c62828'],
	]);
});
