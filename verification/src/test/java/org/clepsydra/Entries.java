package org.clepsydra;

import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;

/** The second entry of a plan, as a person who reads the same prescription would make it. */
public final class Entries {
    private Entries() {}

    /** Enters the figures of the image in {@code order} again. */
    public static void again(OrderFrame order) {
        again(order, order.image());
    }

    /** Enters the figures of {@code image} in {@code order}. */
    public static void again(OrderFrame order, long[] image) {
        long durationMs = Math.max(1, image[PlanLayout.DURATION_MS]);
        order.enter(
                image[PlanLayout.DOSE_NG],
                durationMs,
                image[PlanLayout.VOLUME_NL] * 3_600_000 / durationMs);
    }
}
