package stoa.accounts.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.accounts.testing.PlainContext;
import stoa.api.access.Credential;
import stoa.api.access.Role;

final class LocalKeyTest {
    @TempDir
    Path data;

    @Test
    void whoReadsTheFileIsAnAdministrator() throws IOException {
        var key = start(0);

        var holder = key.holder(new Credential.ApiToken(kept())).orElseThrow();

        assertTrue(holder.has(Role.ADMIN));
        assertFalse(holder.has(Role.SYSTEM));
        assertTrue(holder.scopes().isEmpty());
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        start(0);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void anotherTextOrTheSameAsACookieOpensNothing() throws IOException {
        var key = start(0);

        assertTrue(key.holder(new Credential.ApiToken(kept() + "x")).isEmpty());
        assertTrue(key.holder(new Credential.SessionToken(kept())).isEmpty());
    }

    @Test
    void theNextStartReplacesTheKey() throws IOException {
        start(0);
        var before = kept();

        var next = start(100);

        assertTrue(next.holder(new Credential.ApiToken(before)).isEmpty());
        assertTrue(next.holder(new Credential.ApiToken(kept())).isPresent());
    }

    @Test
    void theOneWhoGoesLeavesTheSuccessorsFile() throws IOException {
        var old = start(0);
        var next = start(100);

        old.withdraw();
        assertTrue(next.holder(new Credential.ApiToken(kept())).isPresent());

        next.withdraw();
        assertFalse(Files.exists(file()));
    }

    @Test
    void withoutAFolderToWriteToThereIsNoKey() {
        var nowhere = new LocalKey(
                new PlainContext(Map.of("data", data.resolve("missing").toString()), 0));
        var none = new LocalKey(new PlainContext(Map.of(), 0));

        assertTrue(nowhere.holder(new Credential.ApiToken("stoa_")).isEmpty());
        assertTrue(none.holder(new Credential.ApiToken("stoa_")).isEmpty());
    }

    private LocalKey start(int idsAfter) {
        return new LocalKey(new PlainContext(Map.of("data", data.toString()), idsAfter));
    }

    private Path file() {
        return data.resolve("admin.token");
    }

    private String kept() throws IOException {
        return Files.readString(file());
    }
}
