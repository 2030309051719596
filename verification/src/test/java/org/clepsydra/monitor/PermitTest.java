package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What a permit says of the overlay that runs. */
class PermitTest {
    @Test
    @Verifies("req~structure.frames~1")
    void namesNoOverlayUntilOneIsPutIn() {
        assertEquals(Permit.NO_OVERLAY, new Permit().overlay());
        assertEquals(0, Permits.overlaying(1, 1, 0, true).overlay());
    }

    @Test
    @Verifies("req~detect.air-prime~1")
    void saysOfAPrimeAloneThatItPrimes() {
        assertFalse(new Permit().primes());
        assertFalse(Permits.granting(1, 1).primes());
        for (int row = 0; row < PlanLayout.OVERLAYS_MAX; row++) {
            boolean prime = row == PlanLayout.PRIME;
            assertEquals(prime, Permits.overlaying(1, 1, row, true).primes());
            assertEquals(prime, Permits.overlaying(1, 1, row, false).primes());
        }
    }
}
