/** `minicrm/contacts/sync`, as the article describes it. */
import { z } from 'zod';
import { Problem } from '../Problem.mts';
import type { Staff } from './staff.mts';

const text = z.union([z.string(), z.number()]).nullish();

const contactSchema = z
	.object({
		projectId: z.union([z.string(), z.number()]),
		fullName: z.string().min(1),
		origin: z.string().min(1),
		externalId: text,
		leadId: text,
		responsible: text,
		staffId: text,
		contactLink: z.string().nullish(),
		contactDirections: z
			.array(z.object({ name: z.string(), type: z.string(), value: z.string() }))
			.min(1),
	})
	.passthrough();

/** @throws Problem 400 with what is wrong */
export function syncContacts(staff: Staff, body: Record<string, unknown>): unknown {
	const read = z.array(contactSchema).min(1).safeParse(body.contacts);
	if (!read.success) {
		const [{ path, message } = { path: [], message: '' }] = read.error.issues;
		throw new Problem(400, `contacts.${path.join('.')}: ${message}`);
	}
	for (const { externalId, leadId, ...contact } of read.data) {
		if (!externalId && !leadId) throw new Problem(400, 'externalId or leadId has to be set');
		staff.keep({
			fullName: contact.fullName,
			contactLink: contact.contactLink ?? null,
			responsible: contact.responsible == null ? null : String(contact.responsible),
			phones: contact.contactDirections.map(({ value }) => value),
		});
	}
	const answers = { text: 'OK', json: { status: 'ok' }, empty: '' };
	return answers[staff.settings.contactsAnswer];
}
