package stoa.bench.swarm;

import java.net.URI;

/** How to speak to a kind of server. */
interface Dialect {
    String name();

    /** Seats two debaters at a new debate and returns when both are connected and listening. */
    Match open(URI server, int number, Tally tally) throws Exception;

    /** How many debates may be opened at the same time. */
    int gate();

    static Dialect of(String name) {
        return switch (name) {
            case "stoa" -> new StoaDialect();
            case "socketio" -> new SocketIoDialect();
            default -> throw new IllegalArgumentException("Dialect '" + name + "' is unknown; use stoa or socketio");
        };
    }
}
