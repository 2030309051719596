package org.clepsydra.world;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;

/**
 * A pump with what it is used with and what is wrong with every one of its kind: the whole of what
 * a {@link World} is made from, but for a seed. Figures are defaults of the size of pumps in use or
 * assumptions, not citations, unless a source is named.
 *
 * @param pump the pump
 * @param line from its head to the patient, with water at 20 C
 * @param source what the head takes from
 * @param tube from a bag to the head; of no meaning to other sources
 * @param containerUl what the bag or the reservoir holds at first
 * @param head how the head makes flow
 * @param gain how far it is from what its maker says
 * @param patient what the patient does to the line
 * @param pressure how pressure is measured
 * @param air how air is
 * @param missedCounts probability that the encoder does not see a count
 * @param stalls whether pressure can stall the motor
 * @param roomC temperature around the line
 */
public record Plant(
        PumpModel pump,
        LineSettings line,
        Source source,
        LineSettings tube,
        double containerUl,
        Head head,
        GainSettings gain,
        PatientSettings patient,
        PressureSettings pressure,
        AirSettings air,
        double missedCounts,
        boolean stalls,
        double roomC) {
    private static final double ROOM_C = 22;
    private static final double BODY_C = 37;
    private static final double VEIN_KPA = 1.3;
    private static final double ARTERY_KPA = 12;

    /** Young's modulus of soft PVC, MPa. */
    private static final double PVC_MPA = 8;

    private static final double MISSED_COUNTS = 1e-6;

    /** Bubbles that a detector on tubing of 3.2 mm does not see. */
    private static final double LEAST_BUBBLE_UL = 10;

    /** kPa for 1 mL/h of water through a vein's cannula of 22 gauge. */
    private static final double CANNULA_22G = 0.0022;

    /** What a used tube set loses: a thousandth an hour, six hundredths at most. */
    private static final double SET_PER_H = -0.001;

    private static final double SET_LEAST = -0.06;

    private static final int IMPLANTED = Fitted.MOTOR_CURRENT | Fitted.BATTERY | Fitted.THERMOMETER;

    /**
     * All there are but an ear for the sounder, as nothing of this world makes a sound, and a link,
     * as nobody is beyond it.
     */
    private static final int SENSORS = Fitted.ALL & ~Fitted.SOUND_FEEDBACK & ~Fitted.REMOTE_LINK;

    /** A barrel has no line before the head; the drive feels how far the plunger is. */
    private static final int ON_A_DRIVE = SENSORS & ~Fitted.UPSTREAM_PRESSURE;

    /** Worn, nothing weighs the bag. */
    private static final int IN_A_POUCH = SENSORS & ~Fitted.CONTAINER_SCALE;

    /** What a pump head takes from. */
    public enum Source {
        /** Something that never ends. */
        ANYTHING,
        /** A bag on a tube. */
        BAG,
        /** An implant's reservoir or a syringe's barrel, at once before the head. */
        RESERVOIR
    }

    /** How a pump head makes flow. */
    public enum Head {
        /** Rollers, fingers or a cassette: what it displaces goes into the line. */
        TUBE,
        /** A syringe's stopper. */
        STOPPER,
        /** A valve before which there is gas pressure. */
        GAS
    }

    /** A pump that does as it says, on a line at rest, with a noisy pressure sensor. */
    public static Plant calm(PumpModel pump, LineSettings line) {
        return new Plant(
                pump,
                line,
                pump.device().reservoirNl() > 0 ? Source.RESERVOIR : Source.ANYTHING,
                line,
                0,
                Head.TUBE,
                GainSettings.exact(),
                PatientSettings.still(),
                PressureSettings.calm(),
                AirSettings.exact(),
                0,
                false,
                20);
    }

    /**
     * By the bed: 1.5 m of PVC to a cannula in the arm, as much from a litre half a metre above.
     */
    public static Plant bedside() {
        Tube set = new Tube(3.0, 4.1, 1.5);
        double swell = set.complianceUlPerKpa(PVC_MPA);
        double resist = set.resistanceKpaPerMlPerH(1.0);
        return new Plant(
                PumpModel.bedside()
                        .with(
                                d ->
                                        senses(d, SENSORS)
                                                .linePaPerMlPerH(5)
                                                .pressureSwingPa(6_000)
                                                .backOffNlMax(500_000)),
                new LineSettings(swell, resist + CANNULA_22G, VEIN_KPA),
                Source.BAG,
                new LineSettings(swell, resist, 4.9),
                1_000_000,
                Head.TUBE,
                new GainSettings(0.02, SET_PER_H, SET_LEAST),
                PatientSettings.vein(),
                PressureSettings.external(3),
                AirSettings.ordinary(LEAST_BUBBLE_UL),
                MISSED_COUNTS,
                true,
                ROOM_C);
    }

    /** In a pouch: a cassette of 100 mL, and 1.5 m of 1 mm bore to a port under the skin. */
    public static Plant wearable() {
        double resist = new Tube(1.0, 2.0, 1.5).resistanceKpaPerMlPerH(1.0);
        return new Plant(
                PumpModel.wearable()
                        .with(
                                d ->
                                        senses(d, IN_A_POUCH)
                                                .pressureSwingPa(2_000)
                                                .strokePressurePa(8_000)),
                new LineSettings(3, resist + 0.0138, VEIN_KPA),
                Source.BAG,
                new LineSettings(2, 0.0005, 0),
                100_000,
                Head.TUBE,
                new GainSettings(0.025, SET_PER_H, SET_LEAST),
                PatientSettings.vein(),
                PressureSettings.external(0),
                AirSettings.ordinary(LEAST_BUBBLE_UL),
                MISSED_COUNTS,
                true,
                ROOM_C);
    }

    /** 50 mL in a syringe, and 1.5 m of 1 mm bore to a cannula; see {@link Stopper}. */
    public static Plant syringe() {
        double resist = new Tube(1.0, 2.0, 1.5).resistanceKpaPerMlPerH(1.0);
        return new Plant(
                PumpModel.syringe()
                        .with(
                                d ->
                                        senses(d, ON_A_DRIVE)
                                                .linePaPerMlPerH(30)
                                                .pressureSwingPa(1_000)
                                                .backOffNlMax(500_000)),
                new LineSettings(1.75, resist + CANNULA_22G, VEIN_KPA),
                Source.RESERVOIR,
                new LineSettings(1.75, resist, 0),
                50_000,
                Head.STOPPER,
                new GainSettings(0.008, 0, 0),
                PatientSettings.vein(),
                PressureSettings.external(0),
                AirSettings.ordinary(LEAST_BUBBLE_UL),
                MISSED_COUNTS,
                true,
                ROOM_C);
    }

    /** Under the skin, a roller: 20 mL, and 0.3 m of 0.6 mm bore to the artery of the liver. */
    public static Plant roller() {
        return implanted(
                new PumpModel("roller", PumpModel.implant().device(), 0.1, arterial())
                        .with(d -> senses(d, IMPLANTED).pressureSwingPa(6_000)),
                Head.TUBE,
                // Half a percent a month, of 730.5 h; how far is not known.
                new GainSettings(0.05, -0.005 / 730.5, -1),
                MISSED_COUNTS,
                true);
    }

    /** Under the skin, gas: a valve lets it press 2.5 uL at a time through the same catheter. */
    public static Plant gasValve() {
        PumpModel pump =
                PumpModel.gasValve().with(d -> senses(d, IMPLANTED).pressureSwingPa(6_000));
        return implanted(pump, Head.GAS, new GainSettings(0.06, 0, 0), 0, false);
    }

    /** What swells between the drive and the patient by for a kilopascal more. */
    public double complianceUlPerKpa() {
        double before = head == Head.STOPPER ? Stopper.COMPLIANCE_UL_PER_KPA : 0;
        return before + line.complianceUlPerKpa();
    }

    /** The same with a patient who does not move and has no beat, or a beaker in his place. */
    public Plant still() {
        return with(pump, PatientSettings.still());
    }

    /** The same by another pump. */
    public Plant with(PumpModel other) {
        return with(other, patient);
    }

    /** The same by another pump, in another patient. */
    public Plant with(PumpModel other, PatientSettings another) {
        return new Plant(
                other,
                line,
                source,
                tube,
                containerUl,
                head,
                gain,
                another,
                pressure,
                air,
                missedCounts,
                stalls,
                roomC);
    }

    /**
     * A device with these sensors, among them battery, thermometer and motor current, of which each
     * has one. Its figures are assumptions: a battery that is low with a fifth left and empty with
     * a twentieth, 5 to 45 C, the current against 100 kPa, and a pressure sensor's noise.
     */
    private static DeviceRecord.Draft senses(DeviceRecord.Draft device, int fitted) {
        return device.fitted(fitted)
                .batteryLowMv(3_500)
                .batteryEmptyMv(3_200)
                .temperatureCentiCMin(500)
                .temperatureCentiCMax(4_500)
                .motorMilliampsMax(200)
                .pressureNoisePa(500);
    }

    private static LineSettings arterial() {
        double resist = new Tube(0.6, 1.2, 0.3).resistanceKpaPerMlPerH(1.0);
        return new LineSettings(0.1, resist, ARTERY_KPA);
    }

    private static Plant implanted(
            PumpModel pump, Head head, GainSettings gain, double missedCounts, boolean stalls) {
        return new Plant(
                pump,
                arterial(),
                Source.RESERVOIR,
                arterial(),
                20_000,
                head,
                gain,
                PatientSettings.artery(),
                PressureSettings.implanted(),
                AirSettings.exact(),
                missedCounts,
                stalls,
                BODY_C);
    }
}
