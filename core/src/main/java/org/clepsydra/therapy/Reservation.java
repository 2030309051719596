package org.clepsydra.therapy;

import org.clepsydra.detect.Findings;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * How far therapy time may run before the store holds more, and the records that say so.
 *
 * <p>What is reserved is therapy time: the curve turns it into drug. Every record that the store
 * may hold reserves at least the time that is allowed, so that whichever of them a loss of power
 * leaves counts all that can have been released.
 */
final class Reservation {
    // Of a record of a plan that is gone: another is to follow, whatever it says.
    private static final int OUT_OF_DATE = -1;

    private final LoadedPlan plan;
    private final boolean stores;
    private final StateRecord record;
    private final StoreWear storeWear;
    private long sequence;
    private boolean pending;
    private boolean pendingImage;
    private long pendingChecksum;
    private long keptChecksum;
    private int recordedState = TherapyState.IDLE;
    private @Ms long allowedMs;
    private @Ms long allowedOverlayMs;
    private boolean restored;
    private boolean shown;
    private long alarmsKept;
    private boolean lost;
    private long seenChecksum;
    private @Nl long seenNl;

    Reservation(PumpGeometry device, LoadedPlan plan) {
        this.plan = plan;
        stores = device.storesState();
        record = new StateRecord(device);
        storeWear = new StoreWear(device);
        allowedMs = Units.ms(stores ? 0 : Long.MAX_VALUE);
        allowedOverlayMs = allowedMs;
    }

    /** Up to which therapy time may run. */
    @Ms
    long allowedMs() {
        return allowedMs;
    }

    /** Up to which the time of the overlay that runs may. */
    @Ms
    long allowedOverlayMs() {
        return allowedOverlayMs;
    }

    /** Notes which alarm conditions the next record shall say are kept. */
    void alarms(long kept) {
        alarmsKept = kept;
    }

    /** Notes how many records of the journal were ever begun. */
    void journal(long records) {
        storeWear.journal(records);
    }

    /** Takes what the store says it holds, and shows what it shall hold after this step. */
    @Realizes({
        "req~persistence.reserve~2",
        "req~persistence.rate~1",
        "req~persistence.announced~3"
    })
    void step(Signals in, Therapy therapy, Findings findings, StateFrame out) {
        boolean named = names(therapy);
        if (pending && in.storedSequence() == sequence) {
            held();
        }
        // What was reserved for another overlay is not of this.
        allowedOverlayMs = Units.ms(named || !stores ? allowedOverlayMs : 0);
        // An image nobody wants any more, as a step without a plan lies before the next: no record
        // will name it.
        boolean stale = pendingImage && !plan.loaded();
        pending = pending && !stale;
        pendingImage = pendingImage && !stale;
        if (stores && !plan.loaded()) {
            // What was allowed was of a plan that is gone.
            allowedMs = Units.ms(0);
            boolean gone = recordedState != TherapyState.IDLE;
            recordedState = gone ? OUT_OF_DATE : recordedState;
        }
        if (in.order() == Orders.CLEAR && therapy.orderTaken()) {
            // The monitor forgets too.
            seenChecksum = 0;
        }
        if (stores && !pending) {
            next(therapy, findings);
        }
        show(out);
        // In the first step it is being shown.
        boolean seen = shown && in.order() == Orders.ACKNOWLEDGE;
        shown = true;
        restored = restored && !seen;
        lost = lost && !seen;
        out.found(restored, plan.planId(), lost);
        out.worn(storeWear.worn(sequence));
    }

    private void held() {
        pending = false;
        if (pendingImage) {
            keptChecksum = pendingChecksum;
            pendingImage = false;
        } else if (plan.loaded() && plan.checksum() == record.word(StateLayout.PLAN_CHECKSUM)) {
            allowedMs = Units.ms(record.word(StateLayout.RESERVED_MS));
            allowedOverlayMs = Units.ms(record.word(StateLayout.OVERLAY_RESERVED_MS));
        }
    }

    /** Whether the newest record, held or not, is of the overlay that runs. */
    private boolean names(Therapy therapy) {
        Overlay overlay = therapy.overlay();
        return therapy.state() == TherapyState.OVERLAY
                && recordedState == TherapyState.OVERLAY
                && record.word(StateLayout.OVERLAY) == overlay.kind() + 1
                && overlay.kept(record);
    }

