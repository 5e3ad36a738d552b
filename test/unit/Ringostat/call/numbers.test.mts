import { one } from './support.mts';

const C = '380670000001';
const L = '380440000010';
const E = '380671112233';
const SIP = 'examplecom_ivanenko';

type Row = [name: string, body: object, clientPhone: string | null, line?: string | null];

const ROWS: Row[] = [
	['E164 first', { type: 'in', E164: C, caller: '380670000002', dst: L }, C, L],
	['our line is skipped', { type: 'in', E164: L, userfield: C, dst: L }, C, L],
	['only our own number left', { type: 'in', E164: L, dst: L }, null, L],
	['connected_with as a last resort', { type: 'in', connected_with: C, dst: L }, C, L],
	['connected_with is dst', { type: 'in', connected_with: L, dst: L }, null, L],
	['a hidden caller', { type: 'in', caller: 'anonymous', connected_with: E, dst: L }, null, L],
	['a login is no client', { type: 'in', caller: SIP, dst: L }, null, L],
	['an extension is no client', { type: 'in', caller: '101', dst: L }, null, L],
	['outbound_number is ours', { type: 'in', E164: L, phone: C, outbound_number: L }, C, L],
	['callback', { type: 'callback', caller: C, dst: L }, C, L],
	['display form', { type: 'in', caller: `"Іван" <${C}>`, dst: L }, C, L],
	['callee', { type: 'out', callee: C, outbound_number: L, caller: SIP }, C, L],
	['callee is ours', { type: 'out', callee: L, outbound_number: L, userfield: C }, C, L],
	['dst is the project', { type: 'out', dst: L, userfield: C }, C, L],
	['click to call', { type: 'out', caller: C, dst: SIP }, C, null],
	['click to call, userfield too', { type: 'out', caller: C, dst: SIP, userfield: C }, C, null],
	['outgoing login to dst', { type: 'out', caller: `"${SIP}" <${SIP}>`, dst: C }, C, null],
	['outgoing, nothing but ours', { type: 'out', callee: L, outbound_number: L }, null, L],
	['transit in, dst is the client', { type: 'transitin', caller: C, dst: C, caller_number: L }, C],
	['transit in, E164 is dst', { type: 'transitin', E164: C, dst: C }, C, null],
	['transit in, caller_number alone', { type: 'transitin', caller_number: C, dst: L }, C, L],
	['transit out', { type: 'transitout', caller: E, dst: C, caller_number: L }, C],
	['transit in, n_alias is ours', { type: 'transitin', E164: L, n_alias: L, caller: C }, C, L],
	['transit in, caller_number last', { type: 'transitin', caller_number: E, phone: C }, C],
	['transit out, our line', { type: 'transitout', callee: C, outbound_number: L }, C, L],
	[
		'transit out, our line calls',
		{ type: 'transitout', dst: C, caller: L, caller_number: E },
		C,
		L,
	],
	['no direction, caller_id and called_id', { caller_id: C, called_id: L, status: 'BUSY' }, C, L],
	['no direction, called_id alone', { called_id: L, status: 'BUSY' }, null, null],
	['no direction, caller_id and dst', { caller_id: C, dst: L, status: 'BUSY' }, null, null],
	['outgoing, called_id', { type: 'out', caller_id: L, called_id: C }, C, L],
	['incoming, callee', { type: 'in', caller: C, callee: L }, C, L],
	['outgoing, n_alias is ours', { type: 'out', dst: L, n_alias: L, phone: C }, C, L],
	['outgoing, the employee alone', { type: 'out', caller: E, outbound_number: L }, null, L],
	['outgoing, the caller is no client', { type: 'out', caller: E, userfield: E, dst: C }, C],
	[
		'outgoing, a login and our line',
		{ type: 'out', callee: SIP, dst: L, outbound_number: L },
		null,
	],
	['no direction, a hidden caller', { caller: 'anonymous', dst: C, status: 'BUSY' }, null, null],
	['no direction, two called', { callee: C, dst: E, status: 'BUSY' }, null, null],
	['no direction, our line is named', { E164: C, outbound_number: L, status: 'BUSY' }, C, L],
	['no direction, dst alone', { dst: C, disposition: 'BUSY' }, null, null],
	['no direction, callee alone', { callee: C, status: 'BUSY' }, C, null],
	['no direction, caller alone', { caller: C, status: 'BUSY' }, C, null],
	['no direction, two numbers', { caller: C, callee: L, status: 'BUSY' }, null, null],
	['no direction, login and number', { caller: SIP, dst: C, status: 'BUSY' }, C, null],
	['no direction, E164', { E164: C, dst: L, status: 'BUSY' }, C, L],
	['no direction, E164 is dst', { E164: C, dst: C, status: 'BUSY' }, null, null],
];

