package org.clepsydra.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.Targets;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class DriveTest {
    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside).tested();

    @Test
    @Verifies("req~motor.rest~2")
    void restsUntilThereIsSomethingToDo() {
        assertRest();
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        assertRest();
    }

    @Test
    @Verifies("req~motor.within-permit~1")
    void drivesForwardWhatIsDue() {
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        pump.step(10);
        assertTrue(pump.out.motor().energise());
        assertEquals(16, pump.out.motor().microsteps());
        assertEquals(1, pump.out.motor().direction());
        // 3.6e9 us / 5,760,000 microsteps.
        assertEquals(625, pump.out.motor().pulsePeriodUs());
    }

    @Test
    @Verifies("req~motor.within-permit~1")
    void takesTheLesserOfTargetAndPermit() {
        assertEquals(5, released(5, 6));
        assertEquals(5, released(5, 5));
        assertEquals(4, released(5, 4));
        assertEquals(0, released(5, 0));
        assertEquals(0, released(5, -1));
        assertEquals(0, released(-1, 5));
    }

    @Test
    @Verifies("req~motor.back~1")
    void drivesBackTheLesserOfTargetAndPermit() {
        assertEquals(5, back(5, 6));
        assertEquals(5, back(5, 5));
        assertEquals(4, back(5, 4));
        assertEquals(0, back(5, 0));
        // A permit forward is none backward, and the other way.
        assertEquals(0, released(5, 0));
        MotorCommand command = new MotorCommand();
        new Drive().step(Targets.moving(5, 625), Permits.goingBack(5), command);
        assertEquals(0, command.microsteps());
        assertEquals(1, command.direction());
        new Drive().step(Targets.back(5, 625), Permits.granting(5, 1), command);
        assertEquals(0, command.microsteps());
        assertEquals(-1, command.direction());
        new Drive().step(Targets.back(5, 625), new Permit(), command);
        assertFalse(command.energise());
        assertEquals(1, command.direction());
    }

    private static long back(long target, long permitted) {
        MotorCommand command = new MotorCommand();
        new Drive().step(Targets.back(target, 625), Permits.goingBack(permitted), command);
        assertTrue(command.energise());
        assertEquals(-1, command.direction());
        assertEquals(625, command.pulsePeriodUs());
        return command.microsteps();
    }

    @Test
    @Verifies("req~motor.within-permit~1")
    void restsWhenATargetMeetsNoPermit() {
        MotorCommand command = new MotorCommand();
        new Drive().step(Targets.moving(5, 625), new Permit(), command);
        assertFalse(command.energise());
        assertEquals(0, command.microsteps());
        assertEquals(0, command.leaseToken());
    }

    private static long released(long target, long permitted) {
        MotorCommand command = new MotorCommand();
        new Drive().step(Targets.moving(target, 625), Permits.granting(permitted, 1), command);
        return command.microsteps();
    }

    @Test
    @Verifies({"req~motor.within-permit~1", "req~motor.back~1", "req~motor.rest~2"})
    void saysWhatTheDriverWasTold() {
        Drive drive = new Drive();
        MotorCommand command = new MotorCommand();
        assertTrue(drive.rested());
        assertEquals(0, drive.sent());
        drive.step(Targets.moving(5, 625), Permits.granting(4, 1), command);
        assertFalse(drive.rested());
        assertEquals(4, drive.sent());
        drive.step(Targets.back(3, 625), Permits.goingBack(5), command);
        assertFalse(drive.rested());
        assertEquals(-3, drive.sent());
        drive.step(Targets.moving(5, 625), new Permit(), command);
        assertTrue(drive.rested());
        assertEquals(0, drive.sent());
    }

    @Test
    @Verifies("req~motor.lease~1")
    void givesTheNextTokenAtEveryEnergisedStepAndNoneElse() {
        pump.loaded(PlanImages.flat(bedside, 1_000_000, 3_600_000)).started();
        int token = pump.out.motor().leaseToken();
        assertEquals(12_345, token);
        for (int i = 0; i < 70_000; i++) {
            pump.step(10);
            int next = (token * 5 + 12_345) % 65_536;
            token = next == 0 ? 12_345 : next;
            assertEquals(token, pump.out.motor().leaseToken());
        }
        pump.give(Orders.STOP);
        assertRest();
        pump.give(Orders.START);
        int after = (token * 5 + 12_345) % 65_536;
        assertEquals(after == 0 ? 12_345 : after, pump.out.motor().leaseToken());
    }

    private void assertRest() {
        assertFalse(pump.out.motor().energise());
        assertEquals(0, pump.out.motor().microsteps());
        assertEquals(0, pump.out.motor().leaseToken());
        assertEquals(1, pump.out.motor().direction());
        assertEquals(1_000_000, pump.out.motor().pulsePeriodUs());
    }
}
