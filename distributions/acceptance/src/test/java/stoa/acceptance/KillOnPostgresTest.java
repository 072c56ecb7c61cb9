package stoa.acceptance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import stoa.acceptance.hall.Hall;
import stoa.testkit.postgres.PostgresServer;

final class KillOnPostgresTest extends KillPromise {
    private static PostgresServer server;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    Hall onDatabase(Hall hall) {
        return hall.with("stoa.db.url", server.newDatabase()).with("stoa.db.user", server.user());
    }
}
