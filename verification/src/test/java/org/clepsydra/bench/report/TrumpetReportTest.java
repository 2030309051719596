package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.clepsydra.bench.Run;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.Watch;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trumpet curves of runs of the worn pump: 7.2 mL in 4 h, 30 uL a minute, a stroke of 50 uL every
 * 100 s.
 */
class TrumpetReportTest {
    private static final long HOUR_MS = 3_600_000;

    @TempDir static Path folder;

    private static RunResult steady;

    @BeforeAll
    static void runOnce() throws IOException, BadScenario {
        steady = run("", "");
    }

    private static RunResult run(String program, String events) throws IOException, BadScenario {
        String text =
                Files.readString(Path.of("scenarios/mfolfox6.yaml"))
                        .replaceFirst("(?s)expect:.*", "")
                        .replace("dose: 2400 mg/m2", "dose: 200 mg/m2")
                        .replace("duration: 46 h", "duration: 4 h" + program)
                        .replace("step period: 10 ms", "step period: 100 ms");
        Path file = folder.resolve("trumpet.yaml");
        Files.writeString(file, text + events + "\nexpect:\n  - verdict: accepted\n");
        return Run.of(ScenarioReader.read(file), Watch.NONE);
    }

    private static RunResult ofFile(String name) throws BadScenario {
        return Run.of(ScenarioReader.read(Path.of("scenarios", name + ".yaml")), Watch.NONE);
    }

    private static void assertWithinTheBound(Trumpet curve, double stepQuanta) {
        for (Trumpet.Window window : curve.windows()) {
            double bound = curve.boundPercent(window) * (1 + stepQuanta);
            assertTrue(window.largestPercent() <= bound, window.toString());
            assertTrue(window.smallestPercent() >= -bound, window.toString());
            assertTrue(window.largestPercent() >= window.smallestPercent(), window.toString());
        }
    }

    @Test
    void liesWithinTheBoundOfTheStroke() {
        List<Trumpet> curves = Trumpets.of(steady).curves();
        assertEquals(1, curves.size());
        Trumpet curve = curves.get(0);
        assertEquals(new Trumpet.Place(0, 4 * HOUR_MS, 1.8, 50), curve.place());
        assertEquals(6, curve.windows().size());
        // 100 ms of the rate are a thousandth of a stroke.
        assertWithinTheBound(curve, 0.001);
        // A minute holds a stroke or none, where 30 uL are due; two hold one or two of 60 uL.
        Trumpet.Window one = curve.windows().get(0);
        assertEquals(100 * 5 / 3.0, curve.boundPercent(one), 1e-9);
        assertEquals(100 * 2 / 3.0, one.largestPercent(), 0.01);
        assertEquals(-100, one.smallestPercent(), 0.01);
        assertEquals(100 * 2 / 3.0, curve.windows().get(1).largestPercent(), 0.01);
        assertEquals(-100 / 6.0, curve.windows().get(1).smallestPercent(), 0.01);
        // Over 3.5 h a stroke is 50 of 6300 uL.
        assertEquals(0, curve.meanPercent(), 100 * 50 / 6_300.0 * 1.001);
    }

    @Test
    void liesWithinTheBoundWhereStepsComeAtRandomAndTheStretchBeginsLate() throws BadScenario {
        List<Trumpet> curves = Trumpets.of(ofFile("mfolfox6-delayed")).curves();
        assertEquals(1, curves.size());
        assertEquals(12 * HOUR_MS, curves.get(0).place().fromMs());
        assertEquals(58 * HOUR_MS, curves.get(0).place().toMs());
        // A stroke is due every 95.8 s, and a step comes at the latest after one second.
        assertWithinTheBound(curves.get(0), 1 / 95.0);
    }

    @Test
    void isLeftOutWhereTheRunWasHeldUp() throws IOException, BadScenario {
        assertLeftOut("blocked", run("", "\nevents:\n  - {at: 1 h, line: occluded}\n"));
        assertLeftOut(
                "stopped",
                run("", "\nevents:\n  - {at: 1 h, order: stop}\n  - {at: 61 min, order: start}\n"));
        // No stop, but five seconds that therapy time did not count.
        assertLeftOut("did not end when it was due", ofFile("late-step-bedside"));
    }

