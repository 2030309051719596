package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.Pump;
import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * An implant for ten years: 120 plans of 30 days, one after another, with a refill before each. A
 * revolution is 15,999 nL in 64 microsteps, so that no stroke and no plan comes out even. It steps
 * once a second, and after 10 ms where a stroke was begun. The everyday build runs two years of it,
 * the first of these plans; that with mutants all ten.
 */
class TenYearsTest {
    private static final long DAY = 86_400_000L;
    private static final long NL_PER_REV = 15_999L;
    private static final long PER_REV = 64L;
    private static final long QUANTUM = 4L;
    private static final long FILL_NL = 20_000_000L;
    private static final int PLANS = Integer.getInteger("clepsydra.refills", 120);

    private final DeviceRecord implant = Devices.implant().nlPerRev(NL_PER_REV).seal();

    /** Every plan is of another volume, of 9 to 19 mL. */
    private static long volumeNl(int plan) {
        return 9_000_001L + 83_333L * plan;
    }

    /** The volume over the volume of a microstep, rounded down to whole quanta. */
    private static long microsteps(long volumeNl) {
        return BigInteger.valueOf(volumeNl)
                        .multiply(BigInteger.valueOf(PER_REV))
                        .divide(BigInteger.valueOf(NL_PER_REV * QUANTUM))
                        .longValueExact()
                * QUANTUM;
    }

    /** Their volume, rounded up. */
    private static long givenNl(long microsteps) {
        BigInteger[] parts =
                BigInteger.valueOf(microsteps)
                        .multiply(BigInteger.valueOf(NL_PER_REV))
                        .divideAndRemainder(BigInteger.valueOf(PER_REV));
        return parts[0].longValueExact() + parts[1].signum();
    }

    @Test
    @Verifies({
        "req~reservoir.remaining~2",
        "req~reservoir.residual~1",
        "req~delivery.never-ahead~1",
        "req~delivery.whole-volume~1"
    })
    void driftsByNothingOverAllRefills() {
        Alone alone = new Alone();
        long wanted = 0;
        for (int plan = 0; plan < PLANS; plan++) {
            alone.infuse(plan);
            wanted += microsteps(volumeNl(plan));
            assertEquals(wanted, alone.released);
            long leftNl = FILL_NL - givenNl(microsteps(volumeNl(plan)));
            // The fill is 80,005.0003 microsteps, of which 80,005 count.
            assertEquals((double) leftNl, (double) alone.therapy.reservoir().remainingNl(), 1);
            alone.refill(leftNl);
            assertEquals(leftNl, alone.therapy.reservoir().expectedNl());
            assertEquals(Rule.ACCEPTED, alone.therapy.reservoir().residualRule());
        }
        assertTrue(alone.runMs >= PLANS * 30L * DAY);
    }

    /**
     * Therapy under a monitor that permits whatever is asked. The signals of a step without an
     * order are the same each time, so they are made once.
     */
    private final class Alone {
        private final SensorFrame in = new SensorFrame();
        private final OrderFrame order = new OrderFrame();
        private final Target target = new Target();
        private final Signals signals = new Signals();
        private final Findings findings = new Findings();
        private final Validator validator;
        private final Therapy therapy;
        private final Signals atRest = new Signals();
        private final Signals inStroke = new Signals();
        private Permit permit = new Permit();
        private long runMs;
        private long released;

        Alone() {
            PumpGeometry geometry = new PumpGeometry(implant);
            validator = new Validator(geometry);
            therapy = new Therapy(geometry, new LoadedPlan(geometry));
            pass(10, signals);
            pass(1_000, atRest);
            pass(10, inStroke);
            assertEquals(1_000, atRest.advanceMs());
            assertEquals(10, inStroke.advanceMs());
            refill(0);
        }

        void refill(long drawnNl) {
            give(Orders.STOP);
            give(Orders.CLEAR);
            order.refill(drawnNl, FILL_NL);
            give(Orders.REFILL);
            assertTrue(therapy.orderTaken());
        }

        void infuse(int plan) {
            PlanImages.flat(implant, volumeNl(plan), 30 * DAY)
                    .planId(plan + 1)
                    .writeTo(order.image());
            give(Orders.LOAD);
            Entries.again(order);
            give(Orders.CONFIRM);
            permit = Permits.granting(1_000_000, order.image()[PlanLayout.ENVELOPE_CRC]);
            give(Orders.START);
            assertEquals(TherapyState.INFUSING, therapy.state());
            while (therapy.state() == TherapyState.INFUSING) {
                boolean stroke = target.energise();
                therapy.step(stroke ? inStroke : atRest, order, findings, permit, target);
                runMs += stroke ? 10 : 1_000;
                released += target.energise() ? target.microsteps() : 0;
            }
            assertEquals(TherapyState.DONE, therapy.state());
        }

        void give(int code) {
            order.give(code);
            pass(10, signals);
            therapy.step(signals, order, findings, permit, target);
            assertFalse(target.energise());
        }

        private void pass(long ms, Signals into) {
            in.nowMs(in.nowMs() + ms);
            in.monitorNowMs(in.nowMs());
            validator.step(in, order, into);
        }
    }

    @Test
    @Verifies({
        "req~reservoir.remaining~2",
        "req~delivery.never-ahead~1",
        "req~delivery.whole-volume~1"
    })
    void driftsByNothingInTheWholeCoreOverThreeRefills() {
        Pump pump = new Pump(implant).tested();
        pump.paced = true;
        pump.refilled(0, FILL_NL);
        long wanted = 0;
        for (int plan = 0; plan < 3; plan++) {
            pump.loaded(PlanImages.flat(implant, volumeNl(plan), 30 * DAY).planId(plan + 1));
            pump.started();
            while (pump.state() == TherapyState.INFUSING) {
                pump.step(pump.out.motor().energise() ? 10 : 1_000);
            }
            assertEquals(TherapyState.DONE, pump.state());
            wanted += microsteps(volumeNl(plan));
            assertEquals(wanted, pump.received);
            pump.give(Orders.STOP);
            pump.give(Orders.CLEAR);
            long leftNl = FILL_NL - givenNl(microsteps(volumeNl(plan)));
            assertEquals((double) leftNl, (double) pump.out.snapshot().remainingNl(), 1);
            pump.refilled(leftNl, FILL_NL);
            assertEquals(Rule.ACCEPTED, pump.out.snapshot().residualRule());
        }
    }
}
