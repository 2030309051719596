package org.clepsydra.therapy;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Nl;

/**
 * What has been released under the plan, in an account for each purpose. Microsteps are the truth;
 * volume follows.
 *
 * <p>Booked before it is made and never taken back: it errs to more drug given.
 */
@Realizes({"req~motor.booked-first~1", "req~overlay.accounts~1"})
final class Ledger {
    private final PumpGeometry device;
    private final WideQuotient wide = new WideQuotient();
    private final long[] overlays = new long[PlanLayout.OVERLAYS_MAX];
    private @Microsteps long basal;

    Ledger(PumpGeometry device) {
        this.device = device;
    }

    void clear() {
        basal = 0;
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            overlays[i] = 0;
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
     * Volume of drug released, rounded up: the curve and every bolus. A prime is given to nobody,
     * and what a flush pushes out was counted when it was released.
     */
    @Nl
    long givenNl() {
        long given = basal + overlays[PlanLayout.BOLUS];
        wide.divide(given, device.nlPerRev(), device.microstepsPerRev());
        return Units.nl(wide.quotient() + (wide.remainder() > 0 ? 1 : 0));
    }

    private static int row(int kind) {
        return Math.max(0, Math.min(kind, PlanLayout.OVERLAYS_MAX - 1));
    }
}
