package stoa.kernel.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import stoa.api.access.Credential;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.gateway.call.Callers;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.Web;

/** Nobody is let in, and told that nothing is there, while the platform still starts. */
final class OpeningTest {
    @Test
    void opensOnceEverythingWasReadyAndStaysOpen() throws Exception {
        try (var hall = Hall.open()) {
            var complaint = new AtomicReference<>("Plugins are starting: debate.");
            hall.health.addReadiness(condition(complaint));
            var web = new Web(hall);

            assertEquals(503, web.get("/api/v1/openapi.json").statusCode());
            assertEquals(503, RawUpgrade.status(hall, "X-Nothing: 1"));
            complaint.set("");
            assertEquals(200, web.get("/api/v1/openapi.json").statusCode());
            complaint.set("Plugins are starting: judge-rubric.");
            assertEquals(200, web.get("/api/v1/openapi.json").statusCode());
            assertEquals(101, RawUpgrade.status(hall, "X-Nothing: 1"));
        }
    }

    @Test
    void takesNobodyForAnonymousBecauseNobodyCanTellWhoItIs() {
        var callers = new Callers();
        var shown = new Credential.SessionToken("secret");

        var absent = assertThrows(PlatformException.class, () -> callers.find(shown));
        callers.setIdentities(credential -> {
            throw new IllegalStateException("no database");
        });
        var failing = assertThrows(PlatformException.class, () -> callers.find(shown));
        callers.setIdentities(credential -> Optional.empty());

        assertEquals(Errors.NOT_READY, absent.code());
        assertEquals(Errors.NOT_READY, failing.code());
        assertEquals(Optional.empty(), callers.find(shown));
    }

    private static Readiness condition(AtomicReference<String> complaint) {
        return new Readiness() {
            @Override
            public String name() {
                return "plugins";
            }

            @Override
            public String complaint() {
                return complaint.get();
            }
        };
    }
}
