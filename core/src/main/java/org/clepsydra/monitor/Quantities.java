package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/** Where the monitor makes a quantity of a bare number; it shares none with the other channel. */
@SuppressWarnings("units") // each method is the claim its name makes
@Realizes("req~structure.units~2")
final class Quantities {
    private Quantities() {}

    static @Nl long nl(long value) {
        return value;
    }

    static @Ms long ms(long value) {
        return value;
    }

    static @Counts long counts(long value) {
        return value;
    }

    static @Microsteps long microsteps(long value) {
        return value;
    }
}
