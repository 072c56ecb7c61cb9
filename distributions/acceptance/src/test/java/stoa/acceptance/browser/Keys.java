package stoa.acceptance.browser;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A person who has no mouse: everything is reached by Tab and the keys that the hall offers, and seen where it is. */
public final class Keys {
    private static final int FAR = 150;

    /** What has the focus, through all shadow roots: its words, and whether one can see that it has it. */
    private static final String FOCUSED = """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              if (!at || at === document.body) return ['', true];
              const text = (element) => (element?.getAttribute('aria-label') || element?.innerText || '').trim();
              const label = [...(at.labels ?? [])].map(text).join(' ');
              const words = label || text(at) || at.getAttribute('title') || at.getAttribute('placeholder') || '';
              const marked = (element) => {
                if (!element) return false;
                const style = getComputedStyle(element);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
              };
              const box = at.getBoundingClientRect();
              const shown = box.bottom > 0 && box.top < innerHeight;
              return [words, shown && (marked(at) || marked(at.closest('label')) || marked(at.parentElement))];
            }
            """;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** The only thing a person types outside the page. */
    public Keys goTo(URI address) {
        page.navigate(address.toString());
        return this;
    }

    public Keys press(String... strokes) {
        for (var stroke : strokes) {
            page.keyboard().press(stroke);
        }
        return this;
    }

    public Keys type(String words) {
        page.keyboard().type(words);
        return this;
    }

    /** Goes on until something with a line of exactly these words has the focus; every stop on the way must be seen. */
    public Keys tabTo(String words) {
        var passed = new ArrayList<String>();
        for (var stroke = 0; stroke < FAR; stroke++) {
            page.keyboard().press("Tab");
            var focused = focused();
            passed.add(focused.words());
            if (!focused.isSeen()) {
                throw new AssertionError(
                        "One cannot see that '" + focused.words() + "' has the focus at " + page.url());
            }
            if (focused.words().lines().anyMatch(words::equals)) {
                return this;
            }
        }
        throw new AssertionError("Tab never came to '" + words + "' at " + page.url() + " but to " + passed);
    }

    private record Focused(String words, boolean isSeen) {}

    private Focused focused() {
        var found = (List<?>) page.evaluate(FOCUSED);
        return new Focused((String) found.getFirst(), (Boolean) found.getLast());
    }
}
