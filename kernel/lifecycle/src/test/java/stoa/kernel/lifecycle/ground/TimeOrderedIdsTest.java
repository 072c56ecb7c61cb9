package stoa.kernel.lifecycle.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import stoa.testkit.ManualClock;

class TimeOrderedIdsTest {
    private final ManualClock clock = ManualClock.create();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock);

    @Test
    void idsAreShapedByFamilyTimeAndChance() {
        assertTrue(ids.mint("deb").matches("deb_[0-9a-hjkmnp-tv-z]{20}"));
    }

    @Test
    void idsGrowEvenWithinOneMillisecond() {
        var minted = new ArrayList<String>();
        for (var count = 0; count < 5_000; count++) {
            minted.add(ids.mint("deb"));
            if (count % 100 == 0) {
                clock.advance(Duration.ofMillis(1));
            }
        }

        assertEquals(minted.stream().sorted().toList(), minted);
        assertEquals(minted.size(), new HashSet<>(minted).size());
    }

    @Test
    void twoProcessesHardlyEverAgree() {
        var other = new TimeOrderedIds(clock);

        assertTrue(!ids.mint("deb").equals(other.mint("deb")));
    }

    @Test
    void aFamilyIsTwoToSixLowerCaseLetters() {
        ids.mint("ab");
        ids.mint("abcdef");
        assertThrows(IllegalArgumentException.class, () -> ids.mint("a"));
        assertThrows(IllegalArgumentException.class, () -> ids.mint("abcdefg"));
        assertThrows(IllegalArgumentException.class, () -> ids.mint("Deb"));
    }

    @Test
    void secretsCarryTwoHundredAndFiftySixBits() {
        assertTrue(ids.secret().matches("[A-Za-z0-9_-]{43}"));
        assertTrue(!ids.secret().equals(ids.secret()));
    }
}
