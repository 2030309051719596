package org.clepsydra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SensorFrame;

/**
 * Every reading of the frame and the grid it is stuck at: the ends of its type and of the sensor,
 * each limit of what is believed and of a detector with one either side, and an even grid between.
 */
final class StuckSensors {
    private static final long INT_MIN = Integer.MIN_VALUE;
    private static final long INT_MAX = Integer.MAX_VALUE;

    /** Beyond it no count of microsteps or of the encoder is believed. */
    private static final long COUNT_MAX = 1L << 61;

    private StuckSensors() {}

    static List<StuckSensor> all() {
        List<StuckSensor> all = new ArrayList<>();
        List<String> hazards = StuckHazard.ALL.stream().map(StuckHazard::name).toList();
        all.add(reading("nothing", (in, none) -> {}, d -> new long[1], hazards));
        line(all);
        container(all);
        air(all);
        motor(all);
        itself(all);
        clocks(all);
        return all;
    }

    private static void line(List<StuckSensor> all) {
        // Believed from -20 to 200 kPa; a line rests at 20 at most, which is half of the plan's
        // limit of 40 too, and may rise by 12.5. The sensor ends at -60 and 400.
        Grid down = new Grid().limits(-20_000, 0, 12_500, 20_000, 40_000, 200_000);
        all.add(
                new StuckSensor(
                        "downstream pressure, Pa",
                        0,
                        (in, pa) -> in.pressurePa((int) pa),
                        null,
                        SensorFrame::pressureFresh,
                        down.even(-60_000, 400_000, 5_000).ints()::of,
                        List.of("occlusion")));
        // Believed from -100 to 100 kPa; found below -15, gone at -7.5.
        Grid up = new Grid().limits(-100_000, -15_000, -7_500, 0, 100_000);
        all.add(
                new StuckSensor(
                        "upstream pressure, Pa",
                        Fitted.UPSTREAM_PRESSURE,
                        (in, pa) -> in.upstream((int) pa, in.upstreamFresh()),
                        null,
                        (in, fresh) -> in.upstream(in.upstreamPa(), fresh),
                        up.even(-60_000, 400_000, 5_000).ints()::of,
                        List.of("clamp before the head", "empty container")));
    }

    private static void container(List<StuckSensor> all) {
        List<String> hazards = List.of("fast tube", "free flow", "half lost");
        // Believed from -1 to 10 kg; the scale ends at -0.1 and 5.
        Grid weights = new Grid().limits(-1_000_000, -100_000, 0, 5_000_000, 10_000_000);
        Grid even = weights.even(-1_000_000, 10_000_000, 250_000).ints();
        all.add(weight("container weight, mg", false, even, hazards));
        // What the flow is compared by: 0.5, 2 and 5 mL.
        Grid off = new Grid().limits(-5_000, -2_000, -500, 0, 500, 2_000, 5_000);
        Grid near = off.even(-10_000, 10_000, 1_000);
        all.add(weight("container weight, mg from where it was", true, near, hazards));
        all.add(weight("container weight, mg, at rest", false, even, List.of("free flow")));
        all.add(
                weight(
                        "container weight, mg from where it was, at rest",
                        true,
                        near,
                        List.of("free flow")));
    }

    private static StuckSensor weight(
            String name, boolean relative, Grid grid, List<String> hazards) {
        return new StuckSensor(
                name,
                Fitted.CONTAINER_SCALE,
                (in, mg) -> in.container((int) mg, in.containerFresh()),
                relative ? SensorFrame::containerMg : null,
                relative ? null : (in, fresh) -> in.container(in.containerMg(), fresh),
                grid::of,
                hazards);
    }

