package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.clepsydra.Devices;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What was released of each drug, through a record and back. */
@Verifies("req~persistence.windows~1")
class KeptWindowsTest {
    private static final long MINUTE = 60_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final PumpGeometry geometry = new PumpGeometry(bedside);
    private final StateRecord record = new StateRecord(geometry);
    // Of the second drug.
    private final int at = StateLayout.DRUGS + StateLayout.DRUG_WORDS;

    @Test
    void writesADrugInItsOwnWordsOnly() {
        given().keep(record, at);
        long[] words = new long[StateLayout.WORDS];
        words[at] = 77;
        words[at + 1] = 1_234;
        words[at + 2] = MINUTE + 1_234;
        // Of the hour: now, a minute before, and 16 minutes before.
        words[at + 3] = 300;
        words[at + 4] = 40;
        words[at + 19] = 5;
        // Of the day: this quarter and the one before.
        words[at + 66] = 340;
        words[at + 67] = 5;
        assertArrayEquals(words, record.words());
    }

    @Test
    void goesOnWithTheHourAndTheDayOfADrug() {
        given().keep(record, at);
        DrugWindows drug = new DrugWindows();
        drug.restore(record, at);
        assertEquals(77, drug.drugId());
        assertEquals(345, drug.hourSum());
        assertEquals(345, drug.daySum());
        // Forgotten 63 min and 94 quarters after the cell of the five began.
        assertEquals(63 * MINUTE - 16 * MINUTE - 1_234, drug.msToHour(344));
        assertEquals(94 * 15 * MINUTE - 16 * MINUTE - 1_234, drug.msToDay(344));
        // The forty a quarter of an hour later, in the day with the three hundred.
        assertEquals(63 * MINUTE - MINUTE - 1_234, drug.msToHour(339));
        assertEquals(94 * 15 * MINUTE - MINUTE - 1_234, drug.msToDay(339));
    }

    /** Of drug 77: 5 microsteps, 40 after a quarter of an hour, 300 after a minute more. */
    private static DrugWindows given() {
        DrugWindows drug = new DrugWindows();
        drug.take(77);
        drug.book(5);
        drug.pass(15 * MINUTE);
        drug.book(40);
        drug.pass(MINUTE);
        drug.book(300);
        drug.pass(1_234);
        return drug;
    }

    @Test
    void keepsEachOfFourDrugsApart() {
        LoadedPlan plan = new LoadedPlan(geometry);
        DoseWindows windows = new DoseWindows(geometry, plan);
        for (int drug = 1; drug <= 4; drug++) {
            choose(plan, windows, drug);
            windows.book(0, 100L * drug);
        }
        windows.keep(record);
        for (int drug = 1; drug <= 4; drug++) {
            int first = firstWordOf(drug);
            assertEquals(100L * drug, record.word(first + 3));
            assertEquals(100L * drug, record.word(first + 66));
        }
        DoseWindows other = new DoseWindows(geometry, plan);
        other.restore(record);
        for (int drug = 1; drug <= 4; drug++) {
            choose(plan, other, drug);
            // 16,000 microsteps in the hour, and one of rounding.
            assertEquals(16_001 - 100 * drug, other.room(0));
        }
        StateRecord again = new StateRecord(geometry);
        other.keep(again);
        assertArrayEquals(record.words(), again.words());
    }

    /** Four drugs of 160 words each, from the 24th; in whichever order. */
    private int firstWordOf(long drug) {
        for (int first = 23; first < 663; first += 160) {
            if (record.word(first) == drug) {
                return first;
            }
        }
        return fail("drug " + drug);
    }

    /** 1 mL in an hour. */
    private void choose(LoadedPlan plan, DoseWindows windows, long drug) {
        plan.clear();
        plan.offer(
                PlanImages.image(
                        PlanImages.flat(bedside, 1_000_000, 60 * MINUTE)
                                .drug(new DrugDraft().drugId(drug))));
        windows.choose();
        assertTrue(plan.loaded());
    }
}
