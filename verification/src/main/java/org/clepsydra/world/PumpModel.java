package org.clepsydra.world;

import java.util.function.UnaryOperator;
import org.clepsydra.port.DeviceRecord;

/**
 * A kind of pump: what its maker would declare, and what its mechanism does beyond that.
 *
 * @param name what a scenario calls it
 * @param device the record both channels are given
 * @param rippleFraction amplitude of the cyclic flow error over one revolution, 0 to 1
 * @param line the line it is usually used with
 */
public record PumpModel(
        String name, DeviceRecord device, double rippleFraction, LineSettings line) {
    /**
     * Pump worn in a pouch: a cassette that gives 50 uL a stroke and nothing between. One
     * revolution is one stroke of 64 microsteps. A stroke (256 ms) begun at the end of the longest
     * idle period must be over before the next is due, which leaves 125 mL/h.
     */
    public static PumpModel wearable() {
        DeviceRecord device =
                DeviceRecord.draft()
                        .deviceId(1)
                        .nlPerRev(50_000)
                        .microstepsPerRev(64)
                        .microstepsPerQuantum(64)
                        .countsPerRev(100)
                        .pulsePeriodUsMin(4_000)
                        .longestEnergisedMs(100)
                        .longestIdleMs(1_000)
                        .rateNlPerHMax(125_000_000)
                        .pressurePaMax(70_000)
                        .seal();
        return new PumpModel("wearable", device, 0.0, new LineSettings(3.0, 0.031, 1.3));
    }

    /** Bedside pump: linear peristaltic, 200 uL a revolution in 3200 microsteps of 0.0625 uL. */
    public static PumpModel bedside() {
        return bedside(500);
    }

    /** A bedside pump whose encoder gives {@code countsPerRev} counts a revolution. */
    public static PumpModel bedside(int countsPerRev) {
        DeviceRecord device =
                DeviceRecord.draft()
                        .deviceId(2)
                        .nlPerRev(200_000)
                        .microstepsPerRev(3_200)
                        .microstepsPerQuantum(1)
                        .countsPerRev(countsPerRev)
                        .pulsePeriodUsMin(150)
                        .longestEnergisedMs(100)
                        .longestIdleMs(100)
                        .rateNlPerHMax(1_200_000_000)
                        .pressurePaMax(70_000)
                        .seal();
        return new PumpModel("bedside", device, 0.2, new LineSettings(8.0, 0.005, 1.3));
    }

    /**
     * Pump under the skin: a roller that gives 1 uL a stroke of 4 microsteps from a reservoir of 20
     * mL, up to 24 mL a day, through a catheter into an artery. Its motor is at rest between two
     * strokes. Figures are defaults of the size of pumps in use, not citations.
     */
    public static PumpModel implant() {
        DeviceRecord device =
                DeviceRecord.draft()
                        .deviceId(3)
                        .nlPerRev(16_000)
                        .microstepsPerRev(64)
                        .microstepsPerQuantum(4)
                        .countsPerRev(64)
                        .pulsePeriodUsMin(20_000)
                        .longestEnergisedMs(100)
                        .longestIdleMs(1_000)
                        .rateNlPerHMax(1_000_000)
                        .pressurePaMax(70_000)
                        .reservoirNl(20_000_000)
                        .reservoirLowNl(2_000_000)
                        .seal();
        return new PumpModel("implant", device, 0.0, new LineSettings(0.05, 1.0, 13.0));
    }

    /**
     * Syringe pump: 50 mL of 26.7 mm bore, whose stopper a screw of 1 mm lead moves, 560 uL a
     * revolution of 3200 microsteps of 0.175 uL.
     */
    public static PumpModel syringe() {
        DeviceRecord device =
                DeviceRecord.draft()
                        .deviceId(4)
                        .nlPerRev(560_000)
                        .microstepsPerRev(3_200)
                        .microstepsPerQuantum(1)
                        .countsPerRev(500)
                        .pulsePeriodUsMin(600)
                        .longestEnergisedMs(100)
                        .longestIdleMs(100)
                        .rateNlPerHMax(999_900_000)
                        .pressurePaMax(70_000)
                        .seal();
        return new PumpModel("syringe", device, 0.05, new LineSettings(1.75, 0.02, 1.3));
    }

    /**
     * Pump under the skin whose gas presses 2.5 uL out each time a valve has opened and shut, which
     * are 4 microsteps, up to 28.8 mL a day. Figures are defaults of the size of pumps in use, not
     * citations.
     */
    public static PumpModel gasValve() {
        DeviceRecord device =
                DeviceRecord.draft()
                        .deviceId(5)
                        .nlPerRev(2_500)
                        .microstepsPerRev(4)
                        .microstepsPerQuantum(4)
                        .countsPerRev(4)
                        .pulsePeriodUsMin(20_000)
                        .longestEnergisedMs(100)
                        .longestIdleMs(1_000)
                        .rateNlPerHMax(1_200_000)
                        .pressurePaMax(70_000)
                        .reservoirNl(20_000_000)
                        .reservoirLowNl(2_000_000)
                        .seal();
        return new PumpModel("gas valve", device, 0.0, new LineSettings(0.1, 0.03, 12.0));
    }

    /** The same with more in its record. */
    public PumpModel with(UnaryOperator<DeviceRecord.Draft> more) {
        return new PumpModel(name, more.apply(asItIs(device)).seal(), rippleFraction, line);
    }

    private static DeviceRecord.Draft asItIs(DeviceRecord device) {
        return DeviceRecord.draft()
                .deviceId(device.deviceId())
                .nlPerRev(device.nlPerRev())
                .microstepsPerRev(device.microstepsPerRev())
                .microstepsPerQuantum(device.microstepsPerQuantum())
                .countsPerRev(device.countsPerRev())
                .pulsePeriodUsMin(device.pulsePeriodUsMin())
                .longestEnergisedMs(device.longestEnergisedMs())
                .longestIdleMs(device.longestIdleMs())
                .rateNlPerHMax(device.rateNlPerHMax())
                .pressurePaMax(device.pressurePaMax())
                .reservoirNl(device.reservoirNl())
                .reservoirLowNl(device.reservoirLowNl())
                .replacementDueMicrosteps(device.replacementDueMicrosteps())
                .endOfServiceMicrosteps(device.endOfServiceMicrosteps())
                .storesState(device.storesState())
                .fitted(device.fitted())
                .linePaPerMlPerH(device.linePaPerMlPerH())
                .pressureSwingPa(device.pressureSwingPa())
                .batteryLowMv(device.batteryLowMv())
                .batteryEmptyMv(device.batteryEmptyMv())
                .temperatureCentiCMin(device.temperatureCentiCMin())
                .temperatureCentiCMax(device.temperatureCentiCMax())
                .motorMilliampsMax(device.motorMilliampsMax())
                .pressureNoisePa(device.pressureNoisePa())
                .backOffNlMax(device.backOffNlMax())
                .strokePressurePa(device.strokePressurePa())
                .selfTests(device.selfTests())
                .programChecksum(device.programChecksum())
                .storeWrites(device.storeWrites());
    }

    /** Volume of a quantum: one stroke, or one microstep where the head can stop anywhere; nL. */
    public double quantumNl() {
        return (double) device.microstepsPerQuantum()
                * device.nlPerRev()
                / device.microstepsPerRev();
    }
}
