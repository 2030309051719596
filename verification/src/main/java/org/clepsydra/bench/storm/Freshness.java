package org.clepsydra.bench.storm;

import org.clepsydra.port.SensorFrame;
import org.clepsydra.world.World;

/**
 * What sensors sampled since the control channel last read them. The world only says it of its last
 * span, and on two processors the other's steps part the time between two readings.
 */
final class Freshness {
    private final SensorFrame now = new SensorFrame();
    private boolean pressure;
    private boolean upstream;
    private boolean current;
    private boolean container;
    private boolean battery;
    private boolean temperature;
    private int wet;
    private int dry;

    /** After each span. */
    void passed(World world) {
        world.read(now);
        pressure |= now.pressureFresh();
        upstream |= now.upstreamFresh();
        current |= now.motorMilliampsFresh();
        container |= now.containerFresh();
        battery |= now.batteryFresh();
        temperature |= now.temperatureFresh();
        wet += now.airWetSamples();
        dry += now.airDrySamples();
    }

    /** Puts it into a frame that was read just now, and begins anew. */
    void tell(SensorFrame in) {
        in.pressureFresh(pressure);
        in.airSamples(wet, dry);
        in.upstream(in.upstreamPa(), upstream);
        in.motorMilliamps(in.motorMilliamps(), current);
        in.container(in.containerMg(), container);
        in.battery(in.batteryMv(), battery);
        in.temperature(in.temperatureCentiC(), temperature);
        pressure = false;
        upstream = false;
        current = false;
        container = false;
        battery = false;
        temperature = false;
        wet = 0;
        dry = 0;
    }
}
