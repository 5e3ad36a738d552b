/**
 * `npm run test:ui`: a new user in n8n's real editor, with the system's Chromium. Further arguments go to jest;
 * `SHOW=1 npm run test:ui` shows the browser's window.
 */
import { runUiTests } from '../../test/ui/runUiTests.mts';
import { closeWith } from './counts.mts';

closeWith('test-ui', await runUiTests('test-ui', process.argv.slice(2)));
