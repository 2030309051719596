package org.clepsydra.safety.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class GapsViewTest {

    @Test
    void showsTheRootAndWhatThePageIsNot() throws IOException {
        Document view = view();
        assertTrue(view.select(".root.bad .badge").text().contains("false"));
        assertTrue(view.select(".not").text().contains("not certified"));
    }

    @Test
    void aGateThatDoesNotHoldIsRedAndNamesItsFaults() throws IOException {
        Document view = view();
        Element bad = view.select(".gates > .bad").first();
        assertTrue(bad.text().contains("Links that lead nowhere"));
        assertEquals("#/item/req~gauge.top~2", bad.select("li a").attr("href"));
        assertTrue(bad.text().contains("req~gone~1"));
        assertEquals(1, view.select(".gates > .good").size());
        assertEquals("1", tile(view, "Gates not at zero"));
    }

    @Test
    void countsWhatIsOpenJustifiedMissedAndStale() throws IOException {
        Document view = view();
        assertEquals("1", tile(view, "Open for the manufacturer"));
        assertEquals("20.00 %", tile(view, "Justified mutants"));
        assertEquals("1", tile(view, "Requirements under 100 %"));
        assertEquals("1", tile(view, "Tests that did not pass"));
        assertEquals("100.00 %", tile(view, "Lines covered"));
        assertEquals("1", tile(view, "Campaigns stale or missing"));
        assertEquals("1", tile(view, "Anomalies open"));
        assertEquals("1 / 1", tile(view, "Leaves whose corruption turns the root"));
        assertTrue(view.text().contains("A clinician sets the most."));
    }

    @Test
    void nothingShownIsNothingGood() throws IOException {
        Evidence none =
                new Evidence(
                        Items.of(List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Shown shown = new Shown(none, new JsonObject(), new TreeMap<>());
        Document view = Jsoup.parse(GapsView.html(shown));
        assertFalse(view.select(".root.bad").isEmpty());
        assertTrue(view.select(".tile.bad").size() >= 4);
    }

    @Test
    void aShareIsNeverRoundedUpToAll() {
        assertEquals("99.99 %", Figures.percent(99_999, 100_000));
        assertEquals("100.00 %", Figures.percent(7, 7));
        assertEquals("none", Figures.percent(0, 0));
    }

    private static Document view() throws IOException {
        return Jsoup.parse(GapsView.html(Sample.shown()));
    }

    private static String tile(Document view, String title) {
        for (Element tile : view.select(".tile")) {
            if (tile.select(".tile-title").text().equals(title)) {
                return tile.select(".tile-figure").text();
            }
        }
        return "no such tile";
    }
}
