package org.clepsydra.world;

import java.util.SplittableRandom;
import org.clepsydra.port.SensorFrame;

/**
 * The sensors that not every device has: before the pump head, of the motor's current, what the
 * container weighs, the battery, the temperature, and the door's two contacts.
 */
public final class Instruments {
    /** 0.2 g rms, read to 0.1 g once a second, up to 5 kg: an assumption. */
    private static final GaugeSettings SCALE =
            new GaugeSettings(1_000_000, 200, 100, -100_000, 5_000_000);

    /** 0.1 K rms, read to 0.1 K each ten seconds: an assumption. */
    private static final GaugeSettings THERMOMETER =
            new GaugeSettings(10_000_000, 10, 10, -4_000, 12_500);

    /** What the device takes beside the motor: an assumption. */
    private static final double ELECTRONICS_MA = 20;

    private final PressureSensor upstream;
    private final MotorCurrent current;
    private final Battery battery;
    private final Gauge scale;
    private final Gauge thermometer;
    private final Contact doorA;
    private final Contact doorB;
    private boolean keyDown;

    Instruments(PressureSettings pressure, SplittableRandom seeds) {
        upstream = new PressureSensor(pressure, seeds.nextLong());
        current = new MotorCurrent(seeds.nextLong());
        battery = new Battery(seeds.nextLong());
        scale = new Gauge(SCALE, seeds.nextLong());
        thermometer = new Gauge(THERMOMETER, seeds.nextLong());
        doorA = new Contact(seeds.nextLong());
        doorB = new Contact(seeds.nextLong());
    }

    /** What the motor does, against the pressure in the line. */
    void motor(boolean powered, boolean stalled, double kpa, long spanUs) {
        current.advance(powered, stalled, kpa, spanUs);
        battery.advance(ELECTRONICS_MA + current.ma(), spanUs);
    }

    /** What is before the head: the pressure there, and what is left. */
    void supply(double kpa, double turn, double leftUl, long spanUs) {
        upstream.advance(kpa, turn, spanUs);
        scale.advance(leftUl, spanUs);
    }

    /** What is around. */
    void around(double celsius, long spanUs) {
        thermometer.advance(celsius * 100, spanUs);
        doorA.advance(spanUs);
        doorB.advance(spanUs);
    }

    void read(SensorFrame into) {
        into.upstream(upstream.pa(), upstream.fresh());
        into.motorMilliamps(current.gauge().reading(), current.gauge().fresh());
        into.doorShut(doorA.saysShut(), doorB.saysShut());
        into.container(scale.reading(), scale.fresh());
        into.battery(battery.gauge().reading(), battery.gauge().fresh());
        into.temperature(thermometer.reading(), thermometer.fresh());
        into.keyDown(keyDown);
    }

    /** Opens or shuts the door. */
    public void door(boolean shut) {
        doorA.shut(shut);
        doorB.shut(shut);
    }

    /** Holds a key of the panel down, or lets it go. */
    public void key(boolean down) {
        keyDown = down;
    }

    /** Pressure between container and pump head. */
    public PressureSensor upstream() {
        return upstream;
    }

    public MotorCurrent current() {
        return current;
    }

    public Battery battery() {
        return battery;
    }

    /** What is left in the container, in milligrams of water, which is microlitres. */
    public Gauge scale() {
        return scale;
    }

    /** Temperature of the device, in hundredths of a degree Celsius. */
    public Gauge thermometer() {
        return thermometer;
    }

    public Contact doorA() {
        return doorA;
    }

    public Contact doorB() {
        return doorB;
    }
}
