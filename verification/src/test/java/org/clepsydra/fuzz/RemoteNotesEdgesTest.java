package org.clepsydra.fuzz;

import static org.clepsydra.fuzz.RemoteLink.SESSION;
import static org.clepsydra.fuzz.RemoteLink.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.journal.EventCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What the journal says of messages, and when. */
@Verifies("req~remote.logged~1")
class RemoteNotesEdgesTest {
    private static final long FORGED = 1L << 2;
    private static final long REPLAYED = 1L << 4;
    private static final long PROPOSED = 1L << 8;

    private final RemoteLink link = new RemoteLink();
    private final List<List<Long>> records = new ArrayList<>();

    /** One step, of which the record is kept if it is about messages: its time, and its figures. */
    private void step(long ms) {
        link.pump.step(ms);
        link.pump.order.remote().present(false);
        long[] record = link.pump.out.store().record();
        boolean about = record[2] == EventCode.REMOTE || record[2] == EventCode.PROPOSAL_TAKEN;
        if (link.pump.out.store().present() && about) {
            records.add(List.of(record[1], record[3], record[4]));
        }
    }

    private void waits(long ms) {
        for (long left = ms; left > 0; left -= 100) {
            step(Math.min(left, 100));
        }
    }

    private void hear(long number, boolean authentic) {
        link.put(link.message(number), authentic);
        step(RemoteLink.STEP_MS);
    }

    /** No record was stored but these, each a time since the first and its figures. */
    private void noted(List<List<Long>> all) {
        waits(1_000);
        assertEquals(all, records);
    }

    private static List<Long> record(long sinceMs, long first, long second) {
        return List.of(RemoteLink.BEGIN_MS + sinceMs, first, second);
    }

    @Test
    void notesTheFirstMessageAtOnceAndOthersAMinuteLater() {
        hear(1, true);
        noted(List.of(record(0, PROPOSED, 1)));
        hear(1, true);
        hear(2, false);
        hear(3, false);
        // One step short by a millisecond, and then in time.
        waits(60_000 - 1_000 - 4 * RemoteLink.STEP_MS - 1);
        hear(1, true);
        noted(List.of(record(0, PROPOSED, 1)));
        hear(4, false);
        // The next message after 60 s takes all of them with it, and itself.
        long sinceMs = 60_000 - 1 + 1_000 + RemoteLink.STEP_MS;
        List<Long> second = record(sinceMs, REPLAYED | FORGED, 5);
        noted(List.of(record(0, PROPOSED, 1), second));
    }

    @Test
    void notesItInTheStepInWhichAMinuteHasPassed() {
        hear(1, true);
        waits(60_000 - RemoteLink.STEP_MS);
        hear(2, false);
        noted(List.of(record(0, PROPOSED, 1), record(60_000, FORGED, 1)));
    }

    @Test
    void notesNothingWithoutAMessage() {
        waits(200_000);
        noted(List.of());
        hear(1, false);
        noted(List.of(record(201_000, FORGED, 1)));
    }

    @Test
    void notesWhoseProposalWasTaken() {
        long[] image =
                PlanImages.image(PlanImages.flat(Devices.bedside().seal(), 1_000_000, 60_000));
        link.put(message(SESSION, 77, link.nextMs(), RemoteNurse.plan(image)), true);
        step(RemoteLink.STEP_MS);
        link.put(link.message(99), false);
        step(RemoteLink.STEP_MS);
        System.arraycopy(image, 0, link.pump.order.image(), 0, PlanLayout.WORDS);
        link.pump.order.imageRemote(true);
        link.pump.order.imageAuthentic(true);
        link.pump.order.give(Orders.LOAD);
        step(RemoteLink.STEP_MS);
        long takenMs = 2 * RemoteLink.STEP_MS;
        noted(List.of(record(0, PROPOSED, 1), record(takenMs, SESSION, 77)));
    }
}
