package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.oracle.OverDeliveryOracle;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A driver that sticks on at any moment of any run, at any rate, any periods and clocks apart: what
 * is given beyond the curve stays within the formula of the requirement.
 */
@Verifies("req~monitor.over-delivery~2")
class StuckDriverTest {
    private static final long MINUTE = 60_000L;
    // What the switch takes to open.
    private static final long CUT_MS = 50;
    private static final long US_PER_MS = 1_000;

    @ParameterizedTest
    @CsvSource({
        "bedside, false, 1200000000", "bedside, true, 1200000000",
        "bedside, false, 20000000", "bedside, true, 20000000",
        "bedside, false, 1000000", "wearable, false, 125000000",
        "wearable, true, 125000000", "wearable, false, 10000000",
        "wearable, true, 10000000", "wearable, false, 2000000"
    })
    void givesNoMoreBeyondTheCurveThanTheFormula(String pump, boolean held, long nlPerHMax) {
        DeviceRecord device =
                pump.equals("bedside") ? Devices.bedside().seal() : Devices.wearable().seal();
        double microstepNl = (double) device.nlPerRev() / device.microstepsPerRev();
        double boundNl = boundNl(device) + (held ? device.microstepsPerQuantum() * microstepNl : 0);
        double worstNl = 0;
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long nlPerH = nlPerHMax / 2 + random.nextLong(nlPerHMax / 2);
            double overNl = over(device, nlPerH, held, random) * microstepNl;
            assertTrue(overNl <= boundNl, overNl + " nL, seed " + seed + ", of " + boundNl);
            worstNl = Math.max(worstNl, overNl);
        }
        // A campaign that came nowhere near the bound would show nothing.
        assertTrue(worstNl > boundNl / 10, worstNl + " nL of " + boundNl);
        System.out.printf(
                "%s%s, up to %d mL/h: at most %.1f uL beyond the curve, of %.1f by formula%n",
                pump, held ? ", held" : "", nlPerHMax / 1_000_000, worstNl / 1e3, boundNl / 1e3);
    }

    /**
     * Microsteps beyond the curve at the most, less the 2 % that two clocks hide of what the curve
     * rose from the fault to the cut.
     */
    private static double over(
            DeviceRecord device, long nlPerH, boolean held, SplittableRandom random) {
        long volumeNl = nlPerH / 6;
        HonestPump pump = new HonestPump(device, 0.991 + 0.018 * random.nextDouble());
        pump.load(PlanImages.image(PlanImages.flat(device, volumeNl, 10 * MINUTE)));
        pump.give(Orders.START, 10);
        int longestMs = 2 + random.nextInt(99);
        int idleMs = device.microstepsPerQuantum() == 1 ? longestMs : 2 + random.nextInt(999);
        long stuckAtMs = random.nextLong(8 * MINUTE);
        run(pump, random, longestMs, idleMs, stuckAtMs);
        if (held) {
            pump.in.pressurePa(50_000);
            run(pump, random, longestMs, idleMs, pump.in.nowMs() + 5 * MINUTE);
            pump.in.pressurePa(0);
            pump.give(Orders.ACKNOWLEDGE, 10);
            pump.give(Orders.START, 10);
        }
        pump.stuck = true;
        double microstepsPerMs =
                (double) volumeNl / (10 * MINUTE) * device.microstepsPerRev() / device.nlPerRev();
        // The curve goes on in the step that ends in the cut, and while the switch opens.
        double curve = microstepsPerMs * pump.out.snapshot().therapyMs();
        double atFault = curve;
        double over = 0;
        // A head that is where the volume ends is not cut, and has no leave to go on.
        long endMs = pump.in.nowMs() + 20 * MINUTE;
        while (!pump.cut() && pump.infusing() && pump.in.nowMs() < endMs) {
            long ms = 2 + random.nextInt(pump.out.motor().energise() ? longestMs - 1 : idleMs - 1);
            curve = microstepsPerMs * (pump.out.snapshot().therapyMs() + ms);
            pump.step(ms);
            over = Math.max(over, pump.made() - curve);
        }
        if (pump.cut()) {
            double coast = (double) US_PER_MS * CUT_MS / device.pulsePeriodUsMin();
            over = pump.made() + coast - curve - microstepsPerMs * CUT_MS;
        }
        return over - 0.02 * (curve - atFault);
    }

    private static void run(
            HonestPump pump, SplittableRandom random, int longestMs, int idleMs, long untilMs) {
        while (pump.in.nowMs() < untilMs) {
            pump.step(2 + random.nextInt(pump.out.motor().energise() ? longestMs - 1 : idleMs - 1));
        }
    }

    private static double boundNl(DeviceRecord device) {
        OverDeliveryOracle oracle =
                new OverDeliveryOracle(
                        device.nlPerRev(),
                        device.countsPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum());
        // Rounded up, so that the bound is not made smaller than it is.
        long microstepsPerS =
                (1_000_000 + device.pulsePeriodUsMin() - 1) / device.pulsePeriodUsMin();
        return oracle.boundNlAtMicrosteps(microstepsPerS).toDouble();
    }
}
