// The same job on Socket.IO: rooms, strict turns, everybody in the room hears each turn. It keeps nothing on disk.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
const rooms = new Map();

io.on('connection', (socket) => {
    socket.on('join', ({ room }, done) => {
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
});

http.listen(Number(process.argv[2] ?? 3100), '127.0.0.1', () => console.log(`ready ${http.address().port}`));
