import type { Id } from '../../api/records';
import type { Cabinet } from '../cabinet';

/** Takes a duplicate client out of use: no number finds it any more, and its name says why. */
export async function retireClient({ api }: Cabinet, duplicate: Id, kept: Id): Promise<void> {
	await api.update('client', duplicate, {
		name: `Зайвий запис, див. клієнта ${kept}`,
		phone: '',
	});
}
