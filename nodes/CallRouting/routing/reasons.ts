const WHERE = 'in Ringostat or in "Employees" of this node';

/** One sentence for each way in which a call is routed: what happened, and what to set up. */
export const reasons = {
	responsible: (name: string) => `The client's responsible, ${name}, is online and not in a talk.`,
	lastTalk: (name: string) => `${name} talked to the client last, and is online and not in a talk.`,

	noPhone:
		"Ringostat sent no number of the client: the caller hides it, or the caller's number is not among the parameters of Webhook number in Ringostat (name it caller_number).",
	ownNumber: (phone: string) =>
		`The number that rings, +${phone}, is one of the shop's own: check which parameter Webhook number in Ringostat sends as the caller's number, and "Own Numbers" of this node.`,
	unknownClient: 'No client in Asteril has this number.',
	noResponsible:
		'The client has no responsible in Asteril: set one on the card of the client, and the next call goes there.',
	noTalk: 'Nobody has talked to this client yet, as far as the calls in Asteril show.',
	unknownTalker:
		'Ringostat has no employee who is like the one that the last logged call names: correct the name or the extension of the employee in Ringostat.',

	unknownUser: (name: string) =>
		`Asteril does not list the user ${name} who is responsible for the client: set another responsible on the card of the client.`,
	noEmployee: (name: string) =>
		`No employee in Ringostat is like the Asteril user ${name}: set the same e-mail or extension ${WHERE}.`,
	usersAlike: (name: string) =>
		`Several users in Asteril are like ${name}, so the employee is not certain: give each an e-mail or extension of their own, or type the employee into "Employees" of this node.`,
	employeesAlike: (name: string) =>
		`Several employees in Ringostat are like the Asteril user ${name}: give each an e-mail or extension of their own ${WHERE}.`,

	noSip: (name: string) =>
		`The employee ${name} has no SIP account: add one in Ringostat, only SIP accounts can be routed to.`,
	offline: (name: string) =>
		`The SIP account of ${name} is not online: sign in to Ringostat Smart Phone or the SIP telephone.`,
	talking: (name: string) => `${name} is in a talk just now.`,

	tooLate: (service: string, waitMs: number) =>
		`${service} did not answer within ${(Math.max(0, waitMs) / 1000).toFixed(1)} s, and a call must not wait longer: see whether ${service} is slow just now, or raise "Answer Within".`,
	failed: (message: string, description: string) =>
		description === '' ? `${message}.` : `${message}: ${description}`,
	notAsked: 'It was not needed.',
} as const;