    private static void air(List<StuckSensor> all) {
        List<String> hazards = List.of("air");
        long[] share = new Grid().limits(0, 1_000).even(0, 1_000, 50).within(0, 1_000);
        all.add(reading("air detector, thousandths air", StuckSensors::share, d -> share, hazards));
        all.add(
                reading(
                        "air detector, thousandths air, from power-on",
                        StuckSensors::share,
                        d -> share,
                        hazards));
        // A step has 10 to 1,000 samples.
        Grid counts = new Grid().limits(0, 10, 100, 1_000).even(0, 1_000, 100);
        for (long power = 10_000; power < INT_MAX; power *= 10) {
            counts.limits(power);
        }
        counts.ints();
        all.add(
                reading(
                        "count of liquid samples",
                        (in, n) -> in.airSamples((int) n, in.airDrySamples()),
                        counts::of,
                        hazards));
        all.add(
                reading(
                        "count of air samples",
                        (in, n) -> in.airSamples(in.airWetSamples(), (int) n),
                        counts::of,
                        hazards));
        long[] tests = {INT_MIN, -1, 0, 1, 2, 3, INT_MAX};
        StuckSensor.Sticks echo = (in, bits) -> in.sensorTestEcho((int) bits);
        all.add(reading("echo of the sensor test", echo, d -> tests, hazards));
        all.add(reading("echo of the sensor test, from power-on", echo, d -> tests, hazards));
    }

    private static void share(SensorFrame in, long thousandths) {
        int samples = in.airWetSamples() + in.airDrySamples();
        int dry = (int) (samples * thousandths / 1_000);
        in.airSamples(samples - dry, dry);
    }

    private static void motor(List<StuckSensor> all) {
        List<String> hazards = List.of("stall", "slip", "coupling", "reversed", "runaway");
        Grid counts = new Grid().limits(0, -1L << 20, 1L << 20).even(-20, 20, 1);
        counts.limits(-COUNT_MAX, COUNT_MAX).longs();
        all.add(
                new StuckSensor(
                        "encoder, counts from where it stood",
                        0,
                        SensorFrame::encoderCounts,
                        SensorFrame::encoderCounts,
                        null,
                        counts::of,
                        hazards));
        all.add(
                new StuckSensor(
                        "microsteps made, from where they were",
                        0,
                        SensorFrame::motorMicrosteps,
                        SensorFrame::motorMicrosteps,
                        null,
                        StuckSensors::made,
                        hazards));
        all.add(
                reading(
                        "microsteps to go",
                        SensorFrame::microstepsToGo,
                        StuckSensors::toGo,
                        hazards));
        long[] either = {0, 1};
        all.add(
                reading(
                        "enable line",
                        (in, on) -> in.motorEnergised(on != 0),
                        d -> either,
                        hazards));
        // Nothing below 5 mA, and the record's 200 at most. The sensor ends at 1 A.
        Grid current = new Grid().limits(0, 5, 200, 1_000).even(0, 1_000, 25).ints();
        all.add(
                new StuckSensor(
                        "motor current, mA",
                        Fitted.MOTOR_CURRENT,
                        (in, ma) -> in.motorMilliamps((int) ma, in.motorMilliampsFresh()),
                        null,
                        (in, fresh) -> in.motorMilliamps(in.motorMilliamps(), fresh),
                        current::of,
                        List.of("stall", "occlusion")));
    }

    /** What a step may make at most, and what the head may be off. */
    private static long[] made(DeviceRecord device) {
        long queue = queue(device);
        long count = device.microstepsPerRev() / device.countsPerRev();
        return new Grid()
                .limits(0, queue, queue + 1, -queue, -queue - 1)
                .limits(4 * count + 2, -4 * count - 2, COUNT_MAX, -COUNT_MAX)
                .even(-40, 40, 4)
                .longs()
                .of(device);
    }

    private static long[] toGo(DeviceRecord device) {
        long queue = queue(device);
        return new Grid()
                .limits(-queue, 0, device.microstepsPerQuantum(), queue, 1L << 20)
                .even(0, queue, Math.max(1, queue / 20))
                .longs()
                .of(device);
    }

    /** What the core lets the driver have at most: one longest period of pulses. */
    private static long queue(DeviceRecord device) {
        return 1_000 * device.longestEnergisedMs() / device.pulsePeriodUsMin();
    }

