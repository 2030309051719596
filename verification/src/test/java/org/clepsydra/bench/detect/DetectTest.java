package org.clepsydra.bench.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clepsydra.Share;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PatientSettings;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;

/**
 * A study of the detectors of blocked lines: of two seeds at each rate on every build, of five in
 * continuous integration.
 */
class DetectTest {
    private static final int SEEDS = Share.of(5, 2);
    private static final double HOURS = 300;

    private static Study study(List<Subject> subjects, int seeds, double hours) {
        List<Double> blocked = List.of(Double.POSITIVE_INFINITY);
        return Study.of(subjects, blocked, 1, seeds, hours, line -> {});
    }

    private static Expected the(Study study, String begin) {
        List<Expected> such =
                study.expected().stream().filter(one -> one.text().startsWith(begin)).toList();
        assertEquals(1, such.size(), begin);
        return such.get(0);
    }

    @Test
    @Verifies({
        "req~detect.pressure-rise~1",
        "req~delivery.back-off~2",
        "req~delivery.back-off-ledger~1"
    })
    void findsEveryBlockedLineEarlyAndStopsForNothingElse() {
        Study study = study(Subject.all(), SEEDS, HOURS);
        assertEquals(List.of(), study.expected().stream().filter(one -> !one.met()).toList());
        assertEquals(List.of(), study.failures());
        // 5 + 4 + 5 + 3 rates.
        assertEquals(17, study.blocked().size());
        assertTrue(study.blocked().stream().allMatch(point -> point.trappedUl().size() == SEEDS));
        assertTrue(study.hours() >= HOURS);
        assertTrue(study.quiet().stream().allMatch(quiet -> quiet.hours() >= HOURS / 4));
        // All, less, undisturbed, two plants of 10 uL/kPa, three of relief, and the quiet hours.
        assertEquals(9, study.expected().size());
    }

    /** Three times the height: 30 kPa from down to up, of 18.5 kPa that are allowed for. */
    @Test
    @Verifies("req~detect.pressure-rise~1")
    void stopsForNothingWhenThePatientMovesThreeTimesAsFar() {
        Plant wearable = Plant.wearable();
        Plant restless = wearable.with(wearable.pump(), new PatientSettings(0, 15, 6));
        Study study = study(List.of(Subject.of("wearable", restless, 1_200_000)), 0, 90);
        assertFalse(the(study, "Stops for nothing").met());
        assertTrue(study.stops() > 0);
        Quiet quiet = study.quiet().get(0);
        assertTrue(quiet.conditions().containsKey("downstream occlusion"), quiet.words());
        String replay = study.failures().get(0).replay();
        assertTrue(replay.matches("--plant wearable --seeds 0 --hours 1 --seed \\d+"), replay);
    }

    /**
     * Its flow is declared to raise the pressure by 1 kPa for each mL/h, which is far too much: at
     * 1,200 mL/h no rise is one, and the threshold that is left sees it 200 ms too late.
     */
    @Test
    @Verifies("req~detect.pressure-rise~1")
    void findsABlockedLineLateWhenTheFlowIsDeclaredToRaiseThePressureTooMuch() {
        Plant bedside = Plant.bedside();
        PumpModel wrong = bedside.pump().with(device -> device.linePaPerMlPerH(1_000));
        Plant late = bedside.with(wrong);
        Study study = study(List.of(Subject.of("bedside", late, 1_200_000_000)), SEEDS, 0);
        assertFalse(the(study, "Each with less").met());
        String replay = study.failures().get(0).replay();
        assertTrue(
                replay.matches("--plant bedside --rate 1200.0 --seeds 1 --hours 0 --seed \\d"),
                replay);
    }

    /** Of a line that is as open as before nothing is found, or the judge would see occlusions. */
    @Test
    void findsNothingInALineThatIsNotNarrowed() {
        Point open = Point.of(Subject.all().get(1), 1_200_000, 1, 1, SEEDS);
        assertEquals(0, open.foundPercent());
    }

    /** One-sided 95 % limits of a Poisson variable, as tables have them. */
    @Test
    void boundsWhatWasSeenSoOften() {
        // -ln 0.05
        assertEquals(2.9957, PoissonBound.upper95(0), 0.0001);
        assertEquals(4.744, PoissonBound.upper95(1), 0.001);
        assertEquals(7.754, PoissonBound.upper95(3), 0.001);
    }

