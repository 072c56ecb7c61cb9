package stoa.debate.lobby;

import stoa.debate.room.Stage;

/** How the lobby groups debates; the names are part of stored keys. */
enum Shelf {
    OPEN("open"),
    LIVE("live"),
    OVER("over");

    private final String text;

    Shelf(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Shelf of(Stage stage) {
        return switch (stage) {
            case UNOPENED, OPEN -> OPEN;
            case RUNNING, PAUSED, CLOSING -> LIVE;
            case DECIDED, ABORTED -> OVER;
        };
    }
}
