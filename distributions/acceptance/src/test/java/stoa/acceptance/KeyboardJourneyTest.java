package stoa.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.browser.Chromium;
import stoa.acceptance.browser.Look;
import stoa.acceptance.browser.Visitor;
import stoa.acceptance.hall.Hall;

/** A whole debate before the embedded judge, played and watched by people who have a keyboard and no mouse. */
final class KeyboardJourneyTest {
    private static final String MOTION = "This hall would rather type than point";

    @TempDir
    Path data;

    @Test
    void leadsFromTheDoorToTheVerdict() {
        try (var hall = Hall.in(data).judgedBy("embedded").start();
                var chromium = Chromium.open();
                var ada = chromium.visitor("ada", Look.DESK);
                var grace = chromium.visitor("grace", Look.NIGHT);
                var wren = chromium.visitor("wren", Look.PHONE)) {
            signIn(hall.url(), ada, "ada");
            signIn(hall.url(), grace, "grace");
            comeInAsGuest(hall.url(), wren);
            var room = open(ada);
            sitDown(grace);
            watch(room, wren);

            ada.speak(
                    "We should type, because keys are found without looking; for example blind people write by touch.");
            heard("keys are found without looking", ada, grace, wren);
            grace.speak(
                    "Pointing is learned in a minute, therefore more people come in; keys must be learned for weeks.");
            heard("Pointing is learned in a minute", ada, grace, wren);
            ada.text("points").first().waitFor();
            resign(ada);

            for (var person : List.of(ada, grace, wren)) {
                readTheVerdict(person);
            }
        }
    }

    private static void signIn(URI hall, Visitor person, String name) {
        person.keys().goTo(hall.resolve("/sign-in"));
        person.button("Sign in").waitFor();
        accessible(person);
        person.keys()
                .tabTo("Name")
                .type(name)
                .tabTo("Password")
                .type(name + "-in-the-stoa")
                .press("Enter");
        person.text("Good to see you, " + name).waitFor();
        accessible(person);
    }

    private static void comeInAsGuest(URI hall, Visitor guest) {
        guest.keys().goTo(hall.resolve("/sign-in"));
        guest.button("Sign in").waitFor();
        guest.keys().tabTo("Name").press("Shift+Tab", "ArrowLeft");
        guest.text("How should we call you?").waitFor();
        guest.keys().tabTo("How should we call you?").type("Wren").press("Enter");
        guest.text("Good to see you").waitFor();
    }

    private static URI open(Visitor ada) {
        ada.keys().press("g", "d");
        ada.button("Start debate").first().waitFor();
        accessible(ada);
        ada.keys().press("n");
        ada.text("Write your own motion").waitFor();
        accessible(ada);
        ada.keys().tabTo("Pick from the bank").press("ArrowRight");
        ada.keys().tabTo("Motion").type(MOTION);
        ada.keys().tabTo("Random").press("ArrowRight").tabTo("Start debate").press("Enter");
        ada.text("Waiting for somebody").waitFor();
        accessible(ada);
        return URI.create(ada.page().url());
    }

    private static void sitDown(Visitor grace) {
        grace.keys().press("g", "d");
        grace.text(MOTION).first().waitFor();
        grace.keys().tabTo(MOTION).press("Enter");
        grace.button("Take this seat").waitFor();
        grace.keys().tabTo("Take this seat").press("Enter");
        grace.page().getByPlaceholder("Write ahead").first().waitFor();
        accessible(grace);
    }

    private static void watch(URI room, Visitor wren) {
        wren.keys().goTo(room);
        wren.text(MOTION).first().waitFor();
        accessible(wren);
    }

    private static void heard(String words, Visitor... people) {
        for (var person : people) {
            person.text(words).first().waitFor();
        }
    }

    private static void resign(Visitor ada) {
        ada.keys().tabTo("More").press("Enter");
        ada.page().locator("[role=menuitem]:focus").first().waitFor();
        ada.keys().press("End", "Enter");
        ada.text("Resign this debate?").waitFor();
        accessible(ada);
        ada.keys().tabTo("Resign").press("Enter");
    }

    private static void readTheVerdict(Visitor person) {
        person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Result"))
                .waitFor();
        accessible(person);
        person.keys().tabTo("Start another");
        assertEquals(List.of(), person.complaints());
    }

    private static void accessible(Visitor person) {
        assertEquals(List.of(), person.barriers(), person.page().url());
    }
}
