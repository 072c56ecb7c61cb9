package stoa.llm.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings become a provider, or a sentence that says what to do; a key is in neither. */
final class ProviderSettingsTest {
    private static final String KEY = "sk-0123-secret";

    @TempDir
    Path folder;

    @Test
    void isMissingWithoutAWord() {
        var setup = read(Map.of());

        assertTrue(setup.provider().isEmpty());
        assertTrue(setup.need().contains("stoa.llm.provider"), setup.need());
        assertFalse(setup.state().ready());
    }

    @ParameterizedTest
    @CsvSource({
        "gemini, https://generativelanguage.googleapis.com",
        "openai, https://api.openai.com",
        "anthropic, https://api.anthropic.com",
        "ollama, http://127.0.0.1:11434"
    })
    void knowsTheUsualAddresses(String provider, String address) {
        var setup = read(Map.of("provider", provider, "model", "m", "key", KEY));

        assertEquals(address, setup.provider().orElseThrow().address().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "openai", "anthropic"})
    void asksForAKeyWhereOneIsNeeded(String provider) {
        assertTrue(read(Map.of("provider", provider, "model", "m")).need().contains("stoa.llm.key.file"));
    }

    @Test
    void asksForNoKeyOfAServerOfOurOwn() {
        var own = Map.of("provider", "openai", "model", "m", "address", "http://127.0.0.1:8000/");

        assertEquals(
                "http://127.0.0.1:8000",
                read(own).provider().orElseThrow().address().toString());
    }

    @Test
    void takesTheKeyFromAFileThenTheEnvironmentThenTheSetting() throws Exception {
        var file = Files.writeString(folder.resolve("key"), "from-file\n");
        var settings = new HashMap<>(Map.of(
                "provider",
                "openai",
                "model",
                "m",
                "key",
                "from-setting",
                "key.env",
                "KEY",
                "key.file",
                file.toString()));

        assertEquals("from-file", read(settings).provider().orElseThrow().key());
        settings.remove("key.file");
        assertEquals("from-environment", read(settings).provider().orElseThrow().key());
        settings.remove("key.env");
        assertEquals("from-setting", read(settings).provider().orElseThrow().key());
    }

    /** Such a key would be repeated by the first exception about a header. */
    @ParameterizedTest
    @ValueSource(
            strings = {"sk-0123-secret\nsecond line", "sk-0123-secret \u00e9", "sk-0123-\u0000secret", "sk 0123-secret"
            })
    void refusesAKeyThatNoHeaderCarriesWithoutRepeatingIt(String key) {
        var setup = read(Map.of("provider", "openai", "model", "m", "key", key));

        assertTrue(setup.provider().isEmpty());
        assertFalse(setup.need().contains("0123"), setup.need());
    }

    @Test
    void keepsTheKeyOutOfItsOwnWords() {
        var setup = read(Map.of("provider", "openai", "model", "m", "key", KEY));

        assertFalse(setup.toString().contains(KEY), setup.toString());
        assertFalse(setup.state().toString().contains(KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "provider, chatty",
        "address, ftp//nowhere",
        "address, http://me:secret@host/",
        "address, http://host/?key=1",
        "concurrency, many",
        "budget.day.tokens, -1",
        "schema, xml",
        "tokens.field, tokens"
    })
    void saysWhichSettingIsWrongAndWhatWasExpected(String name, String value) {
        var settings = new HashMap<>(Map.of("provider", "openai", "model", "m", "key", KEY));
        settings.put(name, value);

        var need = read(settings).need();
        assertTrue(need.contains("stoa.llm." + name), need);
        assertFalse(need.contains("me:secret"), need);
    }

    @ParameterizedTest
    @CsvSource({"json_object, 1", "none, 2", "json_schema, 0"})
    void knowsBeforehandWhatAnOlderServerRefuses(String schema, int unknown) {
        var setup = read(Map.of("provider", "openai", "model", "m", "key", KEY, "schema", schema));

        assertEquals(unknown, setup.provider().orElseThrow().without().size());
    }

    @Test
    void takesTheOtherNameOfTheTokensField() {
        var setup = read(Map.of("provider", "openai", "model", "m", "key", KEY, "tokens.field", "max_tokens"));

        assertEquals(
                Set.of("max_completion_tokens"), setup.provider().orElseThrow().without());
    }

    @Test
    void saysThatOthersHaveNoSuchFields() {
        var need = read(Map.of("provider", "ollama", "model", "m", "schema", "none"))
                .need();

        assertTrue(need.contains("'ollama'"), need);
    }

    @Test
    void letsNothingLeaveUnlessSomebodyIsNamed() {
        var settings = new HashMap<>(Map.of("provider", "openai", "model", "m", "key", KEY));
        assertFalse(read(settings).provider().orElseThrow().mayRead("hall"));
        settings.put("remote", "school-1, hall");
        assertTrue(read(settings).provider().orElseThrow().mayRead("hall"));
        assertFalse(read(settings).provider().orElseThrow().mayRead("school-2"));
    }

    private static Setup read(Map<String, String> settings) {
        return new ProviderSettings(
                        name -> Optional.ofNullable(settings.get(name)),
                        name -> name.equals("KEY") ? Optional.of("from-environment") : Optional.empty())
                .read();
    }
}
