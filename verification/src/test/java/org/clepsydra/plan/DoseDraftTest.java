package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("req~plan.dose-bases~2")
class DoseDraftTest {
    private static final long DAY = 86_400_000L;
    private static final long MG = 1_000_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();

    private PlanDraft draft() {
        return new PlanDraft(wearable)
                .planId(1)
                .bsaCm2(18_000)
                .concentration(50, 1)
                .durationMs(DAY);
    }

    private static long doseNg(PlanDraft draft) {
        return PlanImages.image(draft)[PlanLayout.DOSE_NG];
    }

    @Test
    void takesAWholeDoseAsItIs() {
        assertEquals(4_320 * MG, doseNg(draft().doseNg(4_320 * MG)));
        // Whatever it is: the checks refuse it by name.
        assertEquals(-1, doseNg(draft().doseNg(-1)));
        long[] negative = PlanImages.image(draft().concentration(1, 1).doseNg(-5));
        assertEquals(0, negative[PlanLayout.VOLUME_NL]);
    }

    @Test
    void multipliesByTheAreaAndRoundsDown() {
        assertEquals(4_320 * MG, doseNg(draft().doseNgPerM2(2_400 * MG)));
        // 1 ng/m2 on 1.8 m2.
        assertEquals(1, doseNg(draft().doseNgPerM2(1)));
        assertEquals(0, doseNg(draft().bsaCm2(9_999).doseNgPerM2(1)));
        assertEquals(300_000_000_000L, doseNg(draft().bsaCm2(30_000).doseNgPerM2(100_000 * MG)));
        assertEquals(0, doseNg(draft().bsaCm2(30_001).doseNgPerM2(MG)));
        assertEquals(0, doseNg(draft().bsaCm2(0).doseNgPerM2(MG)));
        assertEquals(0, doseNg(draft().doseNgPerM2(0)));
        assertEquals(0, doseNg(draft().doseNgPerM2(100_000 * MG + 1)));
        assertEquals(0, doseNg(draft().doseNgPerM2(-1)));
    }

    @Test
    void multipliesByTheWeightAndRoundsDown() {
        // 0.12 mg/kg for 70 kg.
        assertEquals(8_400_000, doseNg(draft().doseNgPerKg(120_000, 70_000)));
        // 3 ng/kg for 0.999 kg.
        assertEquals(2, doseNg(draft().doseNgPerKg(3, 999)));
        assertEquals(300 * MG, doseNg(draft().doseNgPerKg(MG, 300_000)));
        assertEquals(0, doseNg(draft().doseNgPerKg(MG, 300_001)));
        assertEquals(0, doseNg(draft().doseNgPerKg(MG, 0)));
        assertEquals(1, doseNg(draft().doseNgPerKg(1_000, 1)));
    }

    @Test
    void knowsCalvertsFormula() {
        // AUC 5 at 90 mL/min: 5 x 115 = 575 mg.
        assertEquals(575 * MG, doseNg(draft().doseByCalvert(500, 90)));
        assertEquals(125 * MG, doseNg(draft().doseByCalvert(500, 0)));
        assertEquals(0, doseNg(draft().doseByCalvert(500, -1)));
        assertEquals(1_375 * MG, doseNg(draft().doseByCalvert(500, 250)));
        assertEquals(0, doseNg(draft().doseByCalvert(500, 251)));
        assertEquals(2_300 * MG, doseNg(draft().doseByCalvert(2_000, 90)));
        assertEquals(0, doseNg(draft().doseByCalvert(2_001, 90)));
        assertEquals(1_150_000, doseNg(draft().doseByCalvert(1, 90)));
    }

    @Test
    void givesADailyDoseForEveryDayOfTheDuration() {
        // 1000 mg/m2 a day for 96 h on 1.8 m2.
        PlanDraft course = draft().durationMs(4 * DAY).doseNgPerM2(1_000 * MG).dosePerDay();
        assertEquals(7_200 * MG, doseNg(course));
        // 46 h are 1.9166... days.
        assertEquals(
                1_725 * MG,
                doseNg(draft().durationMs(46 * 3_600_000).doseNg(900 * MG).dosePerDay()));
        // One ng a day: the day and not a millisecond less.
        assertEquals(1, doseNg(draft().durationMs(DAY).doseNg(1).dosePerDay()));
        assertEquals(0, doseNg(draft().durationMs(DAY - 1).doseNg(1).dosePerDay()));
        assertEquals(1, doseNg(draft().durationMs(2 * DAY - 1).doseNg(1).dosePerDay()));
        assertEquals(31 * MG, doseNg(draft().durationMs(31 * DAY).doseNg(MG).dosePerDay()));
        assertEquals(0, doseNg(draft().durationMs(31 * DAY + 1).doseNg(MG).dosePerDay()));
        assertEquals(0, doseNg(draft().durationMs(0).doseNg(MG).dosePerDay()));
        assertEquals(100_000 * MG, doseNg(draft().doseNg(100_000 * MG).dosePerDay()));
        assertEquals(0, doseNg(draft().doseNg(100_000 * MG + 1).dosePerDay()));
        assertEquals(0, doseNg(draft().doseNg(-5).dosePerDay()));
    }

