package org.clepsydra.quantity;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;
import org.clepsydra.units.Us;

/**
 * The places where a bare number becomes a quantity. Each call is a claim about a unit that the
 * checker takes on trust, so that they can be found and read; there is no other suppression.
 */
@SuppressWarnings("units")
@Realizes("req~structure.units~2")
public final class Units {
    /** Milliseconds in an hour. */
    public static final long MS_PER_H = 3_600_000L;

    /** Square centimetres in a square metre. */
    public static final long CM2_PER_M2 = 10_000L;

    private Units() {}

    public static @Nl long nl(long value) {
        return value;
    }

    public static @NlPerH long nlPerH(long value) {
        return value;
    }

    public static @Ms long ms(long value) {
        return value;
    }

    public static @Us long us(long value) {
        return value;
    }

    public static @Pa int pa(int value) {
        return value;
    }

    public static @Microsteps long microsteps(long value) {
        return value;
    }

    public static @Counts long counts(long value) {
        return value;
    }
}
