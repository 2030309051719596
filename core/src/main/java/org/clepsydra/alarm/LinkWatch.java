package org.clepsydra.alarm;

import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/** Finds that the device has shown no contact with its station for long. Nothing goes by it. */
final class LinkWatch {
    private static final long SILENT_MS = 60_000;

    private @Ms long silentMs;

    @Realizes("req~alarm.comms-lost~1")
    boolean step(Signals in) {
        long longer = silentMs + Math.min(SILENT_MS - silentMs, in.elapsedMs());
        silentMs = Units.ms(in.linked() ? 0 : longer);
        return silentMs == SILENT_MS;
    }
}
