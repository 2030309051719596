package org.clepsydra.therapy;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Nl;

/**
 * What has been released under the plan, in an account for each purpose. Microsteps are the truth;
 * volume follows.
 *
 * <p>Booked before it is made; what the head took back out of the line has an account of its own,
 * booked when it is seen to be back: it errs to more drug given.
 */
@Realizes({"req~motor.booked-first~1", "req~overlay.accounts~2"})
final class Ledger {
    // As much as a record holds; what is added is below 2^62.
    private static final long TAKEN_BACK_MAX = 1L << 52;

    private final PumpGeometry device;
    private final WideQuotient wide = new WideQuotient();
    private final long[] overlays = new long[PlanLayout.OVERLAYS_MAX];
    private @Microsteps long basal;
    private @Counts long takenBack;

    Ledger(PumpGeometry device) {
        this.device = device;
    }

    void clear() {
        basal = 0;
        takenBack = 0;
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            overlays[i] = 0;
        }
    }

    void keep(StateRecord record) {
        record.set(StateLayout.BASAL, basal);
        record.set(StateLayout.TAKEN_BACK, takenBack);
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            record.set(StateLayout.ACCOUNTS + i, overlays[i]);
        }
    }

    /** Goes on from {@code record}. */
    void restore(StateRecord record) {
        basal = Units.microsteps(record.word(StateLayout.BASAL));
        takenBack = Units.counts(record.word(StateLayout.TAKEN_BACK));
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            overlays[i] = record.word(StateLayout.ACCOUNTS + i);
        }
    }

    void book(@Microsteps long microsteps) {
        basal = Units.microsteps(basal + microsteps);
    }

    /** Books what is released of an overlay, by its row in {@link PlanLayout}. */
    void bookOverlay(int kind, @Microsteps long microsteps) {
        int at = row(kind);
        overlays[at] = overlays[at] + microsteps;
    }

    /** Books what the head went back after an occlusion, below 0 what it went forward again. */
    @Realizes("req~delivery.back-off-ledger~1")
    void bookBack(@Counts long counts) {
        long sum = Math.min(TAKEN_BACK_MAX, takenBack + counts);
        takenBack = Units.counts(Math.max(0, sum));
    }

    /** Encoder counts the head was taken back. */
    @Counts
    long takenBack() {
        return takenBack;
    }

    /** Volume that was taken back out of the line, rounded down. */
    @Nl
    long takenBackNl() {
        return device.wholeNlOf(device.partsMoved(takenBack));
    }

    /** Microsteps of the plan's own curve. */
    @Microsteps
    long basal() {
        return basal;
    }

    /** Microsteps of all overlays of {@code kind}. */
    @Microsteps
    long overlay(int kind) {
        return Units.microsteps(overlays[row(kind)]);
    }

    /**
     * Volume of drug released, rounded up: the curve, every bolus and every KVO, less what was
     * taken back. A prime is given to nobody, and what a flush pushes out was counted when it was
     * released.
     */
    @Nl
    long givenNl() {
        long releasedNl = nlOf(basal + overlays[PlanLayout.BOLUS] + overlays[PlanLayout.KVO]);
        return Units.nl(Math.max(0, releasedNl - takenBackNl()));
    }

    /** Volume of the plan's own curve, rounded up. */
    @Nl
    long basalNl() {
        return nlOf(basal);
    }

    private @Nl long nlOf(long microsteps) {
        wide.divide(microsteps, device.nlPerRev(), device.microstepsPerRev());
        return Units.nl(wide.quotient() + (wide.remainder() > 0 ? 1 : 0));
    }

    private static int row(int kind) {
        return Math.max(0, Math.min(kind, PlanLayout.OVERLAYS_MAX - 1));
    }
}
