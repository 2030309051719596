package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.Stages;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pump with the watchdog: it leaves a core alone that runs, and cuts off one that does not. */
@Verifies({"req~structure.watchdog~1", "req~structure.flow~1"})
class WatchdogCutTest {
    private static final long UL_PER_H = 125_000;

    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private DeviceRecord device;
    private PumpCore core;
    private World world;

    /** What is wrong with the responses, from the moment it begins. */
    enum Wrong {
        WITHHELD(token -> token) {
            @Override
            boolean given() {
                return false;
            }
        },
        REPLAYED(token -> 1),
        /** The last stage was left out: its mark taken back, by the inverse of the factor. */
        CUT_SHORT(
                token ->
                        (token - (int) (Stages.SNAPSHOT * 1_013_904_224L) - 1)
                                * inverse(1_103_515_233)),
        ONE_BIT(token -> token ^ 1 << 31);

        private final IntUnaryOperator becomes;

        Wrong(IntUnaryOperator becomes) {
            this.becomes = becomes;
        }

        boolean given() {
            return true;
        }
    }

    /** Modulo 2^32, of an odd number: each round doubles the bits that are right, from 3. */
    static int inverse(int odd) {
        int inverse = odd;
        for (int round = 0; round < 4; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    private void begin(PumpModel model) {
        device = model.device();
        core = new PumpCore(device);
        world = new World(model, model.line(), 1).watched();
        for (int i = 0; i < 10; i++) {
            step(10);
        }
    }

    private void infuse(long nlPerH) {
        if (device.reservoirNl() > 0) {
            order.refill(0, device.reservoirNl());
            give(Orders.REFILL);
            give(Orders.ACKNOWLEDGE);
        }
        PlanImages.flat(device, nlPerH, 3_600_000).writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
        give(Orders.START);
        assertEquals(TherapyState.INFUSING, out.snapshot().state());
    }

    private void give(int code) {
        order.give(code);
        step(10);
    }

    private void decide() {
        world.read(in);
        core.step(in, order, out);
    }

    private long longestMs() {
        return out.motor().energise() ? device.longestEnergisedMs() : device.longestIdleMs();
    }

    private void step(long ms) {
        decide();
        world.apply(out);
        world.advance(1_000 * ms);
    }

    static Stream<PumpModel> models() {
        return Stream.of(PumpModel.bedside(), PumpModel.wearable(), PumpModel.implant());
    }

    @Test
    void leavesACoreAloneThatStepsAsOftenAsItsRecordDeclares() {
        models().forEach(
                        model -> {
                            begin(model);
                            infuse(Math.min(20_000_000, device.rateNlPerHMax()));
                            SplittableRandom random = new SplittableRandom(2);
                            for (int i = 0; i < 40_000; i++) {
                                decide();
                                world.apply(out);
                                world.advance(1_000 * (2 + random.nextLong(longestMs() - 1)));
                                assertFalse(world.watchdog().tripped(), "step " + i);
                            }
                            assertTrue(world.headUl() > 0);
                        });
    }

    @Test
    void leavesALoneCoreAtRestAlone() {
        models().forEach(
                        model -> {
                            begin(model);
                            for (int i = 0; i < 1_000; i++) {
                                step(device.longestIdleMs());
                                assertFalse(world.watchdog().tripped());
                            }
                        });
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void cutsOffACoreWhoseResponseIsWrong(Wrong wrong) {
        for (long periodMs : new long[] {10, 70, 100}) {
            begin(PumpModel.bedside());
            infuse(UL_PER_H * 1_000);
            for (int i = 0; i < 20; i++) {
                step(periodMs);
            }
            assertTrue(world.energised());
            double beforeUl = world.headUl();
            long poweredMs = 0;
            for (long ms = 0; ms < 2_000; ms += periodMs) {
                decide();
                give(wrong);
                for (int i = 0; i < periodMs; i++) {
                    world.advance(1_000);
                    poweredMs += world.energised() ? 1 : 0;
                }
            }
            assertTrue(world.watchdog().tripped());
            assertTrue(poweredMs <= 250 + periodMs, poweredMs + " ms");
            assertGaveAtMostHalfASecond(beforeUl);
        }
    }

    /** The outputs of the last step stand, as do those of a processor that hangs. */
    @Test
    void cutsOffACoreThatDoesNotStepAnyMore() {
        begin(PumpModel.bedside());
        infuse(UL_PER_H * 1_000);
        for (int i = 0; i < 20; i++) {
            step(100);
        }
        double beforeUl = world.headUl();
        int poweredMs = 0;
        for (int ms = 0; ms < 2_000; ms++) {
            // The token of the last step renews nothing.
            world.drive(1_000, device.pulsePeriodUsMin(), 1, out.motor().leaseToken());
            world.advance(1_000);
            poweredMs += world.energised() ? 1 : 0;
        }
        assertTrue(world.watchdog().tripped());
        assertTrue(poweredMs <= 350, poweredMs + " ms");
        assertGaveAtMostHalfASecond(beforeUl);
    }

    /** As the world applies a step, but for the response. */
    private void give(Wrong wrong) {
        world.close(out.cutoff().leaseToken());
        world.drive(
                out.motor().microsteps(),
                out.motor().pulsePeriodUs(),
                out.motor().direction(),
                out.motor().leaseToken());
        if (out.watchdog().due() && wrong.given()) {
            world.kick(wrong.becomes.applyAsInt(out.watchdog().token()));
        }
    }

    /** At the pump's own top speed, whatever was ordered. */
    private void assertGaveAtMostHalfASecond(double beforeUl) {
        double ulPerMicrostep = device.nlPerRev() / 1_000.0 / device.microstepsPerRev();
        double mostUl = 500_000.0 / device.pulsePeriodUsMin() * ulPerMicrostep;
        double gaveUl = world.headUl() - beforeUl;
        assertTrue(gaveUl >= 0 && gaveUl <= mostUl, gaveUl + " uL of " + mostUl);
    }
}
