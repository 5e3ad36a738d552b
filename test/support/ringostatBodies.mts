/** What Ringostat's "after call" webhook sends, one body a call; the story of a small shop. */
const common = {
	calldate: '2026-11-20 10:00:00',
	dst: '380443334455',
	disposition: 'ANSWERED',
	billsec: '42',
	waittime: '12',
	duration: '54',
	has_recording: '1',
	utm_source: '(direct)',
	utm_medium: '(none)',
};

const notTaken = { disposition: 'NO ANSWER', billsec: '0', duration: '12', has_recording: '0' };

export const bodies = {
	/** A new client from an advertisement, who was talked to. */
	answeredNew: {
		...common,
		uniqueid: 'ua1_-1763625600.1',
		call_type: 'in',
		E164: '+380671234567',
		recording_wav: 'https://app.ringostat.com/recordings/1.wav?token=t',
		employee_fio: 'Ольга Менеджер',
		extension_number: '101',
		utm_source: 'google',
		utm_medium: 'cpc',
		utm_campaign: 'осінь',
		landing: 'https://shop.example/',
	},
	missedNew: {
		...common,
		...notTaken,
		uniqueid: 'ua1_-1763625600.2',
		call_type: 'in',
		E164: '0637654321',
	},
	/** Of the client whom the sandbox knows, with the responsible 2. */
	missedExisting: {
		...common,
		...notTaken,
		uniqueid: 'ua1_-1763625600.3',
		call_type: 'in',
		E164: '+380501112233',
	},
	outgoing: {
		...common,
		uniqueid: 'ua1_-1763625600.4',
		call_type: 'out',
		callee: '380931234567',
		outbound_number: '380443334455',
		dst: '380931234567',
		recording_wav: 'https://app.ringostat.com/recordings/4.wav?token=t',
		employee_fio: 'Іван Менеджер',
	},
	hidden: {
		...common,
		...notTaken,
		uniqueid: 'ua1_-1763625600.5',
		call_type: 'in',
		E164: 'anonymous',
	},
} as const;

export type BodyName = keyof typeof bodies;
