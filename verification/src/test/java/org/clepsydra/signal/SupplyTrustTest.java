package org.clepsydra.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Pressure before the head and weight of the container, on a pump of 500 nL a count. */
class SupplyTrustTest {
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals out = new Signals();
    private Validator validator = with(Fitted.UPSTREAM_PRESSURE);

    private static Validator with(int fitted) {
        return new Validator(
                new PumpGeometry(Devices.bedside().nlPerRev(250_000).fitted(fitted).seal()));
    }

    private void step(long ms) {
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, out);
    }

    private void upstream(int pa, boolean fresh, int wanted, boolean isNew, boolean trusted) {
        in.upstream(pa, fresh);
        step(10);
        assertEquals(wanted, out.upstreamPa());
        assertEquals(isNew, out.upstreamNew());
        assertEquals(trusted, out.supplyTrusted());
    }

    private void container(int mg, boolean fresh, int wanted, boolean isNew, boolean trusted) {
        in.container(mg, fresh);
        step(10);
        assertEquals(wanted, out.containerMg());
        assertEquals(isNew, out.containerNew());
        assertEquals(trusted, out.supplyTrusted());
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void passesOnAPressureInRange() {
        upstream(-100_000, true, -100_000, true, true);
        upstream(100_000, true, 100_000, true, true);
        upstream(5, false, 100_000, false, true);
        upstream(0, true, 0, true, true);
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void believesNoPressureOutOfRangeUntilOneIsInIt() {
        upstream(-3_000, true, -3_000, true, true);
        upstream(-100_001, true, -3_000, false, false);
        upstream(0, false, -3_000, false, false);
        upstream(-4_000, true, -4_000, true, true);
        upstream(100_001, true, -4_000, false, false);
        upstream(Integer.MIN_VALUE, true, -4_000, false, false);
        upstream(0, true, 0, true, true);
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void holdsAPressureForTwoSecondsAndNoMore() {
        upstream(-3_000, true, -3_000, true, true);
        in.upstream(0, false);
        step(1_999);
        assertEquals(true, out.supplyTrusted());
        step(1);
        assertEquals(true, out.supplyTrusted());
        step(1);
        assertEquals(false, out.supplyTrusted());
        assertEquals(-3_000, out.upstreamPa());
        step(1L << 40);
        step(1L << 40);
        assertEquals(false, out.supplyTrusted());
        upstream(-2_000, true, -2_000, true, true);
        in.upstream(0, false);
        step(2_000);
        assertEquals(true, out.supplyTrusted());
        step(1L << 40);
        assertEquals(false, out.supplyTrusted());
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void holdsAPressureFor100MicrolitresAndNoMore() {
        upstream(-3_000, true, -3_000, true, true);
        in.upstream(0, false);
        long counts = 200;
        for (long at : new long[] {counts - 1, counts}) {
            in.encoderCounts(at);
            step(1);
            assertEquals(true, out.supplyTrusted());
        }
        in.encoderCounts(counts + 1);
        step(1);
        assertEquals(false, out.supplyTrusted());
        for (int i = 2; i < 100; i++) {
            in.encoderCounts(i * (1L << 40));
            step(1);
            assertEquals(false, out.supplyTrusted());
        }
        upstream(-2_000, true, -2_000, true, true);
        in.upstream(0, false);
        in.encoderCounts(in.encoderCounts() + counts);
        step(1);
        assertEquals(true, out.supplyTrusted());
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void isPatientToTheLastNanolitre() {
        // A nanolitre a count.
        for (long counts : new long[] {100_000, 100_001}) {
            validator =
                    new Validator(
                            new PumpGeometry(
                                    Devices.bedside()
                                            .nlPerRev(500)
                                            .fitted(Fitted.UPSTREAM_PRESSURE)
                                            .seal()));
            in.encoderCounts(0);
            upstream(5, true, 5, true, true);
            in.upstream(5, false);
            in.encoderCounts(counts);
            step(10);
            assertEquals(counts == 100_000, out.supplyTrusted());
            upstream(6, true, 6, true, true);
            // The same again after half a millilitre, or a nanolitre more.
            in.encoderCounts(counts + counts + 400_000);
            upstream(6, true, 6, true, counts == 100_000);
        }
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void believesNoPressureThatStaysThroughHalfAMillilitre() {
        // Of 500 nL each.
        for (int times = 0; times < 3; times++) {
            upstream(-3_000, true, -3_000, true, true);
            for (int i = 0; i < 10; i++) {
                in.encoderCounts(in.encoderCounts() + 100);
                upstream(-3_000, true, -3_000, true, true);
            }
            // A value that is not fresh is none.
            in.encoderCounts(in.encoderCounts() + 1);
            upstream(-9_000, false, -3_000, false, false);
            upstream(-3_000, true, -3_000, true, false);
            in.encoderCounts(in.encoderCounts() - 1_000);
            upstream(-3_000, true, -3_000, true, false);
            in.encoderCounts(in.encoderCounts() + 1_000);
            upstream(-2_999, true, -2_999, true, true);
        }
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void believesAPressureThatMovesNowAndThen() {
        for (int i = 0; i < 100; i++) {
            in.encoderCounts(in.encoderCounts() + 500);
            upstream(i % 2, true, i % 2, true, true);
            in.encoderCounts(in.encoderCounts() + 1_000);
            upstream(i % 2, true, i % 2, true, true);
        }
        // However far it moved.
        for (int i = 0; i < 100; i++) {
            in.encoderCounts(in.encoderCounts() + (1L << 40));
            in.upstream(7, true);
            step(10);
        }
        assertEquals(false, out.supplyTrusted());
        upstream(8, true, 8, true, true);
    }

    @Test
    @Verifies("req~signal.upstream-trust~1")
    void waitsForTheFirstPressureNoLonger() {
        step(10);
        step(2_000);
        assertEquals(true, out.supplyTrusted());
        step(1);
        assertEquals(false, out.supplyTrusted());
    }

    @Test
    @Verifies("req~signal.container-trust~1")
    void passesOnAWeightInRange() {
        validator = with(Fitted.CONTAINER_SCALE);
        container(-1_000_000, true, -1_000_000, true, true);
        container(10_000_000, true, 10_000_000, true, true);
        container(7, false, 10_000_000, false, true);
        container(0, true, 0, true, true);
    }

    @Test
    @Verifies("req~signal.container-trust~1")
    void believesNoWeightOutOfRangeUntilOneIsInIt() {
        validator = with(Fitted.CONTAINER_SCALE);
        container(500, true, 500, true, true);
        container(-1_000_001, true, 500, false, false);
        container(0, false, 500, false, false);
        container(600, true, 600, true, true);
        container(10_000_001, true, 600, false, false);
        container(0, true, 0, true, true);
    }

    @Test
    @Verifies("req~signal.container-trust~1")
    void holdsAWeightForTenSecondsAndNoMore() {
        validator = with(Fitted.CONTAINER_SCALE);
        container(500, true, 500, true, true);
        in.container(0, false);
        in.encoderCounts(1L << 40);
        step(9_999);
        step(1);
        assertEquals(true, out.supplyTrusted());
        step(1);
        assertEquals(false, out.supplyTrusted());
        step(1L << 40);
        assertEquals(false, out.supplyTrusted());
        container(400, true, 400, true, true);
        in.container(0, false);
        step(10_000);
        assertEquals(true, out.supplyTrusted());
        step(1L << 40);
        assertEquals(false, out.supplyTrusted());
    }

    @Test
    @Verifies("req~signal.container-trust~1")
    void waitsForTheFirstWeightNoLonger() {
        validator = with(Fitted.CONTAINER_SCALE);
        step(10);
        step(10_000);
        assertEquals(true, out.supplyTrusted());
        step(1);
        assertEquals(false, out.supplyTrusted());
    }

    @Test
    @Verifies({"req~signal.upstream-trust~1", "req~signal.container-trust~1"})
    void asksForBothWhereBothAreFitted() {
        for (int which = 0; which < 4; which++) {
            validator = with(Fitted.ALL);
            in.upstream(1, (which & 1) != 0);
            in.container(1, (which & 2) != 0);
            step(10);
            step(20_000);
            assertEquals(which == 3, out.supplyTrusted());
        }
    }

    @Test
    @Verifies({"req~signal.upstream-trust~1", "req~signal.container-trust~1"})
    void readsNothingThatIsNotFitted() {
        validator = with(Fitted.ALL & ~Fitted.UPSTREAM_PRESSURE & ~Fitted.CONTAINER_SCALE);
        upstream(Integer.MIN_VALUE, true, 0, false, true);
        container(Integer.MAX_VALUE, true, 0, false, true);
        in.encoderCounts(1L << 40);
        in.upstream(0, false);
        in.container(0, false);
        step(1L << 40);
        assertEquals(true, out.supplyTrusted());
    }
}
