package org.clepsydra.oracle;

import java.util.List;

/** Delivery oracles whose quanta are easy to count. */
final class Oracles {
    private Oracles() {}

    /** An oracle on these stretches, a quantum being 10 nL. */
    static DeliveryOracle tens(Stretch... curve) {
        return new DeliveryOracle(List.of(curve), 100, 10, 1);
    }

    /** An oracle on these stretches, a quantum being 1 nL. */
    static DeliveryOracle ones(Stretch... curve) {
        return new DeliveryOracle(List.of(curve), 10, 10, 1);
    }

    /** A step of {@code ms} while infusing, however long. */
    static void run(DeliveryOracle oracle, long ms) {
        oracle.advance(ms, true, Long.MAX_VALUE);
    }
}
