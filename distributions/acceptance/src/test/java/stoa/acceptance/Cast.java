package stoa.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import stoa.acceptance.client.Rest;
import stoa.acceptance.hall.Hall;

/** One person of each kind, in the order of the columns of {@code policy.txt}. */
final class Cast implements AutoCloseable {
    private final Map<String, Rest> people = new LinkedHashMap<>();

    Cast(Hall hall) {
        var ada = new Rest(hall.url()).asDemo("ada");
        people.put("anonymous", new Rest(hall.url()));
        people.put(
                "guest",
                new Rest(hall.url())
                        .asGuest("Visitor " + UUID.randomUUID().toString().substring(0, 4)));
        people.put("ada", ada);
        for (var name : new String[] {"grace", "teacher", "admin"}) {
            people.put(name, new Rest(hall.url()).asDemo(name));
        }
    }

    Map<String, Rest> people() {
        return people;
    }

    Rest person(String name) {
        return people.get(name);
    }

    @Override
    public void close() {
        people.values().forEach(Rest::close);
    }
}
