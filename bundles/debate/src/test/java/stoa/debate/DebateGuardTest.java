package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    @ValueSource(
            strings = {"debate.watch", "debate.lobby", "debate.motions", "debate.export", "lobby.watch", "live.watch"})
    void letsEverybodyLook(String action) {
        assertEquals(EnumSet.allOf(Role.class), allowed(action));
        assertTrue(allows(Caller.anonymous(), action));
    }

    @Test
    void letsMembersChooseAJudgeForTheirDebate() {
        assertEquals(EnumSet.of(Role.MEMBER, Role.TEACHER, Role.ADMIN), allowed("judges.choices"));
        assertFalse(allows(Caller.anonymous(), "judges.choices"));
    }

    @Test
    void letsMembersOpenDebates() {
        assertEquals(EnumSet.of(Role.MEMBER, Role.TEACHER, Role.ADMIN), allowed("debate.create"));
        assertFalse(allows(Caller.anonymous(), "debate.create"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "leave", "speak", "resign", "offerDraw", "answerDraw", "abort"})
    void letsPeopleMove(String command) {
        assertEquals(EnumSet.of(Role.GUEST, Role.MEMBER, Role.TEACHER, Role.ADMIN), allowed("debate." + command));
        assertFalse(allows(Caller.anonymous(), "debate." + command));
    }

    @Test
    void answersForNoCommandOfThePlatform() {
        var commands = DebateCommand.SCHEMA.forms().keySet().stream()
                .filter(name -> !MOVES.contains(name) && !name.equals("overrule"))
                .map(name -> new Action("debate." + name))
                .collect(Collectors.toSet());

        commands.retainAll(guard.actions());
        assertEquals(Set.of(), commands);
        assertFalse(guard.actions().isEmpty());
    }

    private EnumSet<Role> allowed(String action) {
        var allowed = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (allows(Caller.of("usr_1", "One", Set.of(role)), action)) {
                allowed.add(role);
            }
        }
        return allowed;
    }

    private boolean allows(Caller caller, String action) {
        return guard.rule(caller, new Action(action), Resource.HALL) == Ruling.ALLOWED;
    }
}
