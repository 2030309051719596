package org.clepsydra.perf;

import org.clepsydra.port.DeviceRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * One step of the whole pump while it infuses, four such pumps in turn, one step of the scheduler
 * and alarms alone that it is compared with, and one of a toy; the same world before and after each.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class StepBenchmark {
    /** One pump with everything on. */
    @State(Scope.Thread)
    public static class One {
        private WholePump pump;

        @Setup(Level.Trial)
        public void build() {
            pump = new WholePump();
        }

        @Setup(Level.Iteration)
        public void begin() {
            pump.begin();
        }

        @TearDown(Level.Iteration)
        public void end() {
            pump.end();
        }
    }

    /** Four of them. */
    @State(Scope.Thread)
    public static class Four {
        private WholePump first;
        private WholePump second;
        private WholePump third;
        private WholePump fourth;

        @Setup(Level.Trial)
        public void build() {
            first = new WholePump();
            second = new WholePump();
            third = new WholePump();
            fourth = new WholePump();
        }

        @Setup(Level.Iteration)
        public void begin() {
            first.begin();
            second.begin();
            third.begin();
            fourth.begin();
        }

        @TearDown(Level.Iteration)
        public void end() {
            first.end();
            second.end();
            third.end();
            fourth.end();
        }
    }

    /** The scheduler and alarms alone, with the same plan. */
    @State(Scope.Thread)
    public static class Plain {
        private PlainWorld pump;

        @Setup(Level.Trial)
        public void build() {
            pump = new PlainWorld();
        }

        @Setup(Level.Iteration)
        public void begin() {
            pump.begin();
        }

        @TearDown(Level.Iteration)
        public void end() {
            pump.end();
        }
    }

    /** The toy on the same world, with the same rate: the least that anyone calls a pump. */
    @State(Scope.Thread)
    public static class Toy {
        private static final int OCCLUDED_PA = 40_000;
        private static final int BATTERY_LOW_MV = 3_500;
        private static final int BATTERY_EMPTY_MV = 3_200;

        private SteadyWorld world;
        private BooleanPump pump;
        private long askedBefore;

        /** Anew for each iteration: its steps are so short that it would come to the end. */
        @Setup(Level.Iteration)
        public void build() {
            DeviceRecord device = SteadyWorld.device();
            world = new SteadyWorld();
            pump = new BooleanPump(device.pulsePeriodUsMin());
            long revolutions = SteadyWorld.VOLUME_NL / device.nlPerRev();
            step();
            pump.load(revolutions * device.microstepsPerRev(), SteadyWorld.DURATION_MS);
            pump.start();
            for (int i = 0; i < 2_000; i++) {
                step();
            }
            askedBefore = world.asked();
        }

        @TearDown(Level.Iteration)
        public void end() {
            if (pump.state() != BooleanPump.INFUSING
                    || pump.alarms != 0
                    || world.asked() == askedBefore) {
                throw new IllegalStateException("state " + pump.state() + " " + pump.alarms);
            }
        }

        long step() {
            world.sense(pump.energise);
            world.air(0);
            world.in.soundHeard(pump.sounds);
            pump.step(
                    world.in.nowMs(),
                    world.in.pressurePa() > OCCLUDED_PA,
                    world.in.airDrySamples() > 0,
                    !world.in.doorShutA() || !world.in.doorShutB(),
                    world.in.batteryMv() <= BATTERY_LOW_MV,
                    world.in.batteryMv() <= BATTERY_EMPTY_MV);
            world.drive(pump.microsteps);
            return world.asked();
        }
    }

    @Benchmark
    public long fullStep(One one) {
        return one.pump.step();
    }

    @Benchmark
    public long fourChannels(Four four) {
        return four.first.step() + four.second.step() + four.third.step() + four.fourth.step();
    }

    @Benchmark
    public long reference(Plain plain) {
        return plain.pump.step();
    }

    @Benchmark
    public long toy(Toy toy) {
        return toy.step();
    }
}
