package stoa.bench.swarm;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Socket.IO 4 over WebSocket: `42["turn",{...}]`, acknowledged by number. */
final class SocketIoDialect implements Dialect {
    @Override
    public String name() {
        return "socketio";
    }

    @Override
    public int gate() {
        return 32;
    }

    @Override
    public Match open(URI server, int number, Tally tally) throws Exception {
        var address =
                URI.create(server.toString().replaceFirst("^http", "ws") + "socket.io/?EIO=4&transport=websocket");
        var match = new Debate(tally);
        var joined = new CountDownLatch(2);
        match.seats[0] = seat(address, number, match, joined, false);
        match.seats[1] = seat(address, number, match, joined, true);
        if (!joined.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Debate " + number + " did not open");
        }
        return match;
    }

    private static Socket seat(URI address, int number, Debate match, CountDownLatch joined, boolean second)
            throws Exception {
        return Socket.open(address, "", (self, text) -> {
            if (text.startsWith("0{")) {
                self.send("40");
            } else if (text.equals("2")) {
                self.send("3");
            } else if (text.startsWith("40")) {
                self.send("420[\"join\",{\"room\":\"d" + number + "\"}]");
            } else if (text.startsWith("430")) {
                joined.countDown();
            } else if (text.startsWith("43") && text.contains("\"error\"")) {
                match.refused(text);
            } else if (text.startsWith("43")) {
                match.acknowledged(match.sentAt);
            } else if (text.startsWith("42")) {
                match.heard(text, second);
            }
        });
    }

    private static final class Debate extends Match {
        private final Socket[] seats = new Socket[2];
        private volatile long sentAt;

        Debate(Tally tally) {
            super(tally);
        }

        @Override
        void speak(int turn, String text) {
            sentAt = System.nanoTime();
            seats[(turn - 1) % 2].send("42" + turn + "[\"turn\",{\"turn\":" + turn + ",\"text\":\"" + text + "\"}]");
        }
    }
}
