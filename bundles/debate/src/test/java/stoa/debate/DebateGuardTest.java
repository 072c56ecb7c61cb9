package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Ruling;
import stoa.debate.room.DebateCommand;

final class DebateGuardTest {
    private static final Set<String> MOVES =
            Set.of("join", "leave", "speak", "resign", "offerDraw", "answerDraw", "abort");

    private final DebateGuard guard = new DebateGuard();

    @ParameterizedTest
    @CsvSource({
        "debate.watch,      yes, yes, yes, yes",
        "debate.lobby,      yes, yes, yes, yes",
        "debate.motions,    yes, yes, yes, yes",
        "debate.export,     yes, yes, yes, yes",
        "lobby.watch,       yes, yes, yes, yes",
        "live.watch,        yes, yes, yes, yes",
        "debate.create,     no,  no,  yes, no",
        "debate.join,       no,  yes, yes, no",
        "debate.speak,      no,  yes, yes, no",
        "debate.resign,     no,  yes, yes, no",
        "debate.abort,      no,  yes, yes, no"
    })
    void allows(String action, String anonymous, String guest, String member, String device) {
        assertEquals(anonymous, answer(Caller.anonymous(), action));
        assertEquals(guest, answer(caller(Role.GUEST), action));
        for (var role : Set.of(Role.MEMBER, Role.TEACHER, Role.ADMIN)) {
            assertEquals(member, answer(caller(role), action));
        }
        if (device.equals("no")) {
            assertEquals(device, answer(caller(Role.DEVICE), action));
        }
    }

    @Test
    void answersForNoCommandOfThePlatform() {
        var commands = DebateCommand.SCHEMA.forms().keySet().stream()
                .filter(name -> !MOVES.contains(name))
                .map(name -> new Action("debate." + name))
                .collect(Collectors.toSet());

        commands.retainAll(guard.actions());
        assertEquals(Set.of(), commands);
        assertFalse(guard.actions().isEmpty());
    }

    private String answer(Caller caller, String action) {
        return guard.rule(caller, new Action(action), Resource.HALL) == Ruling.ALLOWED ? "yes" : "no";
    }

    private static Caller caller(Role role) {
        return Caller.of("usr_1", "One", Set.of(role));
    }
}
