package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestClausesTest {
    @Test
    void namesAreFoundAmongAttributesAndDirectives() {
        assertEquals(
                List.of("a.b", "c", "d", "e"),
                ManifestClauses.names("a.b;version=\"[1,2)\";uses:=\"x,y;z\",c; d;v=1 , e"));
    }

    @Test
    void whateverTheTextIsItEndsAndNoNameHoldsASeparatorOutsideQuotes() {
        var random = new Random(11);
        var alphabet = "ab.,;=:\" ";
        for (var round = 0; round < 2_000; round++) {
            var text = random.ints(random.nextInt(40), 0, alphabet.length())
                    .collect(StringBuilder::new, (all, at) -> all.append(alphabet.charAt(at)), StringBuilder::append)
                    .toString();
            assertTrue(
                    ManifestClauses.names(text).stream()
                            .allMatch(name -> name.indexOf('"') >= 0 || name.matches("[^,;=]+")),
                    text);
        }
    }
}
