package stoa.kernel.gateway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.access.Ruling;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.offer.Blame;

final class PolicyTest {
    private static final Action SPEAK = new Action("debate.speak");
    private static final Caller ANN = Caller.of("usr_ann", "Ann", Set.of(Role.MEMBER));
    private static final Caller ADMIN = Caller.of("usr_adm", "Adm", Set.of(Role.ADMIN));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Policy policy = new Policy(meters, new Blame());

    @Test
    void deniesWhatNoGuardAnswersForToEverybody() {
        assertInstanceOf(Ruling.Denied.class, check(ANN));
        assertInstanceOf(Ruling.Denied.class, check(ADMIN));
        assertInstanceOf(Ruling.Denied.class, check(Caller.system("judge")));
    }

    @Test
    void doesNotLetAdministratorsDoWhatTheyWereNotGranted() {
        policy.addGuard(Rules.of().allow("debate.speak", Role.MEMBER).build());

        assertEquals(Ruling.ALLOWED, check(ANN));
        assertInstanceOf(Ruling.Denied.class, check(ADMIN));
    }

    @Test
    void asksAllGuardsOfAnAction() {
        var open = Rules.of().allowEverybody("debate.speak").build();
        var strict = Rules.of().allow("debate.speak", Role.TEACHER).build();
        policy.addGuard(open);
        policy.addGuard(strict);

        assertInstanceOf(Ruling.Denied.class, check(ANN));
        policy.removeGuard(strict);
        assertEquals(Ruling.ALLOWED, check(ANN));
        policy.removeGuard(open);
        assertInstanceOf(Ruling.Denied.class, check(ANN));
    }

    @Test
    void deniesWhenAGuardFails() {
        policy.addGuard(new Guard() {
            @Override
            public Set<Action> actions() {
                return Set.of(SPEAK);
            }

            @Override
            public Ruling rule(Caller caller, Action action, Resource resource) {
                throw new IllegalStateException("broken");
            }
        });

        assertInstanceOf(Ruling.Denied.class, check(ANN));
    }

    @ParameterizedTest
    @CsvSource({
        "debate, debate.speak, true",
        "debate.speak, debate.speak, true",
        "deb, debate.speak, false",
        "debate, debates.list, false",
        "ratings, debate.speak, false"
    })
    void keepsATokenWithinItsScopes(String scope, String action, boolean allowed) {
        policy.addGuard(Rules.of()
                .allowEverybody("debate.speak")
                .allowEverybody("debates.list")
                .build());

        var ruling = policy.check(ANN.withScopes(Set.of(scope)), new Action(action), Resource.HALL);

        assertEquals(allowed, ruling instanceof Ruling.Allowed);
    }

    @Test
    void tellsStrangersToSignInAndOthersThatTheyMayNot() {
        policy.addGuard(Rules.of().allow("debate.speak", Role.TEACHER).build());

        var stranger =
                assertThrows(PlatformException.class, () -> policy.require(Caller.anonymous(), SPEAK, Resource.HALL));
        var member = assertThrows(PlatformException.class, () -> policy.require(ANN, SPEAK, Resource.HALL));

        assertEquals("SIGN_IN_NEEDED", stranger.code().name());
        assertEquals("DENIED", member.code().name());
        assertTrue(member.getMessage().contains("teacher"), member.getMessage());
    }

    @Test
    void countsDecisions() {
        check(ANN);
        check(ANN);

        assertEquals(
                2,
                meters.get("stoa.access.checks")
                        .tag("answer", "denied")
                        .counter()
                        .count());
    }

    private Ruling check(Caller caller) {
        return policy.check(caller, SPEAK, new Resource("debate", "deb_1"));
    }
}
