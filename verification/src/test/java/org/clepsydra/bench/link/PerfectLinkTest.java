package org.clepsydra.bench.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over a link without fault two processors do what one does, step for step. */
class PerfectLinkTest {
    private static final long PERIOD_MS = 50;
    private static final int LOAD_AT = 100;
    private static final int CONFIRM_AT = 101;
    private static final int START_AT = 130;
    private static final int STOP_AT = 400;
    private static final int AGAIN_AT = 450;
    private static final int CUT_AT = 700;
    private static final int RESUME_AT = 760;
    private static final int STEPS = 1_200;

    static Stream<Plant> plants() {
        return LinkPlants.all();
    }

    @ParameterizedTest
    @MethodSource("plants")
    @Verifies({"req~link.request~1", "req~link.reply~2", "req~link.restore~2"})
    void doesWhatOneProcessorDoes(Plant plant) {
        One one = new One(plant);
        TwinPump twin = new TwinPump(plant, PERIOD_MS, PERIOD_MS, 7);
        PumpModel pump = plant.pump();
        PlanDraft draft = PlanImages.flat(pump.device(), LinkPlants.volumeNl(pump), 60_000);
        for (int step = 0; step < STEPS; step++) {
            if (step == CUT_AT) {
                one.powerCut();
                twin.world.powerLoss();
                twin.monitorPowerOn();
                twin.controlPowerOn();
            }
            int order = order(step);
            if (order == Orders.LOAD) {
                draft.writeTo(one.order.image());
                twin.load(draft);
                one.step(Orders.LOAD);
                Entries.again(one.order);
                one.step(Orders.CONFIRM);
                step++;
            } else {
                one.step(order);
                if (order == Orders.NONE) {
                    twin.run(PERIOD_MS);
                } else {
                    twin.give(order);
                }
            }
            compare(step, one, twin);
        }
        assertTrue(one.world.driver().made() > 0, "never moved");
    }

    private static int order(int step) {
        return switch (step) {
            case LOAD_AT -> Orders.LOAD;
            case CONFIRM_AT -> Orders.CONFIRM;
            case START_AT, AGAIN_AT, RESUME_AT -> Orders.START;
            case STOP_AT -> Orders.STOP;
            default -> Orders.NONE;
        };
    }

    private static void compare(int step, One one, TwinPump twin) {
        String at = "step " + step;
        OutputFrame a = one.out;
        OutputFrame b = twin.out;
        assertEquals(a.snapshot().state(), b.snapshot().state(), at);
        assertEquals(a.snapshot().commanded(), b.snapshot().commanded(), at);
        assertEquals(a.snapshot().therapyMs(), b.snapshot().therapyMs(), at);
        assertEquals(a.snapshot().givenNl(), b.snapshot().givenNl(), at);
        assertEquals(a.permit().reason(), b.permit().reason(), at);
        assertEquals(a.permit().microstepsMax(), b.permit().microstepsMax(), at);
        assertEquals(a.cutoff().closed(), twin.cutoff.closed(), at);
        assertEquals(a.cutoff().leaseToken(), twin.cutoff.leaseToken(), at);
        assertEquals(a.motor().microsteps(), b.motor().microsteps(), at);
        assertEquals(a.motor().leaseToken(), b.motor().leaseToken(), at);
        assertEquals(a.annunciator().conditions(), b.annunciator().conditions(), at);
        assertEquals(a.state().present(), b.state().present(), at);
        assertArrayEquals(a.state().words(), b.state().words(), at);
        assertEquals(a.monitorState().present(), twin.kept.present(), at);
        assertArrayEquals(a.monitorState().words(), twin.kept.words(), at);
        assertEquals(one.world.driver().made(), twin.world.driver().made(), at);
        assertEquals("", twin.complaint);
    }

    /** The same pump with both channels on one processor. */
    private static final class One {
        final World world;
        final OrderFrame order = new OrderFrame();
        final OutputFrame out = new OutputFrame();
        private final StateStore store = new StateStore(20_000, 20_000, 20);
        private final SensorFrame in = new SensorFrame();
        private final Plant plant;
        private PumpCore core;

        One(Plant plant) {
            this.plant = plant;
            world = new World(plant, 7);
            powerOn();
        }

        private void powerOn() {
            core = new PumpCore(plant.pump().device());
            StoredState stored = new StoredState();
            store.load(stored);
            core.restore(stored);
        }

        void powerCut() {
            world.powerLoss();
            powerOn();
        }

        void step(int code) {
            if (code != Orders.NONE) {
                order.give(code);
            }
            world.read(in);
            in.stored(store.controlStored(), store.monitorStored());
            core.step(in, order, out);
            world.apply(out);
            if (out.state().present()) {
                store.keep(out.state().slot(), out.state().sequence(), out.state().words());
            }
            if (out.monitorState().present()) {
                store.keep(
                        out.monitorState().slot(),
                        out.monitorState().sequence(),
                        out.monitorState().words());
            }
            for (int i = 0; i < PERIOD_MS; i++) {
                world.advance(1_000);
                store.advance(1_000);
            }
        }
    }
}
