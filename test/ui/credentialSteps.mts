import { closeForm, fillIn, newCredential, saveAndTest, tick } from './credentialForm.mts';
import { pictureOf } from './pictures.mts';
import type { Session } from './session.mts';

/** Both are made as a person makes them, with the mistakes that are to be expected. */
export function credentialSteps(session: Session): void {
	session.step('Asteril: red with a wrong key, in our words, then green', async () => {
		const { page, user } = session;
		const form = await newCredential(page, user.n8nUrl, 'Asteril API');
		await fillIn(form, { address: user.sandbox.url, apiKey: 'wrong-key' });
		await tick(form, 'customAddress');
		const red = await saveAndTest(form);
		expect(red).toMatchObject({
			ok: false,
			text: expect.stringMatching(/Asteril refused the API key, .*support/),
		});
		expect(red.text).not.toContain('wrong-key');
		await pictureOf(form, 'credential-asteril-red');
		await fillIn(form, { apiKey: user.apiKey });
		expect(await saveAndTest(form)).toMatchObject({ ok: true });
		await pictureOf(form, 'credential-asteril');
		await closeForm(page);
	});

	session.step('Ringostat: red with a short token or a wrong Auth-key, then green', async () => {
		const { page, user } = session;
		const { apiAddress, authKey, projectId } = user.ringostat;
		const form = await newCredential(page, user.n8nUrl, 'Ringostat API');
		await fillIn(form, { token: 'short', apiAddress });
		expect(await saveAndTest(form)).toMatchObject({
			ok: false,
			text: expect.stringMatching(/16 or more letters and digits/),
		});
		await fillIn(form, { token: user.token });
		expect(await saveAndTest(form)).toMatchObject({ ok: true });
		await fillIn(form, { authKey: 'wrong-auth-key' });
		const red = await saveAndTest(form);
		expect(red).toMatchObject({
			ok: false,
			text: expect.stringMatching(/Ringostat refused the Auth-key/),
		});
		expect(red.text).not.toContain('wrong-auth-key');
		await pictureOf(form, 'credential-ringostat-red');
		// The second for call routing.
		await fillIn(form, { authKey, projectId });
		expect(await saveAndTest(form)).toMatchObject({ ok: true });
		await pictureOf(form, 'credential-ringostat');
		await closeForm(page);
	});
}
