package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * What is booked after a loss of power beyond what the record says. Strokes of 1 uL in 4
 * microsteps; 1 mL in an hour is a stroke every 3.6 s, bolus and prime have one every 0.6 s.
 */
class RestoredReleaseTest {
    private static final long HOUR = 3_600_000L;
    private static final int HOUR_CELL = StateLayout.DRUGS + StateLayout.WINDOW_HOUR;

    private final DeviceRecord implant =
            Devices.implant().rateNlPerHMax(10_000_000).longestIdleMs(100).storesState(true).seal();
    private final PumpGeometry geometry = new PumpGeometry(implant);
    private final LoadedPlan plan = new LoadedPlan(geometry);
    private final Overlay overlay = new Overlay(geometry, plan);
    private final Reservoir reservoir = new Reservoir(geometry, plan);
    private final Reservation reservation = new Reservation(geometry, plan);
    private final Wear wear = new Wear(geometry);
    private final Release release =
            new Release(geometry, plan, overlay, reservoir, wear, reservation);
    private final StateRecord record = new StateRecord(geometry);
    private final StateRecord after = new StateRecord(geometry);
    private final long[] image =
            PlanImages.image(
                    PlanImages.flat(implant, 1_000_000, HOUR)
                            .bolus(100_000, 60_000, 0, 1)
                            .prime(100_000, 60_000, 1));

    @Test
    @Verifies({
        "req~persistence.restore~2",
        "req~persistence.windows~1",
        "req~persistence.reservoir~2",
        "req~replacement.count~1"
    })
    void booksWhatCurveAndBolusMayHaveReleased() {
        record(PlanLayout.BOLUS, 30);
        restored();
        // Ten strokes in 36 s, of which the record says 30 microsteps.
        assertEquals(40, release.commanded());
        // 15 strokes in 9 s.
        assertEquals(60, release.overlayCommanded(PlanLayout.BOLUS));
        // Both had begun an eighth stroke, which counts whole already: 8 and 28 more.
        assertEquals(32 + 32 + 8 + 28, after.word(HOUR_CELL));
        // 10 and 30 more.
        assertEquals(60 + 10 + 30, after.word(StateLayout.FILL_RELEASED));
        assertEquals(10 + 30, after.word(StateLayout.EVER_RELEASED));
        assertEquals(0, overlay.atMs());
        assertEquals(0, overlay.released());
        assertEquals(0, overlay.due());
    }

    @Test
    @Verifies({
        "req~persistence.restore~2",
        "req~persistence.windows~1",
        "req~persistence.reservoir~2"
    })
    void countsAPrimeInNoWindow() {
        record(PlanLayout.PRIME, 32);
        restored();
        assertEquals(40, release.commanded());
        assertEquals(60, release.overlayCommanded(PlanLayout.PRIME));
        assertEquals(32 + 32 + 8, after.word(HOUR_CELL));
        assertEquals(60 + 10 + 28, after.word(StateLayout.FILL_RELEASED));
    }

    @Test
    @Verifies("req~persistence.records~3")
    void writesOfNoPlanWhatBelongsToThePlan() {
        record(PlanLayout.BOLUS, 30);
        restored();
        release.keep(after, true);
        assertEquals(40, after.word(StateLayout.BASAL));
        assertEquals(60, after.word(StateLayout.ACCOUNTS));
        assertEquals(1, after.word(StateLayout.BEGUN));
        after.begin(2);
        release.keep(after, false);
        assertEquals(0, after.word(StateLayout.BASAL));
        assertEquals(0, after.word(StateLayout.ACCOUNTS));
        assertEquals(0, after.word(StateLayout.BEGUN));
        assertEquals(100, after.word(HOUR_CELL));
        assertEquals(20_000_000, after.word(StateLayout.FILL_NL));
        assertEquals(100, after.word(StateLayout.FILL_RELEASED));
    }

    @Test
    @Verifies({"req~persistence.windows~1", "req~overlay.drugs~1"})
    void countsForNoDrugWhereNoPlanIsLoaded() {
        record.begin(1);
        for (int i = 0; i < 4; i++) {
            int at = StateLayout.DRUGS + i * StateLayout.DRUG_WORDS;
            record.set(at, i + 1);
            record.set(at + StateLayout.WINDOW_HOUR, 8);
            record.set(at + StateLayout.DRUG_DAY, 8);
        }
        release.restoreLimits(record, false);
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
        // A fifth would be refused.
        plan.offer(image);
        assertTrue(plan.loaded());
        release.restoreLimits(record, true);
        assertEquals(Rule.TOO_MANY_DRUGS, plan.verdict().rule());
        assertFalse(plan.loaded());
    }

    @Test
    @Verifies({"req~delivery.withheld~3", "req~persistence.reserve~2"})
    void waitsNotYetInTheStepThatComesToTheEndOfWhatIsReserved() {
        record(PlanLayout.BOLUS, 30);
        record.set(StateLayout.RESERVED_MS, 3_000);
        record.seal();
        StoredState stored = new StoredState();
        System.arraycopy(record.words(), 0, stored.slot(record.slot()), 0, StateLayout.WORDS);
        System.arraycopy(image, 0, stored.slot(StateLayout.PLAN), 0, PlanLayout.WORDS);
        assertTrue(reservation.restore(stored, true, image[PlanLayout.ENVELOPE_CRC], 0));
        assertTrue(plan.loaded());
        release.begin();
        Signals signals = new Signals();
        SensorFrame in = new SensorFrame();
        OrderFrame order = new OrderFrame();
        Validator validator = new Validator(geometry);
        validator.step(in, order, signals);
        Permit permit = Permits.granting(1_000, 0);
        // 3 s to where it stands, then 10 s.
        for (int i = 0; i < 300 + 1_000; i++) {
            in.nowMs(in.nowMs() + 10);
            in.monitorNowMs(in.nowMs());
            validator.step(in, order, signals);
            release.program(signals, permit, new Target());
            assertEquals(Math.min(3_000, in.nowMs()), release.therapyMs());
            assertFalse(release.withheld());
        }
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        release.program(signals, permit, new Target());
        assertTrue(release.withheld());
        assertEquals(0, release.commanded());
    }

    /** 36 s of the curve and 9 s of an overlay are reserved; of drug 0, from a full reservoir. */
    private void record(int kind, long released) {
        record.begin(1);
        record.set(StateLayout.STATE, TherapyState.OVERLAY);
        record.set(StateLayout.PLAN_ID, 1);
        record.set(
                StateLayout.PLAN_CHECKSUM,
                image[PlanLayout.CONTROL_CRC] << 32 | image[PlanLayout.ENVELOPE_CRC]);
        record.set(StateLayout.STARTED_PLAN_ID, 1);
        record.set(StateLayout.RESERVED_MS, 36_000);
        record.set(StateLayout.BASAL, 30);
        record.set(StateLayout.OVERLAY, kind + 1);
        record.set(StateLayout.OVERLAY_RESERVED_MS, 9_000);
        record.set(StateLayout.OVERLAY_RELEASED, released);
        record.set(StateLayout.ACCOUNTS + kind, released);
        record.set(StateLayout.BEGUN + kind, 1);
        record.set(StateLayout.FILL_NL, 20_000_000);
        record.set(StateLayout.FILL_RELEASED, 60);
        record.set(HOUR_CELL, 64);
        record.set(StateLayout.DRUGS + StateLayout.DRUG_DAY, 64);
    }

    private void restored() {
        plan.offer(image);
        assertTrue(plan.loaded(), "rule " + plan.verdict().rule());
        release.restoreLimits(record, true);
        release.restore(record);
        release.keep(after, true);
    }
}
