/** The template "names on the telephone", in n8n's own engine: who rings just now, and each night all clients. */
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { aCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { openTemplate, type RunFrom } from '../support/runTemplate.mts';

const KNOWN = '380501112233';

let sandbox: Sandbox;
let run: RunFrom;
beforeEach(async () => {
	sandbox = closeAfterTest(await startSandbox());
	run = openTemplate('names-in-smart-phone.json', {
		asterilApi: credentialFor(sandbox.url),
		ringostatApi: {
			...{ token: 'token-0123456789', authKey: 'sandbox-auth-key', projectId: '11111' },
			apiAddress: `${sandbox.url}/ringostat`,
		},
	});
});

const ringing = (clientPhone: string | null) =>
	aCall({ clientPhone, outcome: 'inProgress', event: 'before_call' });
const pathsAsked = async () =>
	sandbox.log.latest().map(({ path }) => path.replace(/^.*\/(?=\w+\/?\w*$)/, ''));

test('the telephone shows the name of the client who rings; nothing is written in Asteril', async () => {
	const before = sandbox.cabinet.version;
	const { error } = await run('Phone Rings', [ringing(KNOWN)]);
	expect(error).toBeUndefined();
	expect(sandbox.ringostat.staff.contactOf(KNOWN)).toMatchObject({ fullName: 'Олена Наявна' });
	expect(sandbox.cabinet.version).toBe(before);
});

test.each([
	['an unknown number', '380671112233'],
	['a hidden number', null],
])('%s is left out, and nobody is created', async (_what, phone) => {
	const { error } = await run('Phone Rings', [ringing(phone)]);
	expect(error).toBeUndefined();
	expect(sandbox.ringostat.staff.contacts).toEqual([]);
	expect(sandbox.cabinet.clients).toHaveLength(1);
});

test('each night all clients go there, 50 in a request', async () => {
	for (let n = 0; n < 119; n++) {
		const phone = `38067${1_000_000 + n}`;
		sandbox.cabinet.create('client', { name: `Клієнт ${n}`, phone });
	}
	const { error } = await run('Every Night', [{}]);
	expect(error).toBeUndefined();
	expect(sandbox.ringostat.staff.contacts).toHaveLength(120);
	expect((await pathsAsked()).filter((path) => path.includes('sync'))).toHaveLength(3);
});
