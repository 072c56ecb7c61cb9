package stoa.__family__.__name__;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class __Type__Test {
    @Test
    void livesInThePackageOfItsPlugin() {
        assertEquals("stoa.__family__.__name__", __Type__.class.getPackageName());
    }
}
