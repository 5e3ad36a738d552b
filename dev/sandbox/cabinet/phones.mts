/** How the ten digits of a Ukrainian number are written, `#` for each. */
const FORMS = {
	digits: '38##########',
	plus: '+38##########',
	local: '##########',
	spaced: '+38 (###) ###-##-##',
	brackets: '(###) ###-##-##',
	dashes: '###-###-##-##',
};

export type PhoneForm = 'asWritten' | keyof typeof FORMS;

/**
 * The way a cabinet keeps a client's phone. Most forms are what people type in Ukraine; a number
 * they do not fit is left as it was written.
 */
export function keepPhone(written: string, kept: PhoneForm): string {
	const digits = written.replace(/\D/g, '');
	if (kept === 'asWritten' || digits === '') return written;
	const local = /^(?:38)?(0\d{9})$/.exec(digits)?.[1];
	if (local === undefined) return kept === 'plus' ? `+${digits}` : written;
	let next = 0;
	return FORMS[kept].replace(/#/g, () => local[next++] ?? '');
}
