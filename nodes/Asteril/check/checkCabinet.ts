import type { FailureOf } from '../../shared/http/failure';
import type { Contract } from '../api/contractTypes';
import { checkAccess } from './access';
import { Check } from './Check';
import { checkDates } from './dates';
import { checkDays } from './days';
import { type Fact, factsOf } from './facts';
import { checkFields } from './fields';
import { checkFilter, checkPart, checkUnknownFilter } from './filters';
import { checkLists } from './lists';
import { checkPaging } from './paging';
import { checkPhones } from './phones';
import { checkPlaces } from './checkPlaces';
import type { Prober } from './probe';
import { checkValues } from './values';
import { checkWrites } from './writes';

/** The most requests that one check sends, whatever the cabinet does. */
export const MOST_REQUESTS = 40;

/**
 * Goes through the contract with a real cabinet, reading only: a fact an item, and last the
 * override that makes the contract fit. What is asked first matters most, should the requests not
 * suffice; what can't be asked any more "cannot be told".
 *
 * @param contract of the credential, its overrides included
 * @throws {ApiError} when there is no way in
 */
export async function checkCabinet(
	contract: Contract,
	prober: Prober,
	apiKey: string,
	failureOf: FailureOf,
): Promise<Fact[]> {
	const check = new Check(contract, prober, apiKey);
	await checkAccess(check, failureOf);
	await checkLists(check);
	checkPlaces(check);
	await checkPaging(check);
	checkFields(check);
	checkValues(check);
	checkDates(check);
	await checkUnknownFilter(check);
	await checkFilter(check, 'client', 'phone');
	await checkPhones(check);
	await checkFilter(check, 'call', 'externalId');
	await checkFilter(check, 'task', 'externalId');
	await checkDays(check, 'call', 'createdDate');
	await checkFilter(check, 'call', 'clientId');
	await checkFilter(check, 'task', 'clientId');
	await checkFilter(check, 'task', 'status');
	await checkPart(check, 'client', 'phone', 'client.fields.phone');
	await checkPart(check, 'call', 'externalId', 'call.fields.externalId');
	await checkPart(check, 'task', 'externalId', 'task.fields.externalId');
	await checkDays(check, 'order', 'createdDate');
	await checkFilter(check, 'order', 'status');
	await checkDays(check, 'order', 'updatedDate');
	checkWrites(check);
	return factsOf(check);
}
