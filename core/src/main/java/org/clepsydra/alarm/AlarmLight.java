package org.clepsydra.alarm;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/** What light says which priority, and when it is lit. The colours' codes are the priorities'. */
@Realizes("req~alarm.light~1")
public final class AlarmLight {
    public static final int DARK = AlarmCode.NONE;

    /** Lit without a break. */
    public static final int CYAN = AlarmCode.LOW;

    /** Flashes slowly. */
    public static final int YELLOW = AlarmCode.MEDIUM;

    /** Flashes fast. */
    public static final int RED = AlarmCode.HIGH;

    private AlarmLight() {}

    /** From one flash to the next; of meaning where it flashes. */
    public static @Ms long periodMs(int light) {
        boolean red = light == RED;
        return Units.ms(red ? AlarmFigures.RED_PERIOD_MS : AlarmFigures.YELLOW_PERIOD_MS);
    }

    /**
     * Whether it is lit.
     *
     * @param intoMs since the light began, 0 or more
     */
    public static boolean lit(int light, @Ms long intoMs) {
        return light == CYAN || (flashes(light) && within(light, intoMs) < litMs(light));
    }

    /** Time until it is next lit or put out, above 0; 0 where it never is. */
    public static @Ms long nextChangeMs(int light, @Ms long intoMs) {
        long at = within(light, intoMs);
        long next = at < litMs(light) ? litMs(light) : periodMs(light);
        return Units.ms(flashes(light) ? next - at : 0);
    }

    private static boolean flashes(int light) {
        return light == YELLOW || light == RED;
    }

    private static long litMs(int light) {
        return light == RED ? AlarmFigures.RED_LIT_MS : AlarmFigures.YELLOW_LIT_MS;
    }

    static long within(int light, @Ms long intoMs) {
        return Math.max(0, intoMs) % Math.max(1, periodMs(light));
    }
}
