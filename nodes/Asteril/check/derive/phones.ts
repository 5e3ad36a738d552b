import { PHONE_FORMATS, phoneFormatOf } from '../../../shared/phoneFormats';
import type { Contract } from '../../api/contractTypes';
import type { Observations } from '../observe/observations';
import type { Leaf } from '../tree';

/** The form in which most clients have their numbers written, if one is the common one. */
export function storedFormat(contract: Contract, { lists }: Observations): Record<string, Leaf> {
	const key = contract.client.fields.phone;
	const rows = key === null ? [] : (lists.client?.rows ?? []);
	const formats = rows.flatMap((row) => phoneFormatOf(String(row[key as string] ?? '')) ?? []);
	const times = (format: string) => formats.filter((each) => each === format).length;
	const [common] = [...PHONE_FORMATS].sort((one, other) => times(other) - times(one));
	const isCommon = common === contract.phone.stored || times(common) * 2 > formats.length;
	return formats.length > 0 && isCommon ? { 'phone.stored': common } : {};
}
