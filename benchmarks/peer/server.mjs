// The same jobs on Socket.IO, nothing on disk. `turn`: strict turns that everybody in the room hears, acknowledged.
// `pub`: a message to everybody in the room, as the adapter of rtload sends it.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((request, response) => response.end('ok'));
const io = new Server(http, { transports: ['websocket'], serveClient: false });
const rooms = new Map();

io.on('connection', (socket) => {
    socket.on('join', (wish, done) => {
        const room = wish.room ?? wish;
        socket.data.room = room;
        if (!rooms.has(room)) rooms.set(room, { turns: 0 });
        void socket.join(room);
        done({ ok: true });
    });
    socket.on('turn', ({ turn, text }, done) => {
        const room = rooms.get(socket.data.room);
        if (!room || turn !== room.turns + 1) return done({ error: 'TURN_MOVED' });
        room.turns = turn;
        io.to(socket.data.room).emit('spoken', { turn, text, at: Date.now() });
        done({ seq: turn });
    });
    socket.on('pub', (message) => io.to(message.room).emit('msg', message));
});

// For the memory per connection: what is in use after a collection, in bytes.
process.on('SIGUSR2', () => {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    console.log(`memory ${heapUsed + external} ${rss}`);
});

http.listen(Number(process.argv[2] ?? 3100), '127.0.0.1', () => console.log(`ready ${http.address().port}`));
