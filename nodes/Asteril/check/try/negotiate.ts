import type { Answer } from '../CabinetSession';
import { adjustDraft } from './adjustDraft';
import { bodyOf, type Draft } from './draft';
import { readRefusal } from './refusal';

/** Sends a draft until it is taken, changed by what each refusal says; at most so many times. @param first answer to the draft as it is, when it was sent already */
export async function negotiate(
	draft: Draft,
	send: (body: Record<string, unknown>) => Promise<Answer | null>,
	tries: number,
	first?: Answer,
): Promise<Answer | null> {
	let answer = first ?? (await send(bodyOf(draft)));
	for (let tried = 1; tried < tries && answer?.kind === 'refused'; tried++) {
		if (!adjustDraft(draft, readRefusal(answer.body))) break;
		answer = await send(bodyOf(draft));
	}
	return answer;
}
