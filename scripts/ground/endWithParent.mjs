// Preloaded into the backend by `npm start`: a parent that was killed outright could pass no signal on, and a
// backend without one would hold the data folder and the telephone's registration for ever.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
