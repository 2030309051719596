package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.clepsydra.Devices;
import org.clepsydra.fuzz.RemoteOracle;
import org.clepsydra.fuzz.RemoteTwins;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A link that is silent for hours, and one that never is: therapy is as on a pump without. */
@Verifies("req~remote.nothing-else~1")
class RemoteSilenceTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long SESSION = 4_711;
    private static final DeviceRecord DEVICE = Devices.bedside().seal();

    private final RemoteTwins twins = new RemoteTwins(DEVICE, 0);
    private final long[] image = PlanImages.image(PlanImages.flat(DEVICE, 100_000_000L, HOUR_MS));
    private boolean speaks;
    private long number;

    private void step(int order) {
        if (speaks) {
            number++;
            long[] words = {0x434C_4550_5245_4D4FL, SESSION, number, twins.nextMs(), 1 + number, 0};
            words[5] = RemoteOracle.checksum(words).longValueExact();
            twins.hear(SESSION, words, true);
        } else {
            twins.hear(SESSION, null, false);
        }
        if (order == Orders.LOAD) {
            twins.load(image);
        } else if (order == Orders.CONFIRM) {
            long rateNlPerH = image[PlanLayout.VOLUME_NL];
            twins.enter(image[PlanLayout.DOSE_NG], HOUR_MS, rateNlPerH);
        } else {
            twins.give(order);
        }
        twins.step();
    }

    private void runs(long ms, int state) {
        for (long done = 0; done < ms; done += RemoteTwins.STEP_MS) {
            assertEquals(state, twins.state());
            assertFalse(twins.alarms());
            step(Orders.NONE);
        }
    }

    /** A whole therapy with a hold in its midst. */
    private void therapy() {
        step(Orders.LOAD);
        runs(1_000, TherapyState.READY);
        step(Orders.CONFIRM);
        step(Orders.START);
        runs(HOUR_MS / 2, TherapyState.INFUSING);
        step(Orders.STOP);
        runs(1_000, TherapyState.HELD);
        step(Orders.START);
        runs(HOUR_MS / 2 - 1_000, TherapyState.INFUSING);
        for (long ms = 0; ms < 10_000; ms += RemoteTwins.STEP_MS) {
            step(Orders.NONE);
        }
        assertEquals(TherapyState.DONE, twins.state());
        step(Orders.STOP);
        step(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, twins.state());
    }

    @Test
    void goesOnWithoutASingleMessage() {
        runs(3 * HOUR_MS, TherapyState.IDLE);
        therapy();
    }

    @Test
    void goesOnWithAMessageInEveryStep() {
        speaks = true;
        runs(HOUR_MS / 2, TherapyState.IDLE);
        therapy();
    }

    @Test
    void goesOnWhereTheLinkIsLost() {
        speaks = true;
        runs(10_000, TherapyState.IDLE);
        speaks = false;
        runs(HOUR_MS, TherapyState.IDLE);
        therapy();
    }
}
