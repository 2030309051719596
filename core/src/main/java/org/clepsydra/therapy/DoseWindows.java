package org.clepsydra.therapy;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;

/**
 * The limits on any hour and any day, over every source of a drug and every plan since power-on. A
 * stroke counts whole from its first microstep, so that none is begun that may not be finished.
 */
@Realizes("req~overlay.sliding-limits~2")
final class DoseWindows {
    /** Drugs that may be given in one day. */
    static final int DRUGS_MAX = 4;

    private static final long NEVER = -1;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final DrugWindows[] drugs = new DrugWindows[DRUGS_MAX];
    private final WideQuotient wide = new WideQuotient();
    private int loaded;

    DoseWindows(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i] = new DrugWindows();
        }
    }

    void pass(@Ms long ms) {
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i].pass(ms);
        }
    }

    /**
     * Counts for the drug of the loaded plan from now on. Where there are too many drugs to count,
     * the plan is refused and no longer loaded.
     */
    @Realizes({"req~overlay.drugs~1", "req~overlay.sliding-limits~2"})
    void choose() {
        int free = DRUGS_MAX;
        int own = DRUGS_MAX;
        for (int i = 0; i < DRUGS_MAX; i++) {
            boolean empty = drugs[i].empty();
            free = empty && free == DRUGS_MAX ? i : free;
            own = !empty && drugs[i].drugId() == plan.drugId() ? i : own;
        }
        int chosen = own == DRUGS_MAX ? free : own;
        if (chosen == DRUGS_MAX) {
            plan.rule(Rule.TOO_MANY_DRUGS, plan.drugId(), DRUGS_MAX);
            plan.clear();
        } else {
            loaded = chosen;
            drugs[chosen].take(plan.drugId());
        }
    }

    /**
     * Whether the hour's limit has room for {@code hourMicrosteps} and the day's for {@code
     * dayMicrosteps}; else the verdict says how long until both have, of the one that takes longer.
     */
    @Realizes("req~overlay.room~2")
    boolean haveRoom(long hourMicrosteps, long dayMicrosteps) {
        long hourMost = most(plan.hourNlMax(), hourMicrosteps);
        long dayMost = most(plan.dayNlMax(), dayMicrosteps);
        boolean hour = now().hourSum() <= hourMost;
        boolean day = now().daySum() <= dayMost;
        long hourMs = now().msToHour(hourMost);
        long dayMs = now().msToDay(dayMost);
        boolean dayLonger = dayMs == NEVER || (hourMs != NEVER && dayMs >= hourMs);
        if (!day && dayLonger) {
            plan.rule(Rule.DAY_USED_UP, dayMs, plan.dayNlMax());
        } else if (!hour) {
            plan.rule(Rule.HOUR_USED_UP, hourMs, plan.hourNlMax());
        }
        return hour && day;
    }

    /** The most that the span may hold with room for {@code wanted}; -1 for never. */
    private long most(long limitNl, long wanted) {
        long limit = microsteps(limitNl);
        // A limit below a quantum lets nothing go, however little is wanted.
        return limit < device.microstepsPerQuantum() ? -1 : limit - wanted;
    }

    /**
     * Microsteps that may still be released.
     *
     * @param begun those of the account that is released from, of which the last stroke may be
     *     under way
     */
    @Microsteps
    long room(@Microsteps long begun) {
        long hourRoom = microsteps(plan.hourNlMax()) - now().hourSum();
        long dayRoom = microsteps(plan.dayNlMax()) - now().daySum();
        long room = Math.max(0, Math.min(hourRoom, dayRoom));
        long part = room % Math.max(1, device.microstepsPerQuantum());
        return Units.microsteps(wholeFrom(begun) - begun + room - part);
    }

    /** Books {@code count} microsteps released on top of {@code begun} of the same account. */
    void book(@Microsteps long begun, long count) {
        now().book(wholeFrom(begun + count) - wholeFrom(begun));
    }

    private DrugWindows now() {
        return drugs[Math.max(0, Math.min(loaded, DRUGS_MAX - 1))];
    }

    @Realizes({"req~persistence.records~3", "req~persistence.windows~1"})
    void keep(StateRecord record) {
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i].keep(record, StateLayout.DRUGS + i * StateLayout.DRUG_WORDS);
        }
    }

    /** Goes on from {@code record}; time without power counts as none. */
    @Realizes("req~persistence.windows~1")
    void restore(StateRecord record) {
        for (int i = 0; i < DRUGS_MAX; i++) {
            drugs[i].restore(record, StateLayout.DRUGS + i * StateLayout.DRUG_WORDS);
        }
    }

    /** Rounded up to whole quanta. */
    private long wholeFrom(long begun) {
        long quantum = device.microstepsPerQuantum();
        long rest = begun % Math.max(1, quantum);
        return rest > 0 ? begun + quantum - rest : begun;
    }

    private long microsteps(long nl) {
        wide.divide(nl, device.microstepsPerRev(), device.nlPerRev());
        return wide.quotient();
    }
}
