package org.clepsydra.therapy;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Doubled;
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
@Realizes({"req~delivery.back-off-ledger~1", "req~motor.booked-first~1", "req~overlay.accounts~2"})
final class Ledger {
    // As much as a record holds; what is added is below 2^62.
    private static final long TAKEN_BACK_MAX = 1L << 52;
    private static final long UNCERTAIN_MAX = 1L << 52;

    private final PumpGeometry device;
    private final WideQuotient wide = new WideQuotient();
    private final OverlayAccounts overlays = new OverlayAccounts();
    private final Doubled basal = new Doubled();
    private final Doubled takenBack = new Doubled();
    private long uncertain;

    Ledger(PumpGeometry device) {
        this.device = device;
    }

    void clear() {
        basal.set(0);
        takenBack.set(0);
        uncertain = 0;
        overlays.clear();
    }

    /** Whether every account is as it was written. */
    boolean intact() {
        return basal.intact() && takenBack.intact() && overlays.intact();
    }

    void keep(StateRecord record) {
        record.set(StateLayout.BASAL, basal.greater());
        record.set(StateLayout.TAKEN_BACK, takenBack.lesser());
        record.set(StateLayout.UNCERTAIN, uncertain);
        overlays.keep(record);
    }

    /** Goes on from {@code record}. */
    void restore(StateRecord record) {
        basal.set(record.word(StateLayout.BASAL));
        takenBack.set(record.word(StateLayout.TAKEN_BACK));
        uncertain = record.word(StateLayout.UNCERTAIN);
        overlays.restore(record);
    }

    void book(@Microsteps long microsteps) {
        basal.set(basal.greater() + microsteps);
    }

    /** Books what is released of an overlay, by its row in {@link PlanLayout}. */
    void bookOverlay(int kind, @Microsteps long microsteps) {
        overlays.book(kind, microsteps);
    }

    /** Notes that so much of what is booked may not have been made. */
    void doubt(long microsteps) {
        uncertain = Math.min(uncertain + microsteps, UNCERTAIN_MAX);
    }

    /** Volume of that, rounded up. */
    @Nl
    long uncertainNl() {
        return nlOf(uncertain);
    }

    /** Books what the head went back after an occlusion, below 0 what it went forward again. */
    @Realizes("req~delivery.back-off-ledger~1")
    void bookBack(@Counts long counts) {
        long sum = Math.min(TAKEN_BACK_MAX, takenBack.lesser() + counts);
        takenBack.set(Math.max(0, sum));
    }

    /** Encoder counts the head was taken back. */
    @Counts
    long takenBack() {
        return Units.counts(takenBack.lesser());
    }

    /** Volume that was taken back out of the line, rounded down. */
    @Nl
    long takenBackNl() {
        return device.wholeNlOf(device.partsMoved(takenBack()));
    }

    /** Microsteps of the plan's own curve. */
    @Microsteps
    long basal() {
        return Units.microsteps(basal.greater());
    }

    /** Microsteps of all overlays of {@code kind}. */
    @Microsteps
    long overlay(int kind) {
        return overlays.of(kind);
    }

    /**
     * Volume of drug released, rounded up: the curve, every bolus and every KVO, less what was
     * taken back. A prime is given to nobody, and what a flush pushes out was counted when it was
     * released.
     */
    @Nl
    long givenNl() {
        long overlaid = overlay(PlanLayout.BOLUS) + overlay(PlanLayout.KVO);
        long releasedNl = nlOf(basal.greater() + overlaid);
        return Units.nl(Math.max(0, releasedNl - takenBackNl()));
    }

    /** Volume of the plan's own curve, rounded up. */
    @Nl
    long basalNl() {
        return nlOf(basal.greater());
    }

    private @Nl long nlOf(long microsteps) {
        wide.divide(microsteps, device.nlPerRev(), device.microstepsPerRev());
        return Units.nl(wide.quotient() + (wide.remainder() > 0 ? 1 : 0));
    }
}
