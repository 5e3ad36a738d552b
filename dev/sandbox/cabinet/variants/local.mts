import { vary, varyLists } from './vary.mts';

/** A cabinet filled by hand: spaced local phones, filters that find a part, dates with points. */
export const local = vary(
	'local',
	'Phones kept as +38 (067) 123-45-67, filters match a part, dates as 31.01.2026 15:45.',
	(contract) => {
		contract.phones = { kept: 'spaced', filterRewrites: true };
		contract.dates = {
			...contract.dates,
			format: 'dd.MM.yyyy HH:mm',
			rangeDay: 'dd.MM.yyyy',
			rangeSeparator: '-',
		};
		contract.write.answer = { content: 'id', envelope: null };
		varyLists(contract, (list, entity) => {
			list.defaultLimit = 20;
			for (const filter of contract.entities[entity].filters) {
				if (filter.kind === 'equals') filter.match = 'partial';
			}
		});
	},
);
