package org.clepsydra.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.SensorFrame;

/**
 * One reading of the frame that says the same for good, and what it is then stuck at.
 *
 * @param name what the table calls it
 * @param fitted the bit of {@code Fitted} of a device that has it, 0 for every device
 * @param sticks makes the reading so
 * @param from what the values are counted from when it sticks; null where they are what is read
 * @param fresh says that there is a new reading, or that there is none; null where a frame has
 *     always one
 * @param values of a device, in order
 * @param hazards what its detector is there for, by name
 */
record StuckSensor(
        String name,
        int fitted,
        Sticks sticks,
        ToLongFunction<SensorFrame> from,
        Fresh fresh,
        Values values,
        List<String> hazards) {
    /** How a frame is made to read a value. */
    @FunctionalInterface
    interface Sticks {
        void at(SensorFrame in, long value);
    }

    /** How a frame is made to have a new reading or none. */
    @FunctionalInterface
    interface Fresh {
        void is(SensorFrame in, boolean fresh);
    }

    /** Which values a device's sensor is tried at. */
    @FunctionalInterface
    interface Values {
        long[] of(DeviceRecord device);
    }

    /** What a reading does that is not stuck at a value but gives none, or gives each again. */
    static final String SILENT = "silent";

    static final String ALWAYS_NEW = "always new";

    boolean on(DeviceRecord device) {
        return fitted == 0 || (device.fitted() & fitted) != 0;
    }

    /** Stuck from the first frame it sees. */
    Consumer<SensorFrame> stuckAt(long value) {
        if (from == null) {
            return in -> sticks.at(in, value);
        }
        return new Consumer<>() {
            private boolean begun;
            private long at;

            @Override
            public void accept(SensorFrame in) {
                if (!begun) {
                    at = plus(from.applyAsLong(in), value);
                    begun = true;
                }
                sticks.at(in, at);
            }
        };
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        boolean wraps = ((a ^ sum) & (b ^ sum)) < 0;
        return wraps ? b < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }
}
