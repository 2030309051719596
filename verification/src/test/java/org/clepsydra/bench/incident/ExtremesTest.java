package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I-25: figures at the ends of what they can be, where others overflowed, raced or went stale. */
class ExtremesTest {
    private static final long HALF_H_MS = 1_800_000;

    /** 10 L of 1 mg/mL at 1200 mL/h, less a hair as a rate is rounded up: the most there is. */
    private static PlanDraft largest(DeviceRecord device) {
        return PlanImages.flat(device, 10_000_000_000L, 30_000_100L);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void givesTheLargestPlanAsItSaysAndRefusesANanolitreMore() {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        pump.started(largest(pump.device));
        pump.runS(1_800);
        double curveMl = 10_000 * (1_800_000 / 30_000_100.0);
        assertEquals(curveMl, pump.ml(), 0.2 * 1_200 / 3_600 + pump.quantumMl());
        assertEquals(0, pump.conditions());
        IncidentPump other = IncidentPump.exact(PumpModel.bedside());
        other.loaded(PlanImages.flat(other.device, 10_000_000_001L, 30_000_200L));
        assertTrue(other.rule() != Rule.ACCEPTED);
        other.runS(10);
        assertEquals(0, other.ml(), 0);
    }

    /** Half an hour from the end of a reading's type: it goes on, or stops, and never leaps. */
    @ParameterizedTest
    @CsvSource({
        "both clocks through zero,           true",
        "control clock through its end,      false",
        "monitor clock through its end,      false",
        "both clocks through their ends,     false",
        "encoder through 2^61,               false",
        "encoder through zero,               true",
        "driver's count through 2^61,        false",
        "driver's count through zero,        true"
    })
    @Verifies({"req~monitor.clock~2", "req~signal.cadence~1", "req~signal.motor-trust~2"})
    void neitherLeapsNorGoesOnWhereACountEnds(String what, boolean goesOn) {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        pump.onRead(ending(what, pump));
        // A core that begins there.
        pump.powerCycle(1);
        long fromUs = pump.world.timeUs();
        pump.started(PlanImages.flat(pump.device, 200_000_000, 2 * 3_600_000L));
        while (pump.world.timeUs() - fromUs < 2 * HALF_H_MS * 1_000) {
            pump.step();
            double curveMl = 100 * (pump.world.timeUs() - fromUs) / 3.6e9;
            assertTrue(pump.ml() <= curveMl + pump.quantumMl());
        }
        assertEquals(goesOn, pump.state() == TherapyState.INFUSING, what);
        assertEquals(goesOn ? 100 : 50, pump.ml(), 0.2);
        if (!goesOn) {
            assertFalse(pump.world.energised());
            assertTrue(pump.conditions() != 0);
        }
    }

    private static Consumer<SensorFrame> ending(String what, IncidentPump pump) {
        // The power cycle takes a minute; half an hour after it there is the end, or zero.
        long untilMs = HALF_H_MS + 60_000;
        long toZeroMs = -pump.in.nowMs() - untilMs;
        long toEndMs = Long.MAX_VALUE - pump.in.nowMs() - untilMs;
        long toMonitorZeroMs = -pump.in.monitorNowMs() - untilMs;
        long toMonitorEndMs = Long.MAX_VALUE - pump.in.monitorNowMs() - untilMs;
        // 50 mL are 125,000 counts and 800,000 microsteps.
        long counts = 125_000;
        long microsteps = 800_000;
        return switch (what) {
            case "both clocks through zero" ->
                    in -> {
                        in.nowMs(in.nowMs() + toZeroMs);
                        in.monitorNowMs(in.monitorNowMs() + toMonitorZeroMs);
                    };
            case "control clock through its end" -> in -> in.nowMs(in.nowMs() + toEndMs);
            case "monitor clock through its end" ->
                    in -> in.monitorNowMs(in.monitorNowMs() + toMonitorEndMs);
            case "both clocks through their ends" ->
                    in -> {
                        in.nowMs(in.nowMs() + toEndMs);
                        in.monitorNowMs(in.monitorNowMs() + toMonitorEndMs);
                    };
            case "encoder through 2^61" ->
                    in -> in.encoderCounts(in.encoderCounts() + (1L << 61) - counts);
            case "encoder through zero" -> in -> in.encoderCounts(in.encoderCounts() - counts);
            case "driver's count through 2^61" ->
                    in -> in.motorMicrosteps(in.motorMicrosteps() + (1L << 61) - microsteps);
            default -> in -> in.motorMicrosteps(in.motorMicrosteps() - microsteps);
        };
    }
}
