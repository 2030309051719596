package org.clepsydra.monitor;

import org.clepsydra.port.DeviceRecord;

/** Asks the monitor's own judgement of an envelope, without a whole monitor around it. */
public final class EnvelopeProbe {
    private final Envelope envelope;

    public EnvelopeProbe(DeviceRecord device) {
        envelope = new Envelope(new MonitorGeometry(device));
    }

    /** Whether the envelope in {@code image} is held when it is offered. */
    public boolean holds(long[] image) {
        envelope.take(image);
        return envelope.held();
    }
}