// A row always has four values: jest takes a missing one for its `done`.
test.each(ROWS.map(([name, body, client, line]) => [name, body, client, line] as const))(
	'%s',
	(_, body, clientPhone, line) => {
		const call = one({ uniqueid: 'a', ...body });
		expect(call.clientPhone).toBe(clientPhone);
		if (line !== undefined) expect(call.line).toBe(line);
	},
);

test.each([
	['caller', { caller: L, caller_number: E }],
	['caller_number', { caller: E, caller_number: L }],
	['caller and caller_number', { caller: L, caller_number: L }],
])('%s of transitout is the line when it is one of ours', (_name, ends) => {
	const body = { uniqueid: 'a', type: 'transitout', dst: C, ...ends };
	expect(one(body, { ownNumbers: [L] })).toMatchObject({ clientPhone: C, line: L });
});

test('configured numbers are never the client, in any spelling', () => {
	const options = { ownNumbers: ['(044) 000-00-10'] };
	expect(one({ id: 'a', type: 'in', caller: L, phone: C }, options).clientPhone).toBe(C);
	expect(one({ id: 'a', type: 'in', connected_with: L }, options).clientPhone).toBeNull();
	expect(one({ caller: C, callee: L, status: 'BUSY' }, options)).toMatchObject({
		clientPhone: C,
		line: L,
		missed: false,
	});
});

test.each([
	[{ connected_with: E }, { phone: E }],
	[{ connected_with: C }, { phone: null }],
	[{ connected_with: SIP }, { sip: SIP }],
	[{ connected_with: '101' }, { extension: '101' }],
	[{ employee: '+380 67 111 22 33' }, { phone: E, name: null }],
	[{ employee: '104' }, { extension: '104', name: null }],
	[{ employee: SIP }, { sip: SIP, name: null }],
	[{ employee: 'ivan@example.com' }, { email: 'ivan@example.com', name: null }],
	[{ employee: 'John Smith' }, { name: 'John Smith' }],
	[{ manager: 'Олена' }, { name: 'Олена' }],
	[{ employee_id: -1, employee_number: '-1' }, { id: null }],
	[{ employee_id: '-1', staffid: 7 }, { id: '7' }],
	[{ employee_estension: 101 }, { extension: '101' }],
	[
		{ manager_sip: SIP, connected_with: E },
		{ sip: SIP, phone: E },
	],
	[{ department: 'Продаж' }, { department: 'Продаж' }],
	[{ employee: 'ivan' }, { name: 'ivan', sip: null }],
	[{ employee: `"Іван" <${SIP}>` }, { name: 'Іван', sip: SIP }],
	[{ manager_sip: `sip:${SIP}` }, { sip: SIP }],
])('employee: %j', (fields, employee) => {
	const call = one({ uniqueid: 'a', type: 'in', E164: C, dst: L, ...fields });
	expect(call.employee).toMatchObject(employee);
	expect(call.additional).toEqual({});
});

test.each([
	[{ type: 'in', E164: C, caller_number: E }, null],
	[{ type: 'transitout', dst: C, caller_number: E }, E],
	[{ type: 'in', E164: C, connected_with: 'anonymous' }, null],
])('the number of the employee in %j is %j', (fields, phone) => {
	expect(one({ uniqueid: 'a', ...fields }).employee).toMatchObject({ phone, sip: null });
});

test('numbers without a country are those of the country that is set', () => {
	const body = { uniqueid: 'a', type: 'in', caller: '501112233', dst: '221234567' };
	expect(one(body, { defaultCountry: 'PL', ownNumbers: ['221234567', 'nonsense'] })).toMatchObject({
		clientPhone: '48501112233',
		line: '48221234567',
	});
	expect(one({ ...body, caller: '0501112233' }, { defaultCountry: '' }).clientPhone).toBe(
		'380501112233',
	);
});
