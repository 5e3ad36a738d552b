/** A recording to listen to: two short beeps, made here so that no sound file is shipped. */
const RATE = 8000;
const SECONDS = 1.2;

/** A WAV file, 8 kHz, 8 bit, mono. */
export function makeRecording(): Buffer {
	const samples = Math.floor(RATE * SECONDS);
	const file = Buffer.alloc(44 + samples);
	file.write('RIFF', 0);
	file.writeUInt32LE(36 + samples, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(RATE, 24);
	file.writeUInt32LE(RATE, 28);
	file.writeUInt16LE(1, 32);
	file.writeUInt16LE(8, 34);
	file.write('data', 36);
	file.writeUInt32LE(samples, 40);
	for (let i = 0; i < samples; i += 1) {
		const second = i / RATE;
		const sounds = second < 0.4 || (second > 0.6 && second < 1);
		const swing = sounds ? Math.sin(2 * Math.PI * (second < 0.5 ? 440 : 554) * second) : 0;
		file.writeUInt8(Math.round(128 + 60 * swing), 44 + i);
	}
	return file;
}
