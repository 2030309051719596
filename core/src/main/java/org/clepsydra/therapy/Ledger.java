package org.clepsydra.therapy;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Nl;

/**
 * What has been released to the patient under the plan. Microsteps are the truth; volume follows.
 *
 * <p>Booked before it is made and never taken back: it errs to more drug given.
 */
@Realizes("req~motor.booked-first~1")
final class Ledger {
    private final PumpGeometry device;
    private final WideQuotient wide = new WideQuotient();
    private @Microsteps long basal;

    Ledger(PumpGeometry device) {
        this.device = device;
    }

    void clear() {
        basal = 0;
    }

    void book(@Microsteps long microsteps) {
        basal = Units.microsteps(basal + microsteps);
    }

    /** Microsteps of the plan's own curve. */
    @Microsteps
    long basal() {
        return basal;
    }

    /** Volume released, rounded up. */
    @Nl
    long givenNl() {
        wide.divide(basal, device.nlPerRev(), device.microstepsPerRev());
        return Units.nl(wide.quotient() + (wide.remainder() > 0 ? 1 : 0));
    }
}
