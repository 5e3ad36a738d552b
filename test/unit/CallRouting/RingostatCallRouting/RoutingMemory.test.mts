/** How long a ringing call waits for a cabinet, by what the calls before it saw. */
import { RoutingMemory } from '../../../../nodes/CallRouting/RingostatCallRouting/RoutingMemory';

const SHOP = 'the credential of a shop';
let now = 0;
/** Waits that have begun, in milliseconds. */
let slept: number[] = [];
const sleep = async (milliseconds: number): Promise<void> => {
	slept.push(milliseconds);
	now += milliseconds;
};
const never = async (milliseconds: number): Promise<void> => {
	slept.push(milliseconds);
	if (milliseconds > 500) await new Promise(() => undefined);
};

beforeEach(() => {
	slept = [];
	now = Date.parse('2026-11-22T12:00:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

test('the whole time while the cabinet answers', async () => {
	await new RoutingMemory().wait(SHOP, 1800, sleep);
	expect(slept).toEqual([500, 1300]);
});

test('no longer than it may', async () => {
	await new RoutingMemory().wait(SHOP, 300, sleep);
	expect(slept).toEqual([300]);
});

test('half a second for ten seconds after a call that was not answered in time', async () => {
	const memory = new RoutingMemory();
	memory.noteLate(SHOP);
	now += 9_000;
	await memory.wait(SHOP, 1800, sleep);
	expect(slept).toEqual([500]);
	now += 1_000;
	await memory.wait(SHOP, 1800, sleep);
	expect(slept).toEqual([500, 500, 1300]);
});

test('the whole time again after an answer, even a late one', async () => {
	const memory = new RoutingMemory();
	memory.noteLate(SHOP);
	memory.noteAnswer(SHOP);
	await memory.wait(SHOP, 1800, sleep);
	expect(slept).toEqual([500, 1300]);
});

test('the whole time for another cabinet', async () => {
	const memory = new RoutingMemory();
	memory.noteLate('the credential of another shop');
	await memory.wait(SHOP, 1800, sleep);
	expect(slept).toEqual([500, 1300]);
});

test('until another call has waited in vain', async () => {
	const memory = new RoutingMemory();
	const waiting = memory.wait(SHOP, 1800, never);
	await new Promise((resolve) => setImmediate(resolve));
	expect(slept).toEqual([500, 1300]);
	memory.noteLate(SHOP);
	await waiting;
});
