package org.clepsydra.contract;

import static org.clepsydra.contract.SensorsContract.clause;

import java.util.List;
import java.util.stream.Stream;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;

/** What a frame says of pressure and air. */
final class LineReadingClauses {
    private static final int FRAMES = 1_000;
    private static final int SETTLE_MS = 100;

    /**
     * Odd against the sensor's own period, so that a step now has a new reading and now has not.
     */
    private static final int STEP_MS = 3;

    private LineReadingClauses() {}

    static List<Clause> of(SensorsRig rig) {
        return Stream.of(pressure(rig), air(rig), airTest(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> pressure(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "fresh-only-when-new",
                        "SensorFrame.pressureFresh, ASM-019",
                        "frames fresh without a measurement since the last, sensor frozen midway",
                        e -> fresh(e, true)),
                clause(
                        rig,
                        "fresh-when-new",
                        "SensorFrame.pressureFresh",
                        "frames not fresh with a measurement since the last",
                        e -> fresh(e, false)),
                clause(
                        rig,
                        "pressure-in-pascal",
                        "SensorFrame.pressurePa, ASM-019",
                        "mean reading against a gauge, line at a half of the highest pressure",
                        LineReadingClauses::pascal));
    }

    private static List<Clause> air(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "air-samples-of-step",
                        "SensorFrame.airWetSamples",
                        "wet and dry samples of a frame against samples taken since the last",
                        LineReadingClauses::samplesOfStep),
                clause(
                        rig,
                        "air-is-dry",
                        "SensorFrame.airDrySamples",
                        "air in front of the detector: samples that saw liquid",
                        LineReadingClauses::airIsDry));
    }

    private static List<Clause> airTest(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "test-shows-air",
                        "SensorTests.AIR_DRY, ASM-013",
                        "liquid, the test in force: frames that echo it and see air alone",
                        LineReadingClauses::testShowsAir),
                clause(
                        rig,
                        "test-ends",
                        "Sensors.test, SensorFrame.sensorTestEcho",
                        "before and after the test: frames that echo it or see air",
                        LineReadingClauses::testEnds),
                clause(
                        rig,
                        "test-asks-detector",
                        "ASM-013",
                        "detector held at liquid: frames that pass the test",
                        LineReadingClauses::testAsksDetector));
    }

    private static Finding fresh(Eyes e, boolean freshWithoutNew) {
        int wrong = 0;
        int measured = 0;
        e.after(SETTLE_MS);
        long before = e.rig.pressureReadings();
        for (int i = 0; i < FRAMES; i++) {
            if (i == FRAMES / 2) {
                e.rig.freezePressure();
            }
            boolean fresh = e.after(STEP_MS).pressureFresh();
            boolean isNew = e.rig.pressureReadings() != before;
            before = e.rig.pressureReadings();
            measured += isNew ? 1 : 0;
            wrong += fresh != isNew && fresh == freshWithoutNew ? 1 : 0;
        }
        return Finding.exactly(wrong, 0, "frames").provided(measured > 0, "nothing was measured");
    }

    /** A tenth of the range: finds a wrong unit, sign or offset; calibration is the device's. */
    private static Finding pascal(Eyes e) {
        int maxPa = e.rig.motor().device().pressurePaMax();
        long gaugePa = e.rig.applyPressure(maxPa / 2);
        e.after(SETTLE_MS);
        long sumPa = 0;
        int readings = 0;
        for (int i = 0; i < FRAMES; i++) {
            SensorFrame f = e.after(STEP_MS);
            if (f.pressureFresh() && f.pressurePa() != Eyes.NO_INT) {
                sumPa += f.pressurePa();
                readings++;
            }
        }
        long offPa = Math.abs(sumPa / Math.max(1, readings) - gaugePa);
        return Finding.atMost(offPa, maxPa / 10, "Pa").provided(readings > 0, "never fresh");
    }

    private static Finding samplesOfStep(Eyes e) {
        e.after(SETTLE_MS);
        long before = e.rig.airSamples();
        long mostOff = 0;
        for (int i = 0; i < FRAMES; i++) {
            SensorFrame f = e.after(i % 2 == 0 ? STEP_MS : SETTLE_MS);
            long taken = e.rig.airSamples() - before;
            before += taken;
            mostOff = Math.max(mostOff, Math.abs(f.airWetSamples() + f.airDrySamples() - taken));
        }
        // A sample may fall between the reading and the count of it.
        return Finding.atMost(mostOff, 1, "samples").provided(before > 0, "no sample was taken");
    }

    private static Finding airIsDry(Eyes e) {
        e.after(SETTLE_MS);
        e.rig.showAir();
        e.after(SETTLE_MS);
        long wet = 0;
        long dry = 0;
        for (int i = 0; i < 10; i++) {
            SensorFrame f = e.after(SETTLE_MS);
            wet += f.airWetSamples();
            dry += f.airDrySamples();
        }
        return Finding.exactly(wet, 0, "wet samples").provided(dry > 0, "no air was seen");
    }

    private static boolean seesAirAlone(SensorFrame f) {
        return f.airDrySamples() > 0 && f.airWetSamples() == 0;
    }

    private static boolean echoes(SensorFrame f) {
        return f.sensorTestEcho() == SensorTests.AIR_DRY;
    }

    /** The first frame after the order is left out: its samples may be of both kinds. */
    private static Finding testShowsAir(Eyes e) {
        e.after(SETTLE_MS);
        e.rig.sensors().test(SensorTests.AIR_DRY);
        e.after(SETTLE_MS);
        int passed = 0;
        for (int i = 0; i < 10; i++) {
            SensorFrame f = e.after(SETTLE_MS);
            passed += echoes(f) && seesAirAlone(f) ? 1 : 0;
        }
        return Finding.exactly(passed, 10, "frames");
    }

    private static Finding testEnds(Eyes e) {
        e.after(SETTLE_MS);
        int wrong = framesNotPlain(e);
        e.rig.sensors().test(SensorTests.AIR_DRY);
        e.after(SETTLE_MS);
        e.rig.sensors().test(SensorTests.NONE);
        e.after(SETTLE_MS);
        wrong += framesNotPlain(e);
        return Finding.exactly(wrong, 0, "frames");
    }

    private static int framesNotPlain(Eyes e) {
        int wrong = 0;
        for (int i = 0; i < 10; i++) {
            SensorFrame f = e.after(SETTLE_MS);
            boolean plain = f.sensorTestEcho() == SensorTests.NONE && f.airDrySamples() == 0;
            wrong += plain ? 0 : 1;
        }
        return wrong;
    }

    private static Finding testAsksDetector(Eyes e) {
        e.after(SETTLE_MS);
        e.rig.holdAirDetectorAtLiquid();
        e.rig.sensors().test(SensorTests.AIR_DRY);
        int passed = 0;
        for (int i = 0; i < 10; i++) {
            SensorFrame f = e.after(SETTLE_MS);
            passed += echoes(f) && seesAirAlone(f) ? 1 : 0;
        }
        return Finding.exactly(passed, 0, "frames");
    }
}
