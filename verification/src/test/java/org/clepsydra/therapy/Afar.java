package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.remote.Sent;

/** A pump whose image in the frame came from afar, and is vouched for. */
final class Afar {
    static final long SESSION = 4_711;

    final DeviceRecord bedside = Devices.bedside().seal();
    final Pump pump = new Pump(bedside);

    /** Records of the journal: code, and both figures. */
    final List<String> stored = new ArrayList<>();

    /** Number of the last message. */
    long number;

    Afar() {
        pump.tested();
        pump.order.remote().session(SESSION);
        PlanImages.flat(bedside, 36_000_000, 3_600_000).writeTo(pump.order.image());
        pump.order.imageRemote(true);
        pump.order.imageAuthentic(true);
    }

    void step() {
        pump.step(10);
        pump.order.remote().present(false);
        if (pump.out.store().present()) {
            long[] record = pump.out.store().record();
            stored.add(event((int) record[2], record[3], record[4]));
        }
    }

    void give(int order) {
        pump.order.give(order);
        step();
    }

    static String event(int code, long first, long second) {
        return code + ": " + first + ", " + second;
    }

    /** What a message says of the image in the frame. */
    long plan() {
        return Sent.planOf(pump.order.image());
    }

    void propose(long plan) {
        number++;
        Sent.put(pump.order.remote(), number, pump.in.nowMs(), plan);
        step();
    }

    /** Expects {@code verdict} of a message that proposes the image in the frame. */
    void proposed(int verdict) {
        propose(plan());
        assertEquals(verdict, pump.out.snapshot().remoteVerdict());
    }

    /** Expects this verdict on the plan or the order. */
    void says(int rule, long figure, long limit) {
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertEquals(limit, pump.out.snapshot().verdictLimit());
    }
}
