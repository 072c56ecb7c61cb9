package stoa.kernel.lifecycle.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.plugin.Registration;

class BelongingsTest {
    private final Belongings belongings = new Belongings("greeting");
    private final List<String> closed = new ArrayList<>();

    @Test
    void whatWasOpenedLastIsClosedFirst() {
        belongings.keep(() -> thing("first"));
        belongings.keep(() -> thing("second"));

        belongings.close();

        assertEquals(List.of("second", "first"), closed);
    }

    @Test
    void whatItsOwnerClosedIsNotClosedAgain() {
        belongings.keep(() -> thing("mine")).close();

        belongings.close();

        assertEquals(List.of("mine"), closed);
        assertEquals(0, belongings.size());
    }

    @Test
    void whatEndedByItselfIsForgotten() {
        belongings.keep(() -> thing("task")).forget();

        belongings.close();

        assertEquals(List.of(), closed);
    }

    @Test
    void nothingCanBeOpenedAfterTheEnd() {
        belongings.close();

        var refusal = assertThrows(IllegalStateException.class, () -> belongings.keep(() -> thing("late")));

        assertEquals("Plugin 'greeting' has stopped; its context must not be used any more", refusal.getMessage());
        assertEquals(List.of(), closed);
    }

    @Test
    void closingTwiceIsClosingOnce() {
        belongings.keep(() -> thing("once"));

        belongings.close();
        belongings.close();

        assertEquals(List.of("once"), closed);
    }

    private Registration thing(String name) {
        return () -> closed.add(name);
    }
}
