package stoa.accounts.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

class PasswordDeskTest {
    private final PasswordDesk desk = PasswordDesk.cheap();

    @Test
    void agreesWithTheReferenceImplementation() {
        var stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertTrue(Argon2.matches(stored, "password"));
        assertFalse(Argon2.matches(stored, "passwore"));
    }

    @Test
    void storesWhatOwaspRecommends() {
        var stored = PasswordDesk.open().hash("quiet marble stairs");

        assertTrue(stored.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), stored);
    }

    @Test
    void theSamePasswordIsStoredDifferentlyEachTime() {
        assertNotEquals(desk.hash("quiet marble stairs"), desk.hash("quiet marble stairs"));
    }

    @Test
    void onlyTheRightPasswordMatches() {
        var stored = Optional.of(desk.hash("quiet marble stairs"));

        assertTrue(desk.matches(stored, "quiet marble stairs"));
        assertFalse(desk.matches(stored, "quiet marble stair"));
        assertFalse(desk.matches(stored, ""));
    }

    @Test
    void aLetterMatchesHoweverTheKeyboardComposesIt() {
        var stored = Optional.of(desk.hash("caf\u00E9 marble stairs"));

        assertTrue(desk.matches(stored, "cafe\u0301 marble stairs"));
    }

    @Test
    void nobodyMatchesWhereThereIsNoAccountNotEvenTheStandIn() {
        assertFalse(desk.matches(Optional.empty(), "the password of nobody"));
    }

    @Test
    void aHashOfAnotherCostIsOutdated() {
        var stored = new Argon2(32, 1).hash("quiet marble stairs");

        assertTrue(desk.isOutdated(stored));
        assertTrue(desk.matches(Optional.of(stored), "quiet marble stairs"));
        assertFalse(desk.isOutdated(desk.hash("quiet marble stairs")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=17,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void aDamagedHashIsRefusedBeforeItCostsAnything(String stored) {
        assertThrows(IllegalArgumentException.class, () -> Argon2.matches(stored, "password"));
    }

    @Test
    void passwordsOfTenTo256CharactersAreAccepted() {
        assertBad("qzv kmw 7x", 9);
        desk.accept("qzv kmw 7x", "ada");
        var longest = "horse staple ".repeat(20).substring(0, 256);
        desk.accept(longest, "ada");
        var refusal = assertThrows(PlatformException.class, () -> desk.accept(longest + "x", "ada"));
        assertTrue(refusal.getMessage().startsWith("The password has 257 characters"), refusal.getMessage());
    }

    @Test
    void aHugePasswordIsRefusedBeforeAnyWork() {
        var huge = "x".repeat(1_000_000);

        var refusal = assertThrows(PlatformException.class, () -> desk.matches(Optional.empty(), huge));

        assertEquals(Errors.BAD_INPUT, refusal.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "1234567890", "qwertyuiop", "aaaaaaaaaaaa", "adalovelace", "stoastoastoa"})
    void aPasswordThatIsEasyToGuessIsRefusedWithAdvice(String password) {
        var refusal = assertThrows(PlatformException.class, () -> desk.accept(password, "Ada Lovelace"));

        assertEquals(Errors.BAD_INPUT, refusal.code());
        assertTrue(refusal.getMessage().matches("The password is too easy to guess\\. .+\\."), refusal.getMessage());
    }

    @Test
    void whoFindsTooManyWaitingIsToldToComeBack() throws Exception {
        var slow = new PasswordDesk(new Argon2(4_096, 1), 1);
        var gate = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 400)
                    .mapToObj(_ -> people.submit(() -> {
                        gate.await();
                        return slow.matches(Optional.empty(), "quiet marble stairs");
                    }))
                    .toList();

            gate.countDown();

            var refused = tries.stream().filter(PasswordDeskTest::wasBusy).count();
            assertTrue(refused > 0 && refused < 400, refused + " were refused");
        }
        assertFalse(slow.matches(Optional.empty(), "quiet marble stairs"));
    }

    private static boolean wasBusy(Future<Boolean> attempt) {
        try {
            attempt.get();
            return false;
        } catch (ExecutionException refused) {
            return ((PlatformException) refused.getCause()).code().equals(Errors.BUSY);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private void assertBad(String password, int length) {
        var refusal = assertThrows(PlatformException.class, () -> desk.accept(password.substring(0, length), "ada"));
        assertTrue(refusal.getMessage().contains("has " + length + " characters"), refusal.getMessage());
    }
}
