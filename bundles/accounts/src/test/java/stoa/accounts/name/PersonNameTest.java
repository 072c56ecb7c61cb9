package stoa.accounts.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

class PersonNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Ada Lovelace", "ada_l.2-x", "Зоя", "Ζωή", "李小龍", "プラトン", "अदिति", "Åsa", "0x"})
    void acceptsNamesOfManyScripts(String name) {
        assertEquals(
                Normalizer.normalize(name, Normalizer.Form.NFC),
                PersonName.parse(name).text());
    }

    @ParameterizedTest
    @CsvSource({"'ab', true", "'a', false", "32, true", "33, false"})
    void needsTwoToThirtyTwoCharacters(String name, boolean fits) {
        var text = name.matches("\\d+") ? "n".repeat(Integer.parseInt(name)) : name;

        assertEquals(fits, parsed(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a<b",
                "a/b",
                "a\nb",
                "a\u0000b",
                "a\u200Bb",
                "a\u202Eb",
                "a\u00A0b",
                "😀😀",
                "a@b",
                "--",
                ". .",
                "\u0301ab",
                "x\u0302\u0303\u0304\u0305b",
                "\uD83Dab"
            })
    void refusesWhatIsNoLetterDigitOrSeparator(String name) {
        var refusal = assertThrows(PlatformException.class, () -> PersonName.parse(name));

        assertEquals(Errors.BAD_INPUT, refusal.code());
    }

    @Test
    void refusesAMixOfLettersThatLookAlike() {
        var refusal = assertThrows(PlatformException.class, () -> PersonName.parse("p\u0430ul"));

        assertTrue(refusal.getMessage().contains("look alike"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "ada, ADA",
        "Ada Lovelace, ada.lovelace",
        "ada, a-d-a",
        "straße, STRASSE",
        "ada, ａｄａ",
        "ﬁona, fiona",
        "Σοφός, σοφόσ"
    })
    void namesThatLookTheSameHaveTheSameSkeleton(String one, String other) {
        assertEquals(PersonName.parse(one).skeleton(), PersonName.parse(other).skeleton());
    }

    @Test
    void differentNamesHaveDifferentSkeletons() {
        assertNotEquals(
                PersonName.parse("ada").skeleton(), PersonName.parse("ida").skeleton());
        assertNotEquals(
                PersonName.parse("ada1").skeleton(), PersonName.parse("ada2").skeleton());
    }

    @Test
    void surroundingAndDoubledSpacesGo() {
        assertEquals("Ada Lovelace", PersonName.parse("  Ada   Lovelace ").text());
    }

    @Test
    void composedAndDecomposedLettersAreOneName() {
        assertEquals(PersonName.parse("\u00C5sa"), PersonName.parse("A\u030Asa"));
    }

    @RepeatedTest(20)
    void anyTextIsRefusedInASentenceOrIsANameThatStaysItself(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        for (int i = 0; i < 2_000; i++) {
            parsed(anyText(random)).ifPresent(PersonNameTest::assertStable);
        }
    }

    private static void assertStable(PersonName name) {
        assertEquals(name, PersonName.parse(name.text()));
        assertTrue(Normalizer.isNormalized(name.text(), Normalizer.Form.NFC));
        assertEquals(name.skeleton(), PersonName.skeletonOf(name.skeleton()), name.text());
        assertTrue(name.skeleton().length() <= 96 && name.text().length() <= 96);
        parsed(name.text().toUpperCase(java.util.Locale.ROOT))
                .ifPresent(loud -> assertEquals(name.skeleton(), loud.skeleton(), name.text()));
    }

    private static String anyText(Random random) {
        var text = new StringBuilder();
        int plane = random.nextInt(4);
        int length = random.nextInt(36);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(plane == 0 ? 0x80 : plane == 1 ? 0x600 : plane == 2 ? 0x10000 : 0x110000));
        }
        return text.toString();
    }

    private static Optional<PersonName> parsed(String text) {
        try {
            return Optional.of(PersonName.parse(text));
        } catch (PlatformException refusal) {
            assertEquals(Errors.BAD_INPUT, refusal.code());
            return Optional.empty();
        }
    }
}