    private static void itself(List<StuckSensor> all) {
        long[] either = {0, 1};
        List<String> door = List.of("door");
        StuckSensor.Sticks first = (in, shut) -> in.doorShut(shut != 0, in.doorShutB());
        StuckSensor.Sticks second = (in, shut) -> in.doorShut(in.doorShutA(), shut != 0);
        StuckSensor.Sticks both = (in, shut) -> in.doorShut(shut != 0, shut != 0);
        all.add(contact("door's first contact, shut", first, either, door));
        all.add(contact("door's second contact, shut", second, either, door));
        all.add(contact("door's both contacts, shut", both, either, door));
        // Empty at 3,200 mV until 100 more, low at 3,500, believed to 20,000.
        Grid volts = new Grid().limits(0, 3_200, 3_300, 3_500, 3_600, 20_000);
        volts.even(3_000, 4_500, 100).even(0, 20_000, 500).ints();
        all.add(
                new StuckSensor(
                        "battery, mV",
                        Fitted.BATTERY,
                        (in, mv) -> in.battery((int) mv, in.batteryFresh()),
                        null,
                        (in, fresh) -> in.battery(in.batteryMv(), fresh),
                        volts::of,
                        List.of("battery runs down")));
        // From 5 to 45 C, and back by a kelvin; the record's figures are from -50 to 150, the
        // sensor's ends -40 and 125.
        Grid warmth = new Grid().limits(-5_000, -4_000, 500, 600, 4_400, 4_500, 12_500, 15_000);
        warmth.even(-5_000, 15_000, 500).ints();
        all.add(
                new StuckSensor(
                        "temperature, 0.01 degrees C",
                        Fitted.THERMOMETER,
                        (in, centiC) -> in.temperature((int) centiC, in.temperatureFresh()),
                        null,
                        (in, fresh) -> in.temperature(in.temperatureCentiC(), fresh),
                        warmth::of,
                        List.of("heat", "cold")));
        all.add(
                reading(
                        "key, down",
                        (in, down) -> in.keyDown(down != 0),
                        d -> either,
                        List.of("key held")));
    }

    private static StuckSensor contact(
            String name, StuckSensor.Sticks sticks, long[] either, List<String> hazards) {
        return new StuckSensor(name, Fitted.DOOR, sticks, null, null, d -> either, hazards);
    }

    private static void clocks(List<StuckSensor> all) {
        Grid times = new Grid().limits(0, 100, 1_000, -100, -1_000).longs();
        times.even(-50, 50, 10).limits(-3_600_000, 3_600_000, -1L << 40, 1L << 40);
        List<String> hazards = List.of("runaway");
        all.add(
                new StuckSensor(
                        "control channel's clock, ms from when it stopped",
                        0,
                        SensorFrame::nowMs,
                        SensorFrame::nowMs,
                        null,
                        times::of,
                        hazards));
        all.add(
                new StuckSensor(
                        "monitor's clock, ms from when it stopped",
                        0,
                        SensorFrame::monitorNowMs,
                        SensorFrame::monitorNowMs,
                        null,
                        times::of,
                        hazards));
    }

    private static StuckSensor reading(
            String name,
            StuckSensor.Sticks sticks,
            StuckSensor.Values values,
            List<String> hazards) {
        return new StuckSensor(name, 0, sticks, null, null, values, hazards);
    }

    /** Values in order, each once. */
    private static final class Grid {
        private final TreeSet<Long> values = new TreeSet<>();

        /** Each of these, and one either side. */
        Grid limits(long... limits) {
            for (long limit : limits) {
                values.addAll(List.of(limit - 1, limit, limit + 1));
            }
            return this;
        }

        Grid even(long least, long most, long apart) {
            for (long value = least; value <= most; value += apart) {
                values.add(value);
            }
            return this;
        }

        Grid ints() {
            values.addAll(List.of(INT_MIN, INT_MAX));
            return this;
        }

        Grid longs() {
            values.addAll(List.of(Long.MIN_VALUE, Long.MAX_VALUE));
            return this;
        }

        long[] within(long least, long most) {
            values.removeIf(value -> value < least || value > most);
            return of(null);
        }

        long[] of(DeviceRecord any) {
            return values.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
