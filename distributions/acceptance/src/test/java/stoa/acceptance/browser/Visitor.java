package stoa.acceptance.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person in front of one browser window; remembers what the console complained about. */
public final class Visitor implements AutoCloseable {
    private static final List<String> STANDARD = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> SERIOUS = List.of("serious", "critical");

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(String name, BrowserContext context, Page page) {
        this.name = name;
        this.context = context;
        this.page = page;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    public Page page() {
        return page;
    }

    /** The keyboard alone. */
    public Keys keys() {
        return new Keys(page);
    }

    public Visitor goTo(URI address) {
        page.navigate(address.toString());
        return this;
    }

    public Visitor signIn(URI hall, String user, String password) {
        goTo(hall.resolve("/sign-in"));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
        page.getByText("Good to see you, " + user).waitFor();
        return this;
    }

    public Locator button(String label) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    public Locator text(String words) {
        return page.getByText(words);
    }

    /** Speaks with the keyboard alone. */
    public void speak(String words) {
        page.keyboard().press("Alt+w");
        page.keyboard().type(words);
        page.keyboard().press("Control+Enter");
    }

    public void offline(boolean gone) {
        context.setOffline(gone);
    }

    /** Serious findings of axe on the page as it stands. */
    public List<String> barriers() {
        return new AxeBuilder(page)
                .withTags(STANDARD).analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + ": "
                                + violation.getNodes().getFirst().getHtml())
                        .toList();
    }

    /** Errors and refused content, empty when all is well. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture for people to look at; never compared. */
    public void picture(String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", what + "-" + name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
