package org.clepsydra.plan;

import org.clepsydra.port.OrderFrame;
import org.clepsydra.trace.Realizes;

/** Judges the volumes of a refill against the device's reservoir. */
@Realizes("req~reservoir.refill~1")
final class RefillCheck {
    private final PumpGeometry device;
    private final Ruling ruling;

    RefillCheck(PumpGeometry device, Ruling ruling) {
        this.device = device;
        this.ruling = ruling;
    }

    /** Rules on the volumes; without a reservoir on the fill, which should not have been. */
    void judge(OrderFrame asked) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        long reservoirNl = device.accepted() ? device.reservoirNl() : 0;
        if (reservoirNl == 0) {
            ruling.refuse(Rule.NO_RESERVOIR, asked.fillNl(), 0);
        }
        ruling.between(
                Rule.FILL_VOLUME, asked.fillNl(), Math.max(1, device.quantumNl()), reservoirNl);
        ruling.between(Rule.ASPIRATED_VOLUME, asked.aspiratedNl(), 0, reservoirNl);
    }
}