    /** The image goes before the first record that names it, after the last that named another. */
    @Realizes({"req~persistence.plan-image~1", "req~persistence.reserve~2"})
    private void next(Therapy therapy, Findings findings) {
        boolean kept = keptChecksum == plan.checksum();
        int state = plan.loaded() && !kept ? TherapyState.IDLE : therapy.state();
        boolean says = state != recordedState || news(state, therapy, findings);
        if (says && state != TherapyState.FAILED) {
            write(state, therapy, findings);
        } else if (plan.loaded() && !kept) {
            sequence = sequence + 1;
            pending = true;
            pendingImage = true;
            pendingChecksum = plan.checksum();
            // The store may be writing over it already.
            keptChecksum = 0;
        } else if (runsOut(state, therapy)) {
            write(state, therapy, findings);
        }
    }

    /**
     * What the state does not show: a refill, an overlay begun when another had ended, air, an
     * alarm, or what was taken back.
     */
    @Realizes({
        "req~persistence.reserve~2",
        "req~delivery.back-off-ledger~1",
        "req~alarm.restored~1",
        "req~journal.restore~1"
    })
    private boolean news(int state, Therapy therapy, Findings findings) {
        boolean begun = state != TherapyState.IDLE && !therapy.overlay().kept(record);
        boolean named = state != TherapyState.IDLE && !therapy.backOff().active();
        boolean back =
                named && therapy.release().takenBack() != record.word(StateLayout.TAKEN_BACK);
        boolean alarm = alarmsKept != record.word(StateLayout.ALARMS_KEPT);
        return begun
                || back
                || alarm
                || storeWear.unkept(record)
                || therapy.reservoir().unkept()
                || KeptAir.unkept(findings, record);
    }

    private boolean runsOut(int state, Therapy therapy) {
        long curveMs = record.word(StateLayout.RESERVED_MS) - therapy.release().therapyMs();
        long overlayMs = record.word(StateLayout.OVERLAY_RESERVED_MS) - therapy.overlay().atMs();
        boolean curve = state == TherapyState.INFUSING && curveMs < HardLimits.RESERVE_MS / 2;
        boolean overlay = state == TherapyState.OVERLAY && overlayMs < HardLimits.RESERVE_MS / 2;
        return curve || overlay;
    }

    @Realizes({
        "req~persistence.reserve~2",
        "req~persistence.records~3",
        "req~persistence.plan-number~2",
        "req~alarm.restored~1",
        "req~journal.restore~1"
    })
    private void write(int state, Therapy therapy, Findings findings) {
        sequence = sequence + 1;
        pending = true;
        recordedState = state;
        boolean named = state != TherapyState.IDLE;
        long startedBefore = record.word(StateLayout.STARTED_PLAN_ID);
        record.begin(sequence);
        record.set(StateLayout.STATE, state);
        // Of a plan that no record names nothing was given, started or not.
        record.set(StateLayout.STARTED_PLAN_ID, named ? plan.startedPlanId() : startedBefore);
        if (named) {
            boolean infusing = state == TherapyState.INFUSING;
            long ms = therapy.release().therapyMs();
            record.set(StateLayout.PLAN_ID, plan.planId());
            record.set(StateLayout.PLAN_CHECKSUM, plan.checksum());
            record.set(StateLayout.RESERVED_MS, ms + (infusing ? HardLimits.RESERVE_MS : 0));
        }
        if (state == TherapyState.OVERLAY) {
            // While it runs, only its own time does.
            Overlay overlay = therapy.overlay();
            overlay.keep(record, overlay.atMs() + HardLimits.RESERVE_MS);
        }
        therapy.release().keep(record, named);
        KeptAir.keep(findings, record);
        record.set(StateLayout.ALARMS_KEPT, alarmsKept);
        storeWear.keep(record);
        record.seal();
        // The store may hold it before it says so, and the one before until then.
        allowedMs = Units.ms(Math.min(allowedMs, record.word(StateLayout.RESERVED_MS)));
        long overlayMs = record.word(StateLayout.OVERLAY_RESERVED_MS);
        allowedOverlayMs = Units.ms(Math.min(allowedOverlayMs, overlayMs));
    }

    private void show(StateFrame out) {
        if (!pending) {
            out.nothing();
        } else if (pendingImage) {
            plan.copyTo(out.image());
            out.show(StateLayout.PLAN, sequence, record.words());
        } else {
            out.show(record.slot(), sequence, record.words());
        }
    }

