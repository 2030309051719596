package org.clepsydra;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.SelfTestBits;

/** Device records the tests share: made up, of the size of real ones. */
public final class Devices {
    public static final long ID = 7_001;

    /** Of the program of a device that reckons it. */
    public static final long PROGRAM_CHECKSUM = 0xC1EA_5D7AL;

    private Devices() {}

    /** 0.2 mL a revolution in 3,200 microsteps of 62.5 nL; 500 counts of 400 nL. */
    public static DeviceRecord.Draft bedside() {
        return DeviceRecord.draft()
                .deviceId(ID)
                .nlPerRev(200_000)
                .microstepsPerRev(3_200)
                .microstepsPerQuantum(1)
                .countsPerRev(500)
                .pulsePeriodUsMin(150)
                .longestEnergisedMs(100)
                .longestIdleMs(100)
                .rateNlPerHMax(1_200_000_000L)
                .pressurePaMax(100_000);
    }

    /** The same with a door, a battery, a thermometer and the motor's current. */
    public static DeviceRecord.Draft sensing() {
        return bedside()
                .fitted(Fitted.DOOR | Fitted.BATTERY | Fitted.THERMOMETER | Fitted.MOTOR_CURRENT)
                .batteryLowMv(3_500)
                .batteryEmptyMv(3_200)
                .temperatureCentiCMin(500)
                .temperatureCentiCMax(4_000)
                .motorMilliampsMax(200);
    }

    /** The same, and what hears the sounder; it carries out these tests on itself. */
    public static DeviceRecord.Draft testing(int selfTests) {
        boolean reckons = (selfTests & SelfTestBits.PROGRAM) != 0;
        return sensing()
                .fitted(
                        Fitted.DOOR
                                | Fitted.BATTERY
                                | Fitted.THERMOMETER
                                | Fitted.MOTOR_CURRENT
                                | Fitted.SOUND_FEEDBACK)
                .selfTests(selfTests)
                .programChecksum(reckons ? PROGRAM_CHECKSUM : 0);
    }

    /** Strokes of 50 uL in 64 microsteps of 781.25 nL; 100 counts of 500 nL. */
    public static DeviceRecord.Draft wearable() {
        return DeviceRecord.draft()
                .deviceId(ID)
                .nlPerRev(50_000)
                .microstepsPerRev(64)
                .microstepsPerQuantum(64)
                .countsPerRev(100)
                .pulsePeriodUsMin(4_000)
                .longestEnergisedMs(100)
                .longestIdleMs(1_000)
                .rateNlPerHMax(125_000_000L)
                .pressurePaMax(100_000);
    }

    /**
     * Implanted roller: strokes of 1 uL in 4 microsteps of 250 nL, up to 24 mL a day; 64 counts of
     * 250 nL; a reservoir of 20 mL that is low at 2.
     */
    public static DeviceRecord.Draft implant() {
        return DeviceRecord.draft()
                .deviceId(ID)
                .nlPerRev(16_000)
                .microstepsPerRev(64)
                .microstepsPerQuantum(4)
                .countsPerRev(64)
                .pulsePeriodUsMin(20_000)
                .longestEnergisedMs(100)
                .longestIdleMs(1_000)
                .rateNlPerHMax(1_000_000L)
                .pressurePaMax(100_000)
                .reservoirNl(20_000_000L)
                .reservoirLowNl(2_000_000L);
    }
}
