package org.clepsydra.contract;

import static org.clepsydra.contract.SensorsContract.clause;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;

/** The frame as a whole, and the clocks in it. */
final class FrameClauses {
    private static final int FRAMES = 400;

    /** Odd against the 2, 10 and 100 ms of sensors and steps, so that they shift. */
    private static final int[] SPANS_MS = {2, 7, 20, 100, 3};

    private FrameClauses() {}

    static List<Clause> of(SensorsRig rig) {
        return Stream.of(whole(rig), clocks(rig), calls(rig)).flatMap(List::stream).toList();
    }

    private static List<Clause> whole(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "fills-every-field",
                        "Sensors.read, ASM-017",
                        "fields that still hold what was in the frame before",
                        FrameClauses::fillsAll));
    }

    private static List<Clause> clocks(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "control-clock-rises",
                        "SensorFrame.nowMs, ASM-007, ASM-008",
                        "the least by which the clock rose between two readings 2 ms apart or more",
                        e -> rises(e, true)),
                clause(
                        rig,
                        "monitor-clock-rises",
                        "SensorFrame.monitorNowMs, ASM-007, ASM-008",
                        "the least by which the clock rose between two readings 2 ms apart or more",
                        e -> rises(e, false)),
                clause(
                        rig,
                        "clocks-agree",
                        "ASM-007",
                        "a minute by both clocks: how far apart they count",
                        FrameClauses::agree));
    }

    private static List<Clause> calls(SensorsRig rig) {
        return List.of(
                clause(
                        rig,
                        "reads-without-waiting",
                        "Sensors.read, ASM-017",
                        "how long half of the readings take at least",
                        FrameClauses::waitsForNothing),
                clause(
                        rig,
                        "tests-throw-nothing",
                        "Sensors.test, ASM-017",
                        "every bit of a test at once, and each alone",
                        FrameClauses::throwsNothing));
    }

    /** A switched field was filled if it ever differs from what was put there before. */
    private static Finding fillsAll(Eyes e) {
        e.hands.step(1, e.hands.slowUs());
        boolean energisedFilled = false;
        boolean freshFilled = false;
        long most = 0;
        for (int i = 0; i < FRAMES; i++) {
            SensorFrame f = e.after(SPANS_MS[i % SPANS_MS.length]);
            energisedFilled |= f.motorEnergised() != e.poison();
            freshFilled |= f.pressureFresh() != e.poison();
            most = Math.max(most, leftOut(f));
        }
        most += (energisedFilled ? 0 : 1) + (freshFilled ? 0 : 1);
        return Finding.exactly(most, 0, "fields");
    }

    private static long leftOut(SensorFrame f) {
        long longs =
                Arrays.stream(
                                new long[] {
                                    f.nowMs(),
                                    f.monitorNowMs(),
                                    f.encoderCounts(),
                                    f.microstepsToGo(),
                                    f.motorMicrosteps(),
                                    f.controlStored(),
                                    f.monitorStored()
                                })
                        .filter(value -> value == Eyes.NO_LONG)
                        .count();
        long ints =
                Arrays.stream(
                                new int[] {
                                    f.pressurePa(),
                                    f.airWetSamples(),
                                    f.airDrySamples(),
                                    f.sensorTestEcho(),
                                    f.watchdogChallenge()
                                })
                        .filter(value -> value == Eyes.NO_INT)
                        .count();
        return longs + ints;
    }

    private static Finding rises(Eyes e, boolean control) {
        long least = Long.MAX_VALUE;
        long before = now(e.after(2), control);
        for (int i = 0; i < FRAMES; i++) {
            long now = now(e.after(SPANS_MS[i % SPANS_MS.length]), control);
            least = Math.min(least, now - before);
            before = now;
        }
        return Finding.atLeast(least, 1, "ms");
    }

    private static long now(SensorFrame f, boolean control) {
        return control ? f.nowMs() : f.monitorNowMs();
    }

    private static Finding agree(Eyes e) {
        SensorFrame f = e.after(2);
        long control = f.nowMs();
        long monitor = f.monitorNowMs();
        for (int i = 0; i < 600; i++) {
            e.after(100);
        }
        long controlMs = f.nowMs() - control;
        long monitorMs = f.monitorNowMs() - monitor;
        // 0.9 % of the smaller count and 1 ms, rounded down.
        long limitMs = Math.max(0, Math.min(controlMs, monitorMs)) * 9 / 1_000 + 1;
        return Finding.atMost(Math.abs(controlMs - monitorMs), limitMs, "ms");
    }

    private static Finding waitsForNothing(Eyes e) {
        long[] tookNs = new long[Hands.CALLS];
        for (int i = 0; i < Hands.CALLS; i++) {
            e.rig.motor().pass(Hands.AT_ONCE_MS);
            long begunNs = System.nanoTime();
            e.read();
            tookNs[i] = System.nanoTime() - begunNs;
        }
        return Finding.atMost(Hands.middleMs(tookNs), Hands.AT_ONCE_MS, "ms");
    }

    private static Finding throwsNothing(Eyes e) {
        e.rig.sensors().test(-1);
        e.after(2);
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            e.rig.sensors().test(1 << bit);
            e.after(2);
        }
        e.rig.sensors().test(SensorTests.NONE);
        e.after(2);
        return Finding.that(true, "nothing thrown", "nothing is thrown");
    }
}
