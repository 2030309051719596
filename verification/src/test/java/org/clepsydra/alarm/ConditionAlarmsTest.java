package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What of the device's own condition is announced, and whether delivery goes on. */
@Verifies({"req~alarm.announce~1", "req~alarm.latch~6"})
class ConditionAlarmsTest {
    private final DeviceRecord device = Devices.sensing().pressureNoisePa(500).seal();
    private final Pump pump = new Pump(device).tested();

    private void started() {
        well();
        pump.loaded(PlanImages.flat(device, 360_000_000, 3_600_000)).started();
        run(1_000);
        announced(AlarmCode.NONE, TherapyState.INFUSING);
    }

    private void well() {
        pump.in.battery(3_700, true);
        pump.in.temperature(2_000, true);
        pump.in.motorMilliamps(100, true);
    }

    /** Steps of 10 ms whose pressure is restless. */
    private void run(long ms) {
        for (long done = 0; done < ms; done += 10) {
            pump.in.pressurePa(done % 20 == 0 ? 0 : 1_000);
            pump.step(10);
        }
    }

    private void announced(int priority, int state, int... codes) {
        long conditions = 0;
        for (int code : codes) {
            conditions |= 1L << code;
        }
        assertEquals(conditions, pump.out.annunciator().conditions());
        assertEquals(priority, pump.out.annunciator().priority());
        assertEquals(state, pump.state());
    }

    private void acknowledged(int priority, int state, int... codes) {
        pump.give(Orders.ACKNOWLEDGE);
        announced(priority, state, codes);
    }

