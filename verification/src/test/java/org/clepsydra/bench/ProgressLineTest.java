package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final int WIDE = 200;
    private static final long HOUR_MS = 3_600_000L;

    private final StringWriter text = new StringWriter();

    private static Progress at(long doneH, double givenMl, String alarms) {
        return new Progress("x", doneH * HOUR_MS, 46 * HOUR_MS, givenMl, 86.4, 1.878, 1, alarms);
    }

    private ProgressLine line(boolean redraws) {
        return new ProgressLine(new PrintWriter(text), redraws, WIDE, () -> 0);
    }

    @Test
    void showsNothingDone() {
        assertEquals(
                "........................    0.00 of 46.0 h     0.000 of 86.400 mL  1.878 mL/h"
                        + "    1.0 kPa      0.0 h/s  no alarm",
                ProgressLine.line(at(0, 0, ""), 0, WIDE));
    }

    @Test
    void showsHalfDone() {
        assertEquals(
                "############............   23.00 of 46.0 h    43.200 of 86.400 mL  1.878 mL/h"
                        + "    1.0 kPa    100.0 h/s  no alarm",
                ProgressLine.line(at(23, 43.2, ""), 100, WIDE));
    }

    @Test
    void showsAllDone() {
        assertEquals(
                "########################   46.00 of 46.0 h    86.400 of 86.400 mL  1.878 mL/h"
                        + "    1.0 kPa    100.0 h/s  no alarm",
                ProgressLine.line(at(46, 86.4, ""), 100, WIDE));
    }

    @Test
    void fillsNoMoreThanTheBarWhenARunGoesOnForLonger() {
        String line = ProgressLine.line(at(92, 86.4, "air in line"), 1, WIDE);
        assertTrue(line.startsWith("########################   92.00 of"), line);
        assertTrue(line.endsWith("ALARM: air in line"), line);
    }

    @Test
    void givesUpAPartWhenTheTerminalIsAColumnTooNarrow() {
        // bar 24, time 16, volume 21, rate 10, pressure 9, speed 11, alarm 8, six gaps of 2: 111
        assertEquals(111, lengthIn(112));
        assertEquals(97, lengthIn(111)); // bar 10
        assertEquals(97, lengthIn(98));
        assertEquals(84, lengthIn(97)); // no speed
        assertEquals(84, lengthIn(85));
        assertEquals(72, lengthIn(84)); // no rate
        assertEquals(72, lengthIn(73));
        assertEquals(49, lengthIn(72)); // time, volume, alarm
        assertEquals(49, lengthIn(50));
        assertEquals(38, lengthIn(49)); // share 5, volume, alarm
        assertEquals(38, lengthIn(39));
        assertEquals(15, lengthIn(38)); // share, alarm
        assertEquals(15, lengthIn(16));
        assertEquals(8, lengthIn(15)); // alarm
    }

    private static int lengthIn(int columns) {
        return ProgressLine.line(at(23, 43.2, ""), 100, columns).length();
    }

    @Test
    void neverFillsTheLastColumn() {
        Progress alarmed = at(23, 43.2, "downstream occlusion, battery low, air in line");
        for (int columns = 1; columns < WIDE; columns++) {
            assertTrue(ProgressLine.line(alarmed, 12_345.6, columns).length() < columns);
        }
        assertEquals("", ProgressLine.line(alarmed, 1, 0));
    }

    @Test
    void givesUpTheAlarmLast() {
        assertEquals("ALARM: air", ProgressLine.line(at(23, 43.2, "air in line"), 1, 11));
    }

    @Test
    void saysHowManyHoursAreSimulatedInASecond() {
        long[] now = {5_000_000_000L};
        ProgressLine line = new ProgressLine(new PrintWriter(text), true, WIDE, () -> now[0]);
        now[0] += 2_000_000_000L;
        line.at(at(23, 43.2, ""));
        assertTrue(text.toString().contains(" 11.5 h/s"), text.toString()); // 23 h in 2 s
        line.clear();
        now[0] += 4_000_000_000L;
        line.at(at(2, 3.8, ""));
        assertTrue(text.toString().contains(" 0.5 h/s"), text.toString()); // 2 h in 4 s
    }

    @Test
    void printsALineEachTenPerCentWhereItCannotRedraw() {
        tellThousandTimes(line(false));
        assertEquals(10, text.toString().lines().count());
    }

    @Test
    void beginsAnewWithARunOfTheSameName() {
        ProgressLine line = line(false);
        tellThousandTimes(line);
        tellThousandTimes(line);
        assertEquals(20, text.toString().lines().count());
    }

    private static void tellThousandTimes(ProgressLine line) {
        for (int ms = 0; ms <= 1_000; ms++) {
            line.at(new Progress("x", ms, 1_000, 0, 1, 1, 1, ""));
        }
    }

    @Test
    void redrawsOneLineWhereItCan() {
        ProgressLine line = line(true);
        for (int ms = 0; ms <= 10; ms++) {
            line.at(new Progress("x", ms, 10, 0, 1, 1, 1, ""));
        }
        line.clear();
        assertFalse(text.toString().contains("\n"));
        assertTrue(text.toString().endsWith("\r\u001b[K"));
    }

    @Test
    void isToldOfTheEndOfARun() throws Exception {
        List<Progress> told = new ArrayList<>();
        Run.of(ScenarioReader.read(Path.of("scenarios/bedside-1200.yaml")), told::add);
        Progress last = told.get(told.size() - 1);
        assertTrue(last.doneMs() >= last.wholeMs(), last.toString());
        assertEquals(last.wholeMl(), last.givenMl());
    }
}