    @Test
    void isLeftOutWhereThereIsNoFlatStretchOrNoFlow() throws IOException, BadScenario {
        assertLeftOut(
                "no flat stretch", run("\n  program:\n    - raised cosine: 1 part over 4 h", ""));
        assertLeftOut("Nothing was infused", ofFile("refused-x10"));
    }

    private static void assertLeftOut(String why, RunResult result) {
        Trumpets found = Trumpets.of(result);
        assertEquals(List.of(), found.curves());
        assertTrue(found.leftOut().contains(why), found.leftOut());
        Document page = Jsoup.parse(ReportPage.of(result));
        assertEquals("Left out. " + found.leftOut(), page.select("#trumpet p").text());
        JsonObject json = json(result);
        assertEquals(found.leftOut(), json.get("leftOut").getAsString());
        assertTrue(json.getAsJsonArray("stretches").isEmpty());
    }

    private static JsonObject json(RunResult result) {
        return JsonParser.parseString(ReportJson.of(List.of(result)))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("trumpet");
    }

    @Test
    void showsTheSameFiguresOnThePageAndInJson() {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = parser.parseInput(ReportPage.of(steady), "");
        assertEquals(List.of(), parser.getErrors());
        assertEquals(1, page.select("#trumpet svg.wide").size());
        assertEquals(1, page.select("#trumpet svg.narrow").size());
        String text = page.select("#trumpet").text().replace('\u00a0', ' ');
        assertTrue(text.contains("the first 30 min of the stretch are left out"), text);
        assertTrue(text.contains("dominated by the stroke"), text);
        assertFalse(text.contains("do not fit"), text);
        assertEquals(6, page.select("#trumpet tbody tr").size());
        assertEquals(
                "1 min +66.667 -100.000 ±166.667", page.select("#trumpet tbody tr").get(0).text());
        JsonObject json = json(steady);
        assertFalse(json.has("leftOut"));
        JsonObject stretch = json.getAsJsonArray("stretches").get(0).getAsJsonObject();
        assertEquals(HOUR_MS / 2, stretch.get("settlingMs").getAsLong());
        JsonObject window = stretch.getAsJsonArray("windows").get(5).getAsJsonObject();
        Trumpet.Window last = Trumpets.of(steady).curves().get(0).windows().get(5);
        assertEquals(31, window.get("minutes").getAsInt());
        assertEquals(last.largestPercent(), window.get("largestPercent").getAsDouble());
        assertEquals(last.smallestPercent(), window.get("smallestPercent").getAsDouble());
        assertEquals(100 * 50 / 930.0, window.get("boundPercent").getAsDouble(), 1e-9);
    }

    @Test
    void drawsSoManyAndCountsTheRest() {
        Trumpet curve = Trumpets.of(steady).curves().get(0);
        String content =
                TrumpetSection.of(new Trumpets(Collections.nCopies(9, curve), "")).stream()
                        .map(Object::toString)
                        .reduce("", String::concat);
        assertEquals(TrumpetSection.MOST_DRAWN, content.split("<figure", -1).length - 1);
        assertTrue(content.contains("3 more are in the JSON output"));
    }

    @Test
    void showsNoBoundWhereThePumpGivesNoStrokes() {
        Trumpet smooth = Trumpet.of(new Trumpet.Place(0, 60_000, 3.6, 0), new double[7], 10_000);
        String content = TrumpetSection.of(new Trumpets(List.of(smooth), "")).toString();
        assertFalse(content.contains("bound of the stroke"), content);
        assertTrue(content.contains("Longer windows do not fit in it."), content);
        assertFalse(content.contains("Bound"), content);
        assertFalse(content.contains("dominated"), content);
        assertFalse(content.contains("var(--limit)"), content);
    }
}