    @Test
    @Verifies("req~condition.door-open~1")
    void holdsAndSaysThatTheDoorIsOpen() {
        started();
        pump.in.doorShut(false, false);
        run(160);
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.DOOR_OPEN);
        pump.in.doorShut(true, true);
        run(510);
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.DOOR_OPEN);
        acknowledged(AlarmCode.NONE, TherapyState.HELD);
        pump.give(Orders.START);
        announced(AlarmCode.NONE, TherapyState.INFUSING);
    }

    @Test
    @Verifies("req~condition.door-open~1")
    void refusesAStartWithTheDoorOpen() {
        started();
        pump.give(Orders.STOP);
        pump.in.doorShut(true, false);
        run(160);
        pump.give(Orders.START);
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.DOOR_OPEN);
    }

    @Test
    @Verifies("req~condition.container~1")
    void announcesAnotherContainerUntilTheInfusionIsGiven() {
        DeviceRecord reader = Devices.bedside().fitted(Fitted.CONTAINER_READER).seal();
        Pump other = new Pump(reader).tested();
        other.in.containerNumber(77, true);
        other.loaded(PlanImages.flat(reader, 1_000_000, 60_000).containerNumber(77)).started();
        other.in.containerNumber(78, true);
        other.step(10);
        other.step(10);
        long wrong = 1L << AlarmCode.CONTAINER_WRONG;
        assertEquals(wrong, other.out.annunciator().present());
        assertEquals(TherapyState.HELD, other.state());
        other.in.containerNumber(77, true);
        other.give(Orders.ACKNOWLEDGE);
        other.give(Orders.START);
        other.run(61_000, 10);
        assertEquals(TherapyState.DONE, other.state());
        other.in.containerNumber(0, true);
        other.run(1_000, 10);
        assertEquals(1L << AlarmCode.END_OF_INFUSION, other.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~condition.door-contacts~1")
    void holdsForContactsThatDisagree() {
        started();
        pump.in.doorShut(true, false);
        run(1_020);
        announced(
                AlarmCode.HIGH,
                TherapyState.HELD,
                AlarmCode.DOOR_OPEN,
                AlarmCode.DOOR_CONTACTS_DISAGREE);
    }

    @Test
    @Verifies({"req~condition.battery-low~1", "req~alarm.priority~14"})
    void goesOnWithALowBatteryAndSaysSoWhileItIs() {
        started();
        pump.in.battery(3_400, true);
        run(2_020);
        announced(AlarmCode.MEDIUM, TherapyState.INFUSING, AlarmCode.BATTERY_LOW);
        acknowledged(AlarmCode.MEDIUM, TherapyState.INFUSING, AlarmCode.BATTERY_LOW);
        pump.in.battery(3_700, true);
        run(2_020);
        announced(AlarmCode.NONE, TherapyState.INFUSING);
    }

    @Test
    @Verifies("req~condition.battery-empty~1")
    void holdsWithAnEmptyBattery() {
        started();
        pump.in.battery(3_100, true);
        run(2_020);
        announced(
                AlarmCode.HIGH, TherapyState.HELD, AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_EMPTY);
        pump.in.battery(3_700, true);
        run(2_020);
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.BATTERY_EMPTY);
        acknowledged(AlarmCode.NONE, TherapyState.HELD);
    }

    @Test
    @Verifies("req~condition.temperature~1")
    void holdsWhenItIsTooWarm() {
        started();
        pump.in.temperature(4_000, true);
        run(1_000);
        announced(AlarmCode.NONE, TherapyState.INFUSING);
        pump.in.temperature(4_001, true);
        run(10);
        announced(AlarmCode.NONE, TherapyState.INFUSING);
        run(10);
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.TEMPERATURE);
        // Within the range, not yet by a kelvin.
        pump.in.temperature(3_901, true);
        run(1_000);
        pump.give(Orders.START);
        acknowledged(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.TEMPERATURE);
        pump.in.temperature(3_900, true);
        run(10);
        acknowledged(AlarmCode.NONE, TherapyState.HELD);
        run(1_000);
        announced(AlarmCode.NONE, TherapyState.HELD);
        pump.give(Orders.START);
        announced(AlarmCode.NONE, TherapyState.INFUSING);
    }

    @Test
    @Verifies("req~condition.motor-overload~1")
    void holdsForAMotorThatDrawsTooMuch() {
        started();
        pump.in.motorMilliamps(201, true);
        run(120);
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.MOTOR_OVERLOAD);
        pump.in.motorMilliamps(0, true);
        acknowledged(AlarmCode.NONE, TherapyState.HELD);
    }

    @Test
    @Verifies("req~condition.pressure-quiet~1")
    void holdsForAPressureThatDoesNotMove() {
        started();
        for (int i = 0; i < 65; i++) {
            pump.step(10);
        }
        announced(AlarmCode.HIGH, TherapyState.HELD, AlarmCode.PRESSURE_SENSOR_FAILED);
        run(100);
        acknowledged(AlarmCode.NONE, TherapyState.HELD);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void goesOnWithoutAThermometerAndSaysSo() {
        started();
        pump.in.temperature(0, false);
        run(60_020);
        announced(AlarmCode.HIGH, TherapyState.INFUSING, AlarmCode.CONDITION_SENSOR_FAILED);
        well();
        run(20);
        announced(AlarmCode.HIGH, TherapyState.INFUSING, AlarmCode.CONDITION_SENSOR_FAILED);
        acknowledged(AlarmCode.NONE, TherapyState.INFUSING);
    }

    @Test
    @Verifies({"req~condition.key-stuck~1", "req~alarm.priority~14"})
    void goesOnWithAKeyThatIsStuckAndStillObeys() {
        started();
        pump.in.keyDown(true);
        run(60_020);
        announced(AlarmCode.MEDIUM, TherapyState.INFUSING, AlarmCode.KEY_STUCK);
        pump.give(Orders.STOP);
        announced(AlarmCode.MEDIUM, TherapyState.HELD, AlarmCode.KEY_STUCK);
        pump.give(Orders.START);
        announced(AlarmCode.MEDIUM, TherapyState.INFUSING, AlarmCode.KEY_STUCK);
    }
}
