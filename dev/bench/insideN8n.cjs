/**
 * Loaded into n8n before n8n itself (`NODE_OPTIONS=--require`): tells the bench over a socket when an execution
 * ends (`e`, or `f` when it failed) and when the expression engine creates an isolate (`i`). Plain CommonJS, since
 * nothing reads TypeScript there.
 */
const Module = require('node:module');
const { connect } = require('node:net');

const { BENCH_SOCKET } = process.env;
if (BENCH_SOCKET) watch(connect(BENCH_SOCKET).unref());

function watch(socket) {
	socket.on('error', () => undefined);
	const tell = (event) => socket.write(event);
	const load = Module._load;
	const counted = new Map();
	Module._load = function (request, ...rest) {
		const exported = load.call(this, request, ...rest);
		if (request === 'isolated-vm') {
			if (!counted.has(exported)) counted.set(exported, countIsolates(exported, tell));
			return counted.get(exported);
		}
		if (request === 'n8n-core' && exported.WorkflowExecute && !counted.has(exported)) {
			counted.set(exported, exported);
			tellEnds(exported.WorkflowExecute.prototype, tell);
		}
		return exported;
	};
}

function countIsolates(ivm, tell) {
	const Isolate = new Proxy(ivm.Isolate, {
		construct(target, args) {
			tell('i');
			return Reflect.construct(target, args);
		},
	});
	return new Proxy(ivm, {
		get: (target, name) => (name === 'Isolate' ? Isolate : Reflect.get(target, name)),
	});
}

/** The promise of an execution is kept when n8n has also stored it. */
function tellEnds(prototype, tell) {
	const original = prototype.processRunExecutionData;
	prototype.processRunExecutionData = function (...args) {
		const running = original.apply(this, args);
		running.then(
			(run) => tell(run.data.resultData.error ? 'f' : 'e'),
			() => tell('f'),
		);
		return running;
	};
}
