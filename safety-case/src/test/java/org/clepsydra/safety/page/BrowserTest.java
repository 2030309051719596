package org.clepsydra.safety.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws the page's views in a browser. Without one these tests are skipped. */
class BrowserTest {
    private static final List<String> CHAIN =
            List.of(
                    Sample.CHAIN_HAZARD,
                    Sample.CHAIN_CONTROL,
                    Sample.CHAIN_REQUIREMENT,
                    Sample.CHAIN_SOURCE,
                    Sample.CHAIN_MUTANT,
                    Sample.CHAIN_TEST);
    private static final long SECONDS_MAX = 60;

    @TempDir static Path folder;
    private static Path page;

    @BeforeAll
    static void findsABrowser() throws IOException {
        assumeTrue(browser().isPresent(), "no chromium on the path: the page is not drawn");
        page = Sample.page(folder.resolve("page.html"));
    }

    @Test
    void everyLinkOfEveryViewLeadsSomewhere() throws Exception {
        Element result = drawn("#/links").getElementById("links-result");
        assertEquals("0", result.attr("data-dead"), result.parent().text());
        assertTrue(Integer.parseInt(result.attr("data-views")) > 40);
    }

    @Test
    void aLinkThatLeadsNowhereIsCounted() throws Exception {
        Path drawings = Files.createDirectories(folder.resolve("svg"));
        Files.writeString(
                drawings.resolve("bad.svg"),
                "<svg xmlns='http://www.w3.org/2000/svg'><a href='#/item/req~gone~9'/></svg>");
        Path bad = folder.resolve("bad.html");
        assertEquals(0, Sample.run(bad, drawings, Page.BYTES_MAX));
        assertEquals("1", drawn(bad, "#/links").getElementById("links-result").attr("data-dead"));
    }

    @Test
    void eachStepOfTheChainOffersTheNextAndTheOneBefore() throws Exception {
        for (int i = 0; i < CHAIN.size(); i++) {
            String step = CHAIN.get(i).replace("/L5?for", "/L8?for");
            Document view = drawn(step);
            assertFalse(view.select("#view h1").text().equals("Not found"), step);
            List<String> links = view.select("#view a[href]").eachAttr("href");
            if (i + 1 < CHAIN.size()) {
                assertTrue(links.contains(CHAIN.get(i + 1)), step + " on: " + links);
            }
            if (i > 0) {
                assertTrue(back(links, CHAIN.get(i - 1)), step + " back: " + links);
            }
        }
    }

    private static boolean back(List<String> links, String to) {
        String bare = to.replaceFirst("(/L\\d+)?(\\?.*)?$", "");
        return links.stream().anyMatch(link -> link.startsWith(bare));
    }

    @Test
    void aSourceMarksItsSpanItsCoverageAndItsMutants() throws Exception {
        Document view = drawn(Sample.CHAIN_SOURCE.replace("/L5", "/L8"));
        assertEquals("5", view.select(".ln.hit .no").first().text());
        assertEquals(5, view.select(".ln.hit").size());
        assertEquals(1, view.select("#L8 .cov.half").size());
        assertEquals("3", view.select("#L8 button.mut").text());
        assertEquals(3, view.select("#M8 .mrow").size());
        assertTrue(view.select(".code code").text().contains("</script>"));
    }

    @Test
    void aMutantSaysHowItStands() throws Exception {
        String justified = "#/mutant/org.example.Gauge.top(II)I%405%23Boundary";
        assertTrue(drawn(justified).select("#view").text().contains("both branches give the most"));
        String other = "#/mutant/org.example.Gauge.name(II)I%403%23BooleanReturns";
        assertTrue(drawn(other).select(".badge.warn").text().contains("coincidental"));
    }

    @Test
    void searchFindsAWordOfATextAndAClass() throws Exception {
        assertTrue(drawn("#/search?q=battery").select("#view a[href*=guidance.3-2]").size() > 0);
        assertTrue(drawn("#/search?q=gaugetest").select("#view a[href^=#/test/]").size() > 0);
    }

    private static Document drawn(String route) throws IOException, InterruptedException {
        return drawn(page, route);
    }

    private static Document drawn(Path page, String route)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                browser().orElseThrow().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--virtual-time-budget=10000",
                                "--dump-dom",
                                page.toUri() + route));
        Path dom = folder.resolve("dom.html");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(dom.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertTrue(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS), "the browser hangs");
        } finally {
            process.destroyForcibly();
        }
        Document view = Jsoup.parse(Files.readString(dom, StandardCharsets.UTF_8));
        assertEquals("true", view.body().attr("data-ready"), "the page's script did not end");
        return view;
    }

    private static Optional<Path> browser() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .flatMap(
                        at ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(at, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