    @Test
    void givesAnHourlyDoseForEveryHourOfTheDuration() {
        long hour = 3_600_000L;
        // 50 mg/m2 an hour for 48 h on 1.8 m2.
        assertEquals(
                4_320 * MG,
                doseNg(draft().durationMs(48 * hour).doseNgPerM2(50 * MG).dosePerHour()));
        // An hour and a half.
        assertEquals(3 * MG, doseNg(draft().durationMs(90 * 60_000).doseNg(2 * MG).dosePerHour()));
        // One ng an hour: the hour and not a millisecond less.
        assertEquals(1, doseNg(draft().durationMs(hour).doseNg(1).dosePerHour()));
        assertEquals(0, doseNg(draft().durationMs(hour - 1).doseNg(1).dosePerHour()));
        assertEquals(1, doseNg(draft().durationMs(2 * hour - 1).doseNg(1).dosePerHour()));
        assertEquals(744 * MG, doseNg(draft().durationMs(31 * DAY).doseNg(MG).dosePerHour()));
        assertEquals(0, doseNg(draft().durationMs(31 * DAY + 1).doseNg(MG).dosePerHour()));
        // Rounded down before it is counted: 0.9 ng an hour are none.
        assertEquals(0, doseNg(draft().doseNgPerKg(3, 300).dosePerHour()));
        // 100 g an hour are beyond any plan, and are multiplied all the same without overflow.
        long most = HardLimits.DOSE_NG_MAX;
        long days31 = 31 * DAY - 1;
        // 744 h less a millisecond: 744 x 100 g less 27,777.8 ng.
        assertEquals(
                744 * most - 27_778, doseNg(draft().durationMs(days31).doseNg(most).dosePerHour()));
        assertEquals(0, doseNg(draft().doseNg(most + 1).dosePerHour()));
    }

    @Test
    void isNoneForADayAndForAnHour() {
        assertEquals(0, doseNg(draft().doseNg(MG).dosePerDay().dosePerHour()));
        assertEquals(24 * MG, doseNg(draft().doseNg(MG).dosePerHour().dosePerHour()));
    }

    @Test
    void isNoneOnTwoBasesOrOnNone() {
        assertEquals(0, doseNg(draft()));
        assertEquals(0, doseNg(draft().doseNg(MG).doseNgPerM2(MG)));
        assertEquals(0, doseNg(draft().doseNgPerKg(MG, 70_000).doseNg(MG)));
        assertEquals(
                0, doseNg(draft().doseByCalvert(500, 90).doseNgPerM2(MG).doseByCalvert(500, 90)));
        // Nothing takes a dose back, and nothing on another basis changes nothing.
        assertEquals(MG, doseNg(draft().doseNgPerM2(MG).doseNgPerM2(0).doseNg(MG)));
        assertEquals(MG, doseNg(draft().doseNg(MG).doseNgPerM2(0)));
        assertEquals(0, doseNg(draft().doseNg(MG).doseNg(0)));
        assertEquals(0, doseNg(draft().doseNgPerM2(MG).doseNgPerM2(0)));
        // The same basis again is a correction.
        assertEquals(2 * MG, doseNg(draft().doseNg(MG).doseNg(2 * MG)));
    }

    @ParameterizedTest
    @CsvSource({
        // 170 x 70 / 3600 = 3.3055..., its root 1.818118...
        "1700, 70000, 18181",
        // 180 x 72 / 3600 = 3.6, 1.897366...
        "1800, 72000, 18973",
        // 100 x 36 / 3600 is 1 to the last digit, and just below it.
        "1000, 36000, 10000",
        "1000, 35999, 9999",
        "200, 300, 408",
        "199, 300, 0",
        "200, 299, 0",
        "2500, 300000, 45643",
        "2501, 300000, 0",
        "2500, 300001, 0",
        "-1700, -70000, 0"
    })
    void knowsMostellersFormula(long heightMm, long weightG, long cm2) {
        assertEquals(cm2, BodySurface.mostellerCm2(heightMm, weightG));
    }
}