    @Test
    void judgesTheBoundFromThirtyThousandHoursOn() {
        // 2.9957 / 3 = 0.9986 is 1 at most; with a stop, 4.744 / 4.75 is and 4.744 / 4.74 is not.
        assertTrue(the(quiet(30_000, 0), "Stops for nothing: 1 in 10,000 h").met());
        assertEquals(0.9986, quiet(30_000, 0).stopsPer10000H(), 0.0001);
        assertTrue(the(quiet(47_500, 1), "Stops for nothing: 1 in 10,000 h").met());
        assertFalse(the(quiet(47_400, 1), "Stops for nothing: 1 in 10,000 h").met());
        // An hour less, and there must be none.
        assertTrue(the(quiet(29_999, 0), "Stops for nothing: none").met());
        assertFalse(the(quiet(29_999, 1), "Stops for nothing: none").met());
    }

    private static Study quiet(double hours, int stops) {
        return new Study(
                List.of(),
                List.of(new Quiet(Subject.all().get(0), 1, hours, stops, Map.of(), List.of())));
    }

    @Test
    void judgesWhatIsTrapped() {
        // Bedside, 9.95 uL/kPa, 1.2 mL/h: median 150, p95 250, worst 350; of 20 the 10th and 19th.
        assertTrue(early(150, 250, 350));
        assertFalse(early(150.1, 250, 350));
        assertFalse(early(150, 250.1, 350));
        assertFalse(early(150, 250, 350.1));
    }

    private static boolean early(double median, double p95, double worst) {
        List<Double> trapped = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            trapped.add(median);
        }
        for (int i = 0; i < 9; i++) {
            trapped.add(p95);
        }
        trapped.add(worst);
        return the(study(20, trapped), "Trapped at 1.2 mL/h").met();
    }

    private static Study study(int trials, List<Double> trapped) {
        Point point =
                new Point(
                        Subject.all().get(0),
                        1_200_000,
                        Double.POSITIVE_INFINITY,
                        trials,
                        trapped,
                        trapped,
                        List.of(),
                        0,
                        List.of());
        return new Study(List.of(point), List.of());
    }

    @Test
    void judgesWhatAPlainThresholdTrapsAndWhatWasMissed() {
        double plainUl = Subject.all().get(0).plainUl();
        assertFalse(the(study(1, List.of(plainUl)), "Each with less").met());
        assertTrue(the(study(1, List.of(Math.nextDown(plainUl))), "Each with less").met());
        assertTrue(the(study(1, List.of(1.0)), "Every blocked line").met());
        assertFalse(the(study(2, List.of(1.0)), "Every blocked line").met());
    }

    @Test
    void judgesWhatIsReleasedWhenTheLineOpens() {
        // Bedside, 9.95 uL/kPa: 12.8 kPa hold 127.4 uL, and a microstep is 0.0625.
        assertTrue(the(relieved(50, 127, 1), "Released when the line opens").met());
        assertFalse(the(relieved(50.1, 127, 1), "Released when the line opens").met());
        assertTrue(the(relieved(50, 127, 1), "Worst compliance").met());
        assertFalse(the(relieved(50, 128, 1), "Worst compliance").met());
        assertTrue(the(relieved(50, 127, 1), "Taken back as booked").met());
        assertFalse(the(relieved(50, 127, 1.01), "Taken back as booked").met());
    }

    private static Study relieved(double median, double worst, double counts) {
        List<Relief> relief =
                List.of(new Relief(median, 0), new Relief(median, counts), new Relief(worst, 0));
        Point point =
                new Point(
                        Subject.all().get(0),
                        1_200_000,
                        Double.POSITIVE_INFINITY,
                        3,
                        List.of(1.0, 1.0, 1.0),
                        List.of(1.0, 1.0, 1.0),
                        relief,
                        0,
                        List.of());
        return new Study(List.of(point), List.of());
    }

    @Test
    void knowsWhatAPlainThresholdTraps() {
        Subject syringe = Subject.all().get(2);
        // 8.25 + 1.75 = 10 uL/kPa; 10 x 70 = 700 uL; 10 x (70 - 1.3) = 687 uL at 1/3 uL/s.
        assertEquals(700, syringe.plainUl(), 1e-6);
        assertEquals(2_061, syringe.plainS(1_200_000), 1e-6);
    }
}
