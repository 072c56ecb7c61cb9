package stoa.kernel.lifecycle.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.error.PlatformException;

class FrameworkSettingsTest {
    private final Map<String, String> texts = new HashMap<>();
    private final FrameworkSettings settings = new FrameworkSettings(texts::get);

    @Test
    void aBlankSettingIsNotSet() {
        texts.put("stoa.name", "  ");

        assertEquals(Optional.empty(), settings.find("stoa.name"));
        assertEquals(Optional.empty(), settings.find("stoa.other"));
        assertEquals(7, settings.number("stoa.name", 7));
    }

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "5s,PT5S", "2m,PT2M", "3h,PT3H", "1d,PT24H", "PT1M30S,PT1M30S"})
    void durationsHaveUnitsOrAreIso(String text, Duration expected) {
        texts.put("stoa.wait", text);

        assertEquals(expected, settings.duration("stoa.wait", Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"5", "5 s", "s", "-5s", "5seconds", "99999999999s", "PT"})
    void otherDurationsAreRefusedByName(String text) {
        texts.put("stoa.wait", text);

        var refusal = assertThrows(PlatformException.class, () -> settings.duration("stoa.wait", Duration.ZERO));

        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("Setting 'stoa.wait' is '" + text + "', expected a"));
    }

    @Test
    void numbersAndFlagsAreRefusedByName() {
        texts.put("stoa.count", "many");
        texts.put("stoa.on", "yes");

        assertThrows(PlatformException.class, () -> settings.number("stoa.count", 1));
        assertThrows(PlatformException.class, () -> settings.flag("stoa.on", true));
    }
}
