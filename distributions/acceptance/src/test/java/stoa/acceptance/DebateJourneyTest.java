package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.browser.Chromium;
import stoa.acceptance.browser.Look;
import stoa.acceptance.browser.Visitor;
import stoa.acceptance.client.Rest;
import stoa.acceptance.hall.Hall;
import stoa.acceptance.hall.JudgeSwap;

/** Two people debate in two browsers, a third watches, the judge is swapped in the middle, and the rating moves. */
final class DebateJourneyTest {
    private static final String MOTION = "This hall would rather be precise than fast";

    @TempDir
    Path data;

    @Test
    void isPlayedWatchedSwappedAndRated() throws IOException {
        try (var hall = Hall.in(data).judgedBy("rubric").start();
                var chromium = Chromium.open();
                var ada = chromium.visitor("ada", Look.DESK).signIn(hall.url(), "ada", "ada-in-the-stoa");
                var grace = chromium.visitor("grace", Look.NIGHT).signIn(hall.url(), "grace", "grace-in-the-stoa");
                var wren = chromium.visitor("wren", Look.PHONE);
                var admin = new Rest(hall.url()).signIn("admin", "admin-in-the-stoa")) {
            var room = open(hall.url(), ada);
            sitDown(hall.url(), grace);
            watch(room, wren);

            ada.speak("We should be precise, because seven of ten minutes that were lost in 1614 were lost to haste.");
            heard("seven of ten minutes", ada, grace, wren);
            wren.text("points").first().waitFor();
            wren.picture("first-turn");

            grace.page().reload();
            grace.text(MOTION).first().waitFor();
            grace.speak(
                    "My opponent counts minutes; for example in Delft speed saved a bridge, therefore haste has worth.");
            heard("speed saved a bridge", ada, grace, wren);

            JudgeSwap.deploySecondVersion(hall, admin);

            ada.offline(true);
            ada.text("offline").first().waitFor();
            ada.offline(false);
            ada.text("live").first().waitFor();
            ada.speak(
                    "One bridge is not ten; the evidence of the council shows that precision costs an hour and saves a year.");
            heard("saves a year", ada, grace, wren);
            grace.speak(
                    "The council measured its own work, so its figure proves little; speed with repair beats delay.");
            heard("speed with repair", ada, grace, wren);

            seesTheResult(ada, grace, wren);
            ratingMoved(hall.url(), ada);
            judgedByBoth(admin, room);
        }
    }

    private static URI open(URI hall, Visitor ada) {
        ada.goTo(hall.resolve("/debates"));
        ada.button("Start debate").first().waitFor();
        ada.page().keyboard().press("n");
        ada.text("Write your own motion").click();
        ada.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Motion"))
                .fill(MOTION);
        ada.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Turns each"))
                .getByText("2")
                .click();
        ada.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Your seat"))
                .getByText("For")
                .click();
        ada.picture("new");
        ada.button("Start debate").last().click();
        ada.text("Waiting for somebody").waitFor();
        return URI.create(ada.page().url());
    }

    private static void sitDown(URI hall, Visitor grace) {
        grace.goTo(hall.resolve("/debates"));
        grace.picture("lobby");
        grace.page().getByText(MOTION).first().focus();
        grace.page().getByText(MOTION).first().click();
        var seat = grace.button("Take this seat");
        seat.waitFor();
        seat.focus();
        grace.page().keyboard().press("Enter");
        grace.text("Make your case")
                .or(grace.page().getByPlaceholder("Write ahead"))
                .first()
                .waitFor();
    }

    private static void watch(URI room, Visitor wren) {
        wren.goTo(room.resolve("/sign-in"));
        wren.text("Guest").click();
        wren.page().getByLabel("How should we call you?").fill("Wren");
        wren.page().keyboard().press("Enter");
        wren.text("Good to see you").waitFor();
        wren.goTo(room);
        wren.text(MOTION).first().waitFor();
    }

    private static void heard(String words, Visitor... people) {
        for (var person : people) {
            person.text(words).first().waitFor();
        }
    }

    private static void seesTheResult(Visitor... people) {
        for (var person : people) {
            person.page()
                    .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Result"))
                    .waitFor();
            person.picture("result");
            assertEquals(List.of(), person.barriers());
            assertEquals(List.of(), person.complaints());
        }
    }

    private static void ratingMoved(URI hall, Visitor ada) {
        ada.goTo(hall.resolve("/people"));
        ada.text("2 players").waitFor();
        ada.picture("leaderboard");
        assertEquals(List.of(), ada.barriers());
    }

    private static void judgedByBoth(Rest admin, URI room) {
        var stream = "debate:" + room.getPath().substring("/debates/".length());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var versions = admin.get("streams/" + stream)
                    .ok()
                    .json()
                    .at("/state/turns")
                    .valueStream()
                    .map(turn -> turn.at("/judging/verdict/provenance/version").asString(""))
                    .distinct()
                    .toList();
            assertTrue(versions.size() == 2, "versions that judged: " + versions);
        });
    }
}
