package stoa.acceptance.debates;

import java.net.URI;
import stoa.acceptance.client.Live;
import stoa.acceptance.client.Rest;

/** Somebody with a session and a live connection. */
public record Person(String name, String id, Rest rest, Live live) implements AutoCloseable {
    public static Person guest(URI base, URI live, String nickname) {
        return connected(nickname, new Rest(base).asGuest(nickname), live);
    }

    public static Person member(URI base, URI live, String name) {
        var rest = new Rest(base);
        rest.post("accounts", java.util.Map.of("name", name, "password", password(name)))
                .ok();
        return connected(name, rest, live);
    }

    public static Person signedIn(URI base, URI live, String name, String password) {
        return connected(name, new Rest(base).signIn(name, password), live);
    }

    private static Person connected(String name, Rest rest, URI live) {
        return new Person(name, rest.userId(), rest, Live.open(live, rest.cookieHeader()));
    }

    private static String password(String name) {
        return "quiet-harbour-" + name + "-7391";
    }

    @Override
    public void close() {
        live.close();
        rest.close();
    }
}
