package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.MemoryBits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~motor.booked-first~1")
class LedgerTest {
    private final Ledger ledger = new Ledger(new PumpGeometry(Devices.bedside().seal()));

    @Test
    void countsMicrosteps() {
        ledger.book(3);
        ledger.book(0);
        ledger.book(5);
        assertEquals(8, ledger.basal());
        ledger.clear();
        assertEquals(0, ledger.basal());
    }

    /** 1 microstep is 62.5 nL. */
    @Test
    @Verifies("req~persistence.uncertain~1")
    void addsUpWhatIsInDoubt() {
        assertEquals(0, ledger.uncertainNl());
        ledger.doubt(1);
        assertEquals(63, ledger.uncertainNl());
        ledger.doubt(3);
        assertEquals(250, ledger.uncertainNl());
        assertEquals(0, ledger.basal());
        StateRecord record = new StateRecord(new PumpGeometry(Devices.bedside().seal()));
        record.begin(1);
        ledger.keep(record);
        assertEquals(4, record.word(StateLayout.UNCERTAIN));
        ledger.clear();
        assertEquals(0, ledger.uncertainNl());
        ledger.restore(record);
        assertEquals(250, ledger.uncertainNl());
        // No further than a record may say: 2^52.
        record.set(StateLayout.UNCERTAIN, 4_503_599_627_370_495L);
        ledger.restore(record);
        ledger.doubt(2);
        ledger.keep(record);
        assertEquals(4_503_599_627_370_496L, record.word(StateLayout.UNCERTAIN));
    }

    /** Each account in turn, its value and its complement: 800 nL, a bit of 62.5 taken off. */
    @Test
    @Verifies("req~persistence.held-twice~1")
    void seesAnAccountThatChangesByItself() throws ReflectiveOperationException {
        ledger.book(16);
        ledger.bookBack(1);
        for (int kind = 0; kind < PlanLayout.OVERLAYS_MAX; kind++) {
            ledger.bookOverlay(kind, 16);
        }
        long givenNl = ledger.givenNl();
        List<Object> accounts = new ArrayList<>();
        accounts.add(held(ledger, "basal"));
        accounts.add(held(ledger, "takenBack"));
        accounts.addAll(List.of((Object[]) held(held(ledger, "overlays"), "accounts")));
        assertEquals(2 + PlanLayout.OVERLAYS_MAX, accounts.size());
        for (Object account : accounts) {
            for (MemoryBits.Bit bit : MemoryBits.of(account)) {
                bit.flip();
                assertFalse(ledger.intact(), bit.toString());
                assertTrue(bit.bit() > 40 || ledger.givenNl() >= givenNl, bit.toString());
                bit.flip();
                assertTrue(ledger.intact());
            }
        }
    }

    private static Object held(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    @Test
    @Verifies("req~delivery.back-off-ledger~1")
    void takesBackWhatTheEncoderShows() {
        // 16 microsteps are 1,000 nL, a count is 400.
        ledger.book(16);
        ledger.bookBack(2);
        assertEquals(2, ledger.takenBack());
        assertEquals(800, ledger.takenBackNl());
        assertEquals(200, ledger.givenNl());
        assertEquals(16, ledger.basal());
        ledger.bookBack(-1);
        assertEquals(600, ledger.givenNl());
        // Never more than was given, nor less than nothing.
        ledger.bookBack(9);
        assertEquals(0, ledger.givenNl());
        ledger.bookBack(-11);
        assertEquals(0, ledger.takenBack());
        ledger.bookBack(1L << 62);
        ledger.bookBack(1L << 62);
        assertEquals(1L << 52, ledger.takenBack());
        ledger.clear();
        assertEquals(0, ledger.takenBack());
    }

    @Test
    @Verifies("req~delivery.back-off-ledger~1")
    void roundsWhatWasTakenBackDown() {
        // A count of a third of a nanolitre.
        Ledger fine =
                new Ledger(new PumpGeometry(Devices.bedside().nlPerRev(1).countsPerRev(3).seal()));
        fine.bookBack(2);
        assertEquals(0, fine.takenBackNl());
        fine.bookBack(1);
        assertEquals(1, fine.takenBackNl());
        Ledger coarse =
                new Ledger(
                        new PumpGeometry(
                                Devices.bedside().nlPerRev(10_000).countsPerRev(1).seal()));
        coarse.bookBack(1);
        assertEquals(10_000, coarse.takenBackNl());
    }

    @Test
    void roundsTheVolumeUp() {
        // 62.5 nL a microstep.
        assertEquals(0, ledger.givenNl());
        ledger.book(1);
        assertEquals(63, ledger.givenNl());
        ledger.book(1);
        assertEquals(125, ledger.givenNl());
        // A third of a nanolitre.
        Ledger fine =
                new Ledger(
                        new PumpGeometry(Devices.bedside().nlPerRev(1).microstepsPerRev(3).seal()));
        fine.book(1);
        assertEquals(1, fine.givenNl());
        fine.book(2);
        assertEquals(1, fine.givenNl());
    }

    @Test
    @Verifies("req~overlay.accounts~2")
    void keepsAnAccountForEachPurpose() {
        ledger.book(16);
        ledger.bookOverlay(PlanLayout.BOLUS, 32);
        ledger.bookOverlay(PlanLayout.PRIME, 64);
        ledger.bookOverlay(PlanLayout.FLUSH, 128);
        ledger.bookOverlay(PlanLayout.FLUSH, 1);
        assertEquals(16, ledger.basal());
        assertEquals(32, ledger.overlay(PlanLayout.BOLUS));
        assertEquals(64, ledger.overlay(PlanLayout.PRIME));
        assertEquals(129, ledger.overlay(PlanLayout.FLUSH));
        // 48 microsteps of 62.5 nL.
        assertEquals(3_000, ledger.givenNl());
        // A kind beyond the rows is taken for the first or last.
        ledger.bookOverlay(PlanLayout.OVERLAYS_MAX, 5);
        assertEquals(32, ledger.overlay(-1));
        assertEquals(5, ledger.overlay(PlanLayout.OVERLAYS_MAX - 1));
        ledger.clear();
        assertEquals(0, ledger.overlay(PlanLayout.OVERLAYS_MAX - 1));
        assertEquals(0, ledger.basal());
        assertEquals(0, ledger.overlay(PlanLayout.BOLUS));
        assertEquals(0, ledger.overlay(PlanLayout.PRIME));
        assertEquals(0, ledger.overlay(PlanLayout.FLUSH));
        assertEquals(0, ledger.givenNl());
    }
}
