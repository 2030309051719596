package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String HOSTILE = "<script>alert(\"1\")</script> & 'two' </title>";
    private static final int TWO_MEGABYTES = 2_000_000;

    private static final String PAGE = ReportPage.of(MadeUp.report());
    private static final Document PARSED = Jsoup.parse(PAGE);

    private static Report with(List<Chart> charts, List<AlarmBar> alarms, String text) {
        return new Report(
                text,
                text,
                false,
                new Totals(1, 1, 1),
                List.of(new Finding(text, false, text)),
                charts,
                Trumpets.none(text),
                alarms,
                List.of(new Row(text, text)),
                List.of(),
                List.of(),
                List.of(new Row(text, text)),
                List.of());
    }

    @Test
    void isParsedWithoutAnError() {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        parser.parseInput(PAGE, "");
        assertEquals(List.of(), parser.getErrors());
    }

    @Test
    void refersToNothingOutsideItself() {
        assertFalse(Pattern.compile("(?i)https?:|//[a-z]|@import").matcher(PAGE).find());
        assertEquals(0, PARSED.select("script, link, img, iframe, object, [src]").size());
        Matcher urls = Pattern.compile("url\\(([^)]*)\\)").matcher(PAGE);
        Set<String> referred = new HashSet<>();
        while (urls.find()) {
            referred.add(urls.group(1));
        }
        PARSED.select("a").forEach(link -> referred.add(link.attr("href")));
        for (String reference : referred) {
            assertTrue(reference.startsWith("#"), reference);
            assertTrue(PARSED.getElementById(reference.substring(1)) != null, reference);
        }
    }

    @Test
    void hasEachIdentityOnce() {
        Set<String> ids = new HashSet<>();
        for (Element element : PARSED.select("[id]")) {
            assertTrue(ids.add(element.id()), element.id());
        }
        for (Element element : PARSED.select("[aria-labelledby]")) {
            assertTrue(ids.containsAll(List.of(element.attr("aria-labelledby").split(" "))));
        }
    }

    @Test
    void isTheSameForTheSameReport() {
        assertEquals(PAGE, ReportPage.of(MadeUp.report()));
    }

    @Test
    void staysSmall() {
        assertTrue(PAGE.getBytes(StandardCharsets.UTF_8).length < TWO_MEGABYTES);
    }

    @Test
    void staysSmallWithMillionsOfPointsAndThousandsOfAlarms() {
        double[] hours = new double[3_000_000];
        double[] values = new double[hours.length];
        Arrays.setAll(hours, i -> i / 36_000.0);
        Arrays.setAll(values, i -> i % 2);
        AlarmBar[] alarms = new AlarmBar[20_000];
        Arrays.setAll(alarms, i -> new AlarmBar("a" + i % 9, Priority.HIGH, i / 300.0, 80));
        List<Chart> charts =
                List.of(
                        Chart.volume(hours, values, values),
                        Chart.flow("Flow", hours, values, values),
                        Chart.pressure(hours, values, 1),
                        Chart.error(hours, values, 0));
        String page = ReportPage.of(with(charts, List.of(alarms), "large"));
        int bytes = page.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < TWO_MEGABYTES, bytes + " bytes");
        Document parsed = Jsoup.parse(page);
        assertEquals(Tables.MOST_ALARMS, parsed.select("#alarms tbody tr").size());
        assertTrue(parsed.select("#alarms caption").text().contains("19800 more"));
    }

    @Test
    void letsNoTextBecomeMarkup() {
        double[] one = {0, 1};
        Chart chart =
                new Chart(
                        "hostile",
                        HOSTILE,
                        HOSTILE,
                        List.of(Line.measured(HOSTILE, HOSTILE, one, one)),
                        List.of(new Limit(HOSTILE, 1)),
                        List.of(new Band(HOSTILE, 0, 1)));
        AlarmBar alarm = new AlarmBar(HOSTILE, Priority.LOW, 0, 1);
        Document parsed = Jsoup.parse(ReportPage.of(with(List.of(chart), List.of(alarm), HOSTILE)));
        assertEquals(0, parsed.select("script").size());
        assertEquals(HOSTILE, parsed.select("h1").text());
        assertEquals(HOSTILE + " - Clepsydra bench", parsed.title());
        assertEquals(HOSTILE, parsed.select("#alarms tbody th").text());
        assertEquals(2, parsed.select("#charts svg").size());
    }

    @Test
    void saysThatItIsASimulation() {
        String text = PARSED.body().text();
        assertTrue(text.contains("This is a simulation"));
        assertTrue(text.contains("Clinical limits in it are examples"));
        assertTrue(text.contains("The library is not certified and makes no such claim"));
    }

    @Test
    void drawsEachChartOnceForADeskAndOnceForAPhone() {
        assertEquals(5, PARSED.select("svg.wide").size());
        assertEquals(5, PARSED.select("svg.narrow").size());
        for (Element svg : PARSED.select("svg")) {
            assertEquals("img", svg.attr("role"));
            assertFalse(svg.selectFirst("title").text().isBlank());
            assertFalse(svg.selectFirst("desc").text().isBlank());
        }
    }

    @Test
    void leavesEveryColourToTheStyleSheet() {
        Set<String> named = new HashSet<>();
        for (Element svg : PARSED.select("svg")) {
            assertFalse(svg.outerHtml().contains("rgb("), svg.outerHtml());
            Matcher names = Pattern.compile("var\\((--[a-z]+)\\)").matcher(svg.outerHtml());
            while (names.find()) {
                named.add(names.group(1));
            }
        }
        // light, dark and paper each set every name
        for (String name : named) {
            assertEquals(3, PAGE.split(Pattern.quote(name + ":"), -1).length - 1, name);
        }
        assertEquals(Ink.values().length, named.size());
    }

    @Test
    void drawsAlarmsInTheColourOfTheirPriority() {
        Element timeline = PARSED.selectFirst("#alarms svg.wide");
        assertEquals(1, timeline.select("[style*=fill:var(--high)]").size());
        assertEquals(1, timeline.select("[style*=fill:var(--medium)]").size());
        assertEquals(2, timeline.select("[style*=fill:var(--low)]").size());
    }

    @Test
    void hasHeadingsInOrderAndCaptionsOnTables() {
        assertEquals(1, PARSED.select("h1").size());
        int level = 1;
        for (Element heading : PARSED.select("h1, h2, h3, h4")) {
            int next = heading.tagName().charAt(1) - '0';
            assertTrue(next <= level + 1, heading.text());
            level = next;
        }
        for (Element table : PARSED.select("table")) {
            assertFalse(table.select("caption").text().isBlank());
            assertEquals(0, table.select("th:not([scope])").size());
        }
    }

    @Test
    void showsTheVerdictInWords() {
        assertEquals("✗ not passed", PARSED.select(".verdict").text());
        assertEquals(3, PARSED.select("#expectations .good").size());
        assertEquals(1, PARSED.select("#expectations .bad").size());
    }

    @Test
    void showsARefusedPlanWithoutCharts() {
        double[] none = {};
        Document parsed =
                Jsoup.parse(
                        ReportPage.of(
                                with(
                                        List.of(Chart.flow("Flow", none, none, none)),
                                        List.of(),
                                        "refused")));
        assertEquals(0, parsed.select("svg").size());
        assertEquals("Nothing was recorded.", parsed.select("figcaption p").text());
        assertTrue(parsed.select("#alarms").text().contains("None was announced."));
    }
}