    /** Up to which time the newest record reserves, if its plan has that envelope; else 0. */
    @Realizes({"req~link.restore~2", "req~persistence.monitor-restore~3"})
    @Ms
    long reservedMs(StoredState stored, long envelopeChecksum) {
        boolean found = stores && envelopeChecksum != 0 && record.find(stored);
        long named = LoadedPlan.envelopeOf(record.word(StateLayout.PLAN_CHECKSUM));
        boolean same = found && named == envelopeChecksum;
        return Units.ms(same ? record.word(StateLayout.RESERVED_MS) : 0);
    }

    /** Checksum of the envelope of the plan that the newest record names; 0 for none. */
    long storedEnvelope(StoredState stored) {
        boolean found = stores && record.find(stored);
        return found ? LoadedPlan.envelopeOf(record.word(StateLayout.PLAN_CHECKSUM)) : 0;
    }

    /**
     * Takes the newest record and the plan it names, judged from scratch. The plan is loaded then,
     * or there is none. A plan that was not started is taken only with its envelope.
     *
     * @param monitorFound whether the monitor found a record of its own
     * @param envelopeChecksum of the envelope that the monitor restored, 0 for none
     * @param monitorNl what it counts as given of the curve under it
     * @return whether there is a record
     */
    @Realizes({
        "req~persistence.restore~2",
        "req~persistence.plan-number~2",
        "req~persistence.announced~3"
    })
    boolean restore(
            StoredState stored, boolean monitorFound, long envelopeChecksum, @Nl long monitorNl) {
        seenChecksum = envelopeChecksum;
        seenNl = monitorNl;
        boolean found = stores && record.find(stored);
        if (found) {
            sequence = record.word(StateLayout.SEQUENCE);
            recordedState = (int) record.word(StateLayout.STATE);
            boolean named = recordedState != TherapyState.IDLE;
            if (named) {
                take(stored.slot(StateLayout.PLAN), envelopeChecksum);
            }
            plan.started(record.word(StateLayout.STARTED_PLAN_ID));
            // No START is taken before the monitor has a record.
            boolean had = plan.startedPlanId() > 0 || !blankMonitor(stored);
            lost = !monitorFound && had;
        } else {
            lost = stores && !(blankControl(stored) && blankMonitor(stored));
        }
        return found;
    }

    private void take(long[] image, long envelopeChecksum) {
        boolean begun = restoredState() != TherapyState.READY;
        plan.restore(image, record.word(StateLayout.PLAN_CHECKSUM));
        boolean named =
                plan.planId() == record.word(StateLayout.PLAN_ID)
                        && (begun || plan.envelopeChecksum() == envelopeChecksum);
        if (plan.loaded() && named) {
            keptChecksum = plan.checksum();
            allowedMs = Units.ms(record.word(StateLayout.RESERVED_MS));
        } else {
            plan.clear();
        }
    }

    private static boolean blankControl(StoredState stored) {
        return StateRecord.blank(stored.slot(StateLayout.CONTROL_A))
                && StateRecord.blank(stored.slot(StateLayout.CONTROL_B));
    }

    private static boolean blankMonitor(StoredState stored) {
        return StateRecord.blank(stored.slot(StateLayout.MONITOR_A))
                && StateRecord.blank(stored.slot(StateLayout.MONITOR_B));
    }

    /** The newest record. */
    StateRecord record() {
        return record;
    }

    /** Notes whether the plan that the record names is loaded; whether it is. */
    @Realizes({"req~persistence.restore~2", "req~persistence.announced~3"})
    boolean conclude() {
        restored = plan.loaded();
        lost = lost || (recordedState != TherapyState.IDLE && !restored);
        return restored;
    }

    /** Whether more may have been released than the restored record says. */
    boolean reserved() {
        return recordedState != TherapyState.IDLE && recordedState != TherapyState.READY;
    }

    /** What the monitor restored of the curve of the plan that is loaded, 0 for nothing. */
    @Realizes("req~persistence.restore~2")
    @Nl
    long seenNl() {
        return Units.nl(plan.envelopeChecksum() == seenChecksum ? seenNl : 0);
    }

    /** The state to begin in: one that was infusing is held, an overlay that ran is over. */
    int restoredState() {
        switch (recordedState) {
            case TherapyState.INFUSING:
                return TherapyState.HELD;
            case TherapyState.OVERLAY:
                return afterOverlay();
            default:
                return recordedState;
        }
    }

    /** Whether a KVO ran, which may have been after the end. */
    boolean restoredKvo() {
        return record.word(StateLayout.OVERLAY) == PlanLayout.KVO + 1;
    }

    private int afterOverlay() {
        int before = Overlay.stateBefore((int) record.word(StateLayout.OVERLAY) - 1);
        return before == TherapyState.INFUSING ? TherapyState.HELD : before;
    }
}
