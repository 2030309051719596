package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;

/**
 * On the plants with all that moves their pressure: what the slope finds by itself, beside the rise
 * above where the line rests, and how often it finds what is not there.
 */
@Verifies("req~detect.pressure-slope~1")
class SlopeBenchTest {
    private static final int TRIALS = 8;

    /** What a plain threshold of 70 kPa lets a line hold, and more. */
    private static final double NEVER_UL = 1_000;

    /** What was pumped into lines that were blocked, until each view found it, the least first. */
    private record Found(List<Double> slopeUl, List<Double> riseUl, List<Long> nlPerKpa) {
        static double median(List<Double> sorted) {
            return sorted.get(sorted.size() / 2);
        }

        static double worst(List<Double> sorted) {
            return sorted.get(sorted.size() - 1);
        }

        void print(String name, long nlPerH) {
            System.out.printf(
                    "%s, %.2f mL/h, blocked: slope %.0f to %.0f uL, median %.0f; rise %.0f to %.0f,"
                            + " median %.0f; compliance %s nL/kPa%n",
                    name,
                    nlPerH / 1e6,
                    slopeUl.get(0),
                    worst(slopeUl),
                    median(slopeUl),
                    riseUl.get(0),
                    worst(riseUl),
                    median(riseUl),
                    nlPerKpa);
        }
    }

    private static Found blocked(String name, Plant plant, long nlPerH, double openMl) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int seed = 0; seed < TRIALS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double openUl = openMl * 1e3 * random.nextDouble(1, 1.5);
            double mostUl = openUl + NEVER_UL + 1e3;
            SlopeCourse course = new SlopeCourse(plant, nlPerH, mostUl * 1e3 / nlPerH, random);
            course.start();
            course.pump(openUl);
            assertFalse(course.sloped(), "before, seed " + seed);
            course.world.line().occlude();
            course.pumpUntilBoth(NEVER_UL);
            found.slopeUl.add(course.slopeUl());
            found.riseUl.add(course.riseUl());
            found.nlPerKpa.add(course.nlPerKpa());
        }
        Collections.sort(found.slopeUl);
        Collections.sort(found.riseUl);
        Collections.sort(found.nlPerKpa);
        found.print(name, nlPerH);
        return found;
    }

    /** So slow that the rest has risen with the line before the rise is one. */
    @Test
    void findsWhatTheRestHasFollowed() {
        Found slow = blocked("bedside", Plant.bedside(), 100_000, 1.6);
        assertTrue(Found.median(slow.slopeUl) + 50 < Found.median(slow.riseUl));
        assertTrue(Found.worst(slow.slopeUl) < Found.worst(slow.riseUl));
        // No bound that follows from anything: 424 were measured, so that a change shows.
        assertTrue(Found.worst(slow.slopeUl) <= 450);
    }

    /** Its flow is declared to raise the pressure by 0.3 kPa for each mL/h: 15 kPa. */
    @Test
    void findsWhatAFlowDeclaredTooHighHides() {
        PumpModel wrong = Plant.bedside().pump().with(device -> device.linePaPerMlPerH(300));
        Found hidden = blocked("wrong bedside", Plant.bedside().with(wrong), 50_000_000, 0.8);
        assertTrue(Found.worst(hidden.slopeUl) <= 200);
        assertTrue(hidden.riseUl.get(0) > 250);
    }

    /** Six cells, one that is part open, and one of a stopper that sticks. */
    @Test
    void findsALineByItselfWithinEightCellsAtOrdinaryRates() {
        // 9.95 and 10 uL/kPa: 25 uL are 2.5 kPa, where 0.75 is steep.
        Found bedside = blocked("bedside", Plant.bedside(), 10_000_000, 0.8);
        assertTrue(Found.worst(bedside.slopeUl) <= 200);
        assertWithin(bedside.nlPerKpa, 9_950);
        Found syringe = blocked("syringe", Plant.syringe(), 10_000_000, 0.8);
        assertTrue(Found.worst(syringe.slopeUl) <= 200);
        assertWithin(syringe.nlPerKpa, 10_000);
    }

    /** A fifth either way. */
    private static void assertWithin(List<Long> nlPerKpa, long of) {
        assertTrue(nlPerKpa.get(0) * 5 >= of * 4, nlPerKpa.toString());
        assertTrue(nlPerKpa.get(nlPerKpa.size() - 1) * 5 <= of * 6, nlPerKpa.toString());
    }

    /** Lines so stiff that a stroke or two is a rise: here it adds nothing. */
    @Test
    void isLaterThanTheRiseWhereTheLineIsStiff() {
        Found wearable = blocked("wearable", Plant.wearable(), 1_200_000, 0.5);
        assertTrue(Found.worst(wearable.riseUl) < wearable.slopeUl.get(0));
        Found roller = blocked("roller", Plant.roller(), 1_000_000, 0.2);
        assertTrue(Found.worst(roller.riseUl) < roller.slopeUl.get(0));
        assertEquals(NEVER_UL, roller.slopeUl.get(0));
    }

    @Test
    void findsNothingInLinesThatAreOpen() {
        double hours = 0;
        for (Plant plant :
                List.of(Plant.bedside(), Plant.wearable(), Plant.syringe(), Plant.roller())) {
            long least = plant.pump().name().equals("roller") ? 2_000 : 100_000;
            for (int seed = 0; seed < 3; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                long nlPerH = (long) (least * Math.pow(10, random.nextDouble(0, 2)));
                double most = 0.5 * plant.containerUl() * 1e3 / nlPerH;
                SlopeCourse course = new SlopeCourse(plant, nlPerH, Math.min(20, most), random);
                course.start();
                while (course.infuses()) {
                    course.step();
                    assertFalse(course.sloped(), plant.pump().name() + ", seed " + seed);
                }
                hours += course.world.timeUs() / 3.6e9;
            }
        }
        assertTrue(hours >= 120);
    }
}
