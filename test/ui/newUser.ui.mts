/** A new user in n8n's real editor, from the set-up of the owner to the pop-up in the cabinet. */
import { callSteps } from './callSteps.mts';
import { credentialSteps } from './credentialSteps.mts';
import { errorSteps } from './errorSteps.mts';
import { nodePanelSteps } from './nodePanelSteps.mts';
import { routingSteps } from './routingSteps.mts';
import { Session } from './session.mts';
import { templateSteps } from './templateSteps.mts';

const MINUTE = 60_000;
const session = new Session();

afterAll(async () => await session.end(), 2 * MINUTE);

session.step('n8n starts with the package', async () => await session.begin(), 12 * MINUTE);
describe('the node panel', () => nodePanelSteps(session));
describe('the credentials', () => credentialSteps(session));
describe('while the phone rings', () => routingSteps(session));
describe('the templates', () => templateSteps(session));
describe('a call', () => callSteps(session));
describe('a wrong key', () => errorSteps(session));
